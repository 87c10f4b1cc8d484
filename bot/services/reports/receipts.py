"""The reporter's receipt: number, who is called, how urgent, what is missing."""

from typing import Any

from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Urgency
from bot.domain.surge import bundled
from bot.ports.mail import Button, Letter, MessageClass
from bot.services.calls.pings import who_is_next, who_was_called
from bot.services.reports.matching import same_issue
from bot.services.turn import Rows, Turn
from bot.services.views import issue_view

#: What can be added with one more message each, in the order of the buttons.
DETAILS = ("place", "happened", "source", "evidence")

#: What can still be tapped after a tap: only what is worse. Danger is the worst.
WORSE: dict[Urgency | None, tuple[Urgency, ...]] = {
    None: tuple(Urgency),
    Urgency.CAN_WAIT: (Urgency.DANGER, Urgency.SERVICE_DOWN, Urgency.PRESS_WAITING),
    Urgency.SERVICE_DOWN: (Urgency.DANGER,),
    Urgency.PRESS_WAITING: (Urgency.DANGER,),
    Urgency.DANGER: (),
}


def receipt_key(issue: Issue, album: str = "") -> str:
    """Return the key by which the first receipt, or that of an album, is rewritten."""
    return f"receipt:{issue.id}:{album}" if album else f"receipt:{issue.id}"


async def send_receipt(turn: Turn, issue: Issue, same: Issue | None) -> None:
    """Tell the reporter the number, in one message: the pressed one, or a new one.

    *same* is the open issue that it may be about, found before.
    """
    editing, (rows, facts) = turn.message_id, await _receipt(turn, issue, same)
    await turn.post(
        Letter(
            key=receipt_key(issue),
            klass=MessageClass.RECEIPT,
            chat_id=turn.member.user_id,
            text=turn.desk.words.message("receipt", turn.locale, **facts),
            rows=tuple(tuple(row) for row in rows),
            edits_message=editing,
            slot=f"message:{editing}" if editing else "",
        )
    )


async def refresh_receipt(
    turn: Turn, issue: Issue, *, done: bool = False, album: str = ""
) -> None:
    """Show the receipt as it stands now: rewritten after a press, new after a text.

    One that answers the first part of an *album* can be rewritten when more come.
    """
    rows, facts = await receipt(turn, issue, done=done)
    text = turn.desk.words.message("receipt", turn.locale, **facts)
    key = receipt_key(issue, album) if album else ""
    await turn.reply_text(text, rows=rows, key=key)


async def recount_receipt(turn: Turn, issue: Issue, album: str = "") -> None:
    """Let the receipt that answered the first part of an album count what came since.

    Without *album* it is the first receipt of the issue.
    """
    rows, facts = await receipt(turn, issue)
    key = receipt_key(issue, album)
    await turn.tell(
        turn.member,
        "receipt",
        klass=MessageClass.BOARD,
        edits=key,
        slot=key,
        rows=rows,
        **facts,
    )


async def receipt(
    turn: Turn, issue: Issue, *, done: bool = False
) -> tuple[Rows, dict[str, Any]]:
    """Return the buttons of a receipt, none when *done*, and what it says."""
    same = None if done else await same_issue(turn, issue)
    return await _receipt(turn, issue, same, done=done)


async def _receipt(
    turn: Turn, issue: Issue, same: Issue | None, *, done: bool = False
) -> tuple[Rows, dict[str, Any]]:
    climb = await turn.unit.escalations.find(issue.id)
    facts = {
        "issue": await issue_view(turn, issue, turn.member),
        "called": await who_was_called(turn, climb, turn.member) if climb else "",
        "next_names": await who_is_next(turn, climb, turn.member) if climb else "",
        "next_at": climb.due_at if climb else None,
        "bundled": bundled(climb),
        "same": await issue_view(turn, same, turn.member) if same else None,
        "done": done,
        "now": turn.now,
    }
    return ([] if done else _rows(turn, issue, same)), facts


def _rows(turn: Turn, issue: Issue, same: Issue | None) -> Rows:
    """Return the buttons: same issue?, urgencies, what is missing, done."""
    rows: list[list[Button]] = []
    if same is not None:
        short = same.id.partition("-")[2]
        label = turn.label("button.same_issue", number=short)
        rows.append([turn.button("same_issue", issue.id, value=same.id, text=label)])
    rows += _in_pairs([_urgency(turn, issue, u) for u in WORSE[issue.urgency]])
    missing = [d for d in DETAILS if not getattr(issue, d, "")]
    rows += _in_pairs(
        [turn.button("detail", issue.id, value=d, label=f"detail_{d}") for d in missing]
    )
    last = [turn.button("described", issue.id, label="done")]
    if issue.state is IssueState.REPORTED:
        last.append(turn.button("withdraw", issue.id))
    return [*rows, last]


def _in_pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


def _urgency(turn: Turn, issue: Issue, urgency: Urgency) -> Button:
    label = turn.label(f"urgency.{urgency}")
    return turn.button("urgency", issue.id, value=urgency, text=label)
