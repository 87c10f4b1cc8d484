"""One page of a list: what stands on it, and the buttons that turn it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.ports.mail import Button
from bot.services.turn import Turn

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
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
