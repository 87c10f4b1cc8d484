"""What steps did without: shown, and paid when the dossier has it."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.guards import Need, met
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.topics import BY_TIME, LATER, MET_AT, MET_BY, Topic
from bot.domain.values import Struct, replace
from bot.ports.lives import Debt
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.life.fixes import fixes
from bot.services.life.gathering import dossier_of
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: How many debts are listed; a screen has twelve lines.
LISTED = 8


async def settle_debts(turn: Turn, issue: Issue) -> int:
    """Pay every debt whose guard holds by now; return how many were paid."""
    owed = unpaid(await turn.unit.lives.debts(issue.id))
    if not owed:
        return 0
    dossier = await dossier_of(turn, issue)
    paid = [debt for debt in owed if met(debt.need, dossier)]
    for debt in paid:
        await turn.unit.lives.pay_debt(debt, turn.now)
        await turn.record("debt_paid", issue.id, f"{debt.code} {debt.need}")
    return len(paid)


def unpaid(debts: Sequence[Debt]) -> list[Debt]:
    """Return the debts that nobody has made up for."""
    return [debt for debt in debts if debt.paid_at is None]


class DebtLine(Struct, frozen=True):
    """One debt as its reader sees it; `reason` is empty for the fast lane."""

    what: str
    paid: bool
    who: str
    reason: str


async def debt_lines(turn: Turn, issue: Issue) -> list[DebtLine]:
    """Return the debts of an issue in words, those that are owed first."""
    debts = await turn.unit.lives.debts(issue.id)
    people = await turn.people()
    lines = [
        DebtLine(
            _what(turn, debt),
            debt.paid_at is not None,
            person(turn, people.get(debt.by), turn.member),
            debt.reason,
        )
        for debt in debts
    ]
    return _told_once(sorted(lines, key=lambda line: line.paid))


def _told_once(lines: Sequence[DebtLine]) -> list[DebtLine]:
    """Leave out a reason that the line above gives already."""
    above = (None, *lines)
    return [
        replace(one, reason="") if before and _same_reason(one, before) else one
        for before, one in zip(above, lines, strict=False)
    ]


def _same_reason(one: DebtLine, other: DebtLine) -> bool:
    return (one.who, one.reason) == (other.who, other.reason)


def _what(turn: Turn, debt: Debt) -> str:
    """Say what is missing, or what was made up for."""
    if debt.paid_at is not None and debt.need in MET_BY:
        return turn.label(f"note.{MET_BY[debt.need]}")
    if debt.paid_at is not None and debt.need in LATER:
        return turn.label(f"button.{MET_AT[debt.need]}")
    return owed_words(turn, debt.need)


def owed_words(turn: Turn, need: Need, locale: str = "") -> str:
    """Say what is owed; of what time alone pays, that nobody has to do anything."""
    words = turn.label(f"need.{need}", locale)
    if need not in BY_TIME:
        return words
    return f"{words} {turn.label('debt.by_time', locale)}"


async def owing_issue(
    turn: Turn, subject: str, topic: Topic | None = None, need: Need | None = None
) -> Issue:
    """Return an issue that may be written of: open, or closed and owing that.

    What is owed is met by *topic*, or is *need*. Raise `UnknownIssue`, `IssueFinished`.
    """
    issue = await the_issue(turn, subject)
    if issue.state is not IssueState.CLOSED:
        return await open_issue(turn, subject)
    owed = {debt.need for debt in unpaid(await turn.unit.lives.debts(issue.id))}
    if need in owed or topic in {MET_BY.get(one, need) for one in owed}:
        return issue
    return await open_issue(turn, subject)


async def show_debts(desk: Desk, pressed: Pressed) -> str:
    """Show what steps did without, with what pays it; "step" leads back to the step."""
    async with member_turn(desk, pressed, Action.STEP) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await list_debts(turn, issue, to_step=bool(pressed.press.value))
    return turn.toast


async def list_debts(turn: Turn, issue: Issue, *, to_step: bool = False) -> None:
    """Answer with what is owed, and with what pays it."""
    lines = await debt_lines(turn, issue)
    owed = unpaid(await turn.unit.lives.debts(issue.id))[:LISTED]
    needs = list(dict.fromkeys(debt.need for debt in owed))
    name = "next_step" if to_step else "see_issue"
    back = turn.button(name, issue.id, value="here", label="back")
    await turn.reply(
        "debts",
        rows=[*_payments(turn, issue, needs), [back]],
        issue=await issue_view(turn, issue, turn.member),
        lines=lines[:LISTED],
        more=max(0, len(lines) - LISTED),
    )


def _payments(turn: Turn, issue: Issue, needs: Sequence[Need]) -> list[list[Button]]:
    """Return what pays; of a finished issue only a closed one takes notes."""
    if issue.state not in TERMINAL:
        return fixes(turn, issue, needs, "")
    if issue.state is not IssueState.CLOSED:
        return []
    return fixes(turn, issue, [need for need in needs if _writable(need)], "")


def _writable(need: Need) -> bool:
    """Tell whether what meets *need* can still be written of a closed issue."""
    return need in MET_BY or need in LATER
