"""One page of a list: what stands on it, and the buttons that turn it."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from bot.domain.issue import Issue
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.finding import the_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn

T = TypeVar("T")


class Page(Struct, Generic[T], frozen=True):
    """What is shown of a list; `index` counts from 0, `count` is of pages."""

    shown: Sequence[T]
    index: int
    count: int

    @property
    def number(self) -> int:
        """Return the number that people read."""
        return self.index + 1


def page_of(entries: Sequence[T], index: int, size: int) -> Page[T]:
    """Return the page of *size* entries at *index*, or the last one before it."""
    count = max(1, -(-len(entries) // size))
    index = min(index, count - 1)
    return Page(entries[index * size : (index + 1) * size], index, count)


def turning(
    turn: Turn, press: str, subject: str, page: Page[T], origin: str = ""
) -> list[list[Button]]:
    """Return the buttons that turn the pages; *origin* goes along: "1:step"."""
    steps = (("previous_page", page.index - 1), ("next_page", page.index + 1))
    behind = f":{origin}" if origin else ""
    row = [
        turn.button(press, subject, value=f"{to}{behind}", version=1, label=label)
        for label, to in steps
        if 0 <= to < page.count
    ]
    return [row] if row else []


async def sheet_under(turn: Turn, pressed: Pressed) -> tuple[Issue, int, str]:
    """Return which issue's sheet a button opens, its page, and where it came from.

    Its value is "2", or "0:step" where a step of the issue leads there and back. A
    button without a version opens a new message. Raise `UnknownIssue`.
    """
    issue = await the_issue(turn, pressed.press.subject)
    page, _, origin = pressed.press.value.partition(":")
    turn.message_id = turn.message_id if pressed.press.version else 0
    return issue, int(page or 0), origin


def way_back(turn: Turn, issue: Issue, origin: str) -> list[Button]:
    """Return the button that leaves a sheet: to the step, or to the registers."""
    name, value = ("next_step", "here") if origin else ("books", "")
    return [turn.button(name, issue.id, value=value, version=1, label="back")]
