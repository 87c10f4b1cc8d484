"""What a situation report shows, ready for its template, and how much of it fits."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from bot.domain.values import Struct, replace
from bot.services.books.shelf import Count
from bot.services.views import IssueView


class Happening(Struct, frozen=True):
    """Something that happened or was done."""

    at: datetime
    what: str


class FigureLine(Struct, frozen=True):
    """A fact of a report; `change` is None where the last report did not have it."""

    short: str
    what: str
    value: Decimal | None
    unit: str
    place: str
    as_of: datetime
    source: str
    state: str
    new: bool = False
    change: Decimal | None = None


class DueLine(Struct, frozen=True):
    """A clock that runs."""

    what: str
    due_at: datetime
    late: bool


class SitrepSheet(Struct, frozen=True):
    """A whole report in one language; every list has the newest first.

    `asked` is whether somebody said which decisions are asked for, or that none are.
    `left_out` counts the lines that were cut, so that a message holds it.
    """

    issue: IssueView
    count: int
    at: datetime
    since: datetime | None
    level_before: str
    score_before: int | None
    stability: str
    same: bool
    writer: str
    summary: tuple[str, ...]
    requests: tuple[str, ...]
    asked: bool
    figures: Sequence[FigureLine]
    conflicts: int
    claims: Sequence[FigureLine]
    happened: Sequence[Happening]
    done: Sequence[Happening]
    words: Sequence[Happening]
    clocks: Sequence[DueLine]
    books: Sequence[tuple[str, Count]]
    risk: str
    next_at: datetime | None
    left_out: int = 0


def cut(sheet: SitrepSheet, lines: int) -> SitrepSheet:
    """Return the report with at most *lines* newest ones in each of its lists."""
    lists = (sheet.figures, sheet.claims, sheet.happened, sheet.done, sheet.words,
             sheet.clocks)  # fmt: skip
    left_out = sum(max(0, len(one) - lines) for one in lists)
    return replace(
        sheet,
        figures=sheet.figures[:lines],
        claims=sheet.claims[:lines],
        happened=sheet.happened[:lines],
        done=sheet.done[:lines],
        words=sheet.words[:lines],
        clocks=sheet.clocks[:lines],
        left_out=left_out,
    )
