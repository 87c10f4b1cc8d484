"""The reporter's receipt: number, who is called, how urgent, what is missing."""

from typing import Any

from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Urgency
from bot.ports.mail import Button, MessageClass
from bot.services.pings import called_next, called_now
from bot.services.turn import Turn
from bot.services.views import issue_view

#: What can be added with one more message each, in the order of the buttons.
DETAILS = ("place", "happened", "source", "evidence")


async def send_receipt(turn: Turn, issue: Issue, same: Issue | None = None) -> None:
    """Tell the reporter the number, in one new message."""
    await turn.tell(
        turn.member,
        "receipt",
        klass=MessageClass.RECEIPT,
        key=f"receipt:{issue.id}",
        rows=await receipt_rows(turn, issue, same),
        **await receipt_facts(turn, issue, same),
    )


async def refresh_receipt(turn: Turn, issue: Issue, *, done: bool = False) -> None:
    """Show the receipt as it stands now: rewritten after a press, new after a text."""
    rows = [] if done else await receipt_rows(turn, issue)
    await turn.reply("receipt", rows=rows, **await receipt_facts(turn, issue))


async def receipt_facts(
    turn: Turn, issue: Issue, same: Issue | None = None
) -> dict[str, Any]:
    """Return what the receipt says."""
    climb = await turn.unit.escalations.find(issue.id)
    return {
        "issue": await issue_view(turn, issue, turn.member),
        "called": await called_now(turn, climb, turn.member) if climb else "",
        "next_names": await called_next(turn, climb, turn.member) if climb else "",
        "next_at": climb.due_at if climb else None,
        "same": await issue_view(turn, same, turn.member) if same else None,
        "now": turn.now,
    }


async def receipt_rows(
    turn: Turn, issue: Issue, same: Issue | None = None
) -> list[list[Button]]:
    """Return the buttons: same issue?, four urgencies, what is missing, done."""
    rows: list[list[Button]] = []
    if same is not None and issue.state is IssueState.REPORTED:
        short = same.id.partition("-")[2]
        label = turn.label("button.same_issue", number=short)
        rows.append([turn.button("same_issue", issue.id, value=same.id, text=label)])
    if issue.urgency is None:
        pairs = (list(Urgency)[:2], list(Urgency)[2:])
        rows += [[_urgency(turn, issue, u) for u in pair] for pair in pairs]
    missing = [d for d in DETAILS if not getattr(issue, d, "")]
    buttons = [
        turn.button("detail", issue.id, value=d, label=f"detail_{d}") for d in missing
    ]
    rows += [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    last = [turn.button("described", issue.id, label="done")]
    if issue.state is IssueState.REPORTED:
        last.append(turn.button("withdraw", issue.id))
    return [*rows, last]


def _urgency(turn: Turn, issue: Issue, urgency: Urgency) -> Button:
    label = turn.label(f"urgency.{urgency}")
    return turn.button("urgency", issue.id, value=urgency, text=label)
