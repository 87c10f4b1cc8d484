"""Ways in and out of the screens of strategy: which issue, and where one came from."""

from collections.abc import Awaitable, Callable

from bot.domain.errors import TextTooLong
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.ports.mail import Button
from bot.services.life.debts import list_debts, owing_issue, settle_debts
from bot.services.life.screens import look_at, show_next
from bot.services.turn import Turn

#: Whoever came from a step is led back to it.
STEP = "step"

#: What is typed is at most this long.
LONGEST = 1500

Show = Callable[[Turn, Issue], Awaitable[None]]


def checked(words: str, limit: int = LONGEST) -> str:
    """Return what was typed; raise `TextTooLong`."""
    if len(words) > limit:
        raise TextTooLong(limit=limit, length=len(words))
    return words


async def writable(turn: Turn, subject: str, need: Need) -> Issue:
    """Return an issue that may be written about: open, or closed and owing *need*.

    Raise `UnknownIssue`, `IssueFinished`.
    """
    return await owing_issue(turn, subject, need=need)


def back_row(turn: Turn, issue: Issue, origin: str, to: str = "books") -> list[Button]:
    """Return the way back: to the step or the debts, or else to the page *to*."""
    if origin and issue.state in TERMINAL:
        return [turn.button("debts", issue.id, label="back")]
    if origin:
        return [turn.button("next_step", issue.id, value="here", label="back")]
    return [turn.button(to, issue.id, version=1, label="back")]


async def go_on(turn: Turn, issue: Issue, origin: str, show: Show) -> None:
    """Pay what is paid now; then lead back to the step, or show what was written."""
    await settle_debts(turn, issue)
    if not origin:
        await show(turn, issue)
    elif issue.state in TERMINAL:
        await list_debts(turn, issue)
    else:
        await show_next(turn, await look_at(turn, issue))
