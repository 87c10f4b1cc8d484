"""Where a note leads back to: the page it was opened from, the step, the debts."""

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, step_row
from bot.ports.mail import Button
from bot.services.circle.access_page import show_access
from bot.services.life.asking import back
from bot.services.life.debts import list_debts
from bot.services.life.screens import look_at, show_next, show_step
from bot.services.speaking.voice_screen import show_speaking
from bot.services.turn import Turn

Page = Callable[[Turn, Issue, str], Awaitable[None]]


async def _access(turn: Turn, issue: Issue, waits: str) -> None:
    await show_access(turn, issue, waits=waits)


#: The pages that open a note; each is the name of its button, too.
PAGES: Mapping[str, Page] = {"access": _access, "speaking": show_speaking}


def back_to(turn: Turn, issue: Issue, code: str) -> list[Button]:
    """Return the button to where a note was opened from."""
    if code in PAGES:
        return [turn.button(code, issue.id, version=1, label="back")]
    if issue.state in TERMINAL:
        return [turn.button("debts", issue.id, label="back")]
    return back(turn, issue)


async def go_on(turn: Turn, issue: Issue, code: str, waits: str) -> None:
    """Return to where the note was opened from, or to the next step if it is gone."""
    if code in PAGES:
        await PAGES[code](turn, issue, waits)
        return
    if issue.state in TERMINAL:
        await list_debts(turn, issue)
        return
    look = await look_at(turn, issue)
    step = step_row(issue.state, code)
    if step is None:
        await show_next(turn, look, waits=waits)
    else:
        await show_step(turn, look, step, waits=waits)
