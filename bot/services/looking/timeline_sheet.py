"""The timeline of an issue as a sheet to draw: the newest lines, day by day."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from bot.domain.issue import Issue
from bot.domain.map_layout import shortened
from bot.domain.values import Struct
from bot.ports.pictures import TimelineLine, TimelineSheet
from bot.services.turn import Turn

#: So many lines are drawn, the newest: Telegram makes taller pictures smaller.
DRAWN = 20

#: Longer words would make a line too high; a title takes two lines.
WORDS, TITLE = 90, 110


class Told(Struct, frozen=True):
    """One line of the journal in words: when, which action, what, and who did it."""

    at: datetime
    action: str
    what: str
    who: str


def timeline_sheet(turn: Turn, issue: Issue, told: Sequence[Told]) -> TimelineSheet:
    """Return what the picture shows."""
    shown, left_out = told[-DRAWN:], max(0, len(told) - DRAWN)
    days = groupby(shown, lambda one: turn.desk.words.date(one.at, turn.locale))
    return TimelineSheet(
        title=turn.label("timeline.title", number=issue.number),
        subject=f'"{shortened(issue.title, TITLE)}"',
        days=[(day, [_line(turn, one) for one in lines]) for day, lines in days],
        left_out=turn.label("timeline.left_out", count=left_out) if left_out else "",
    )


def _line(turn: Turn, told: Told) -> TimelineLine:
    words = f"{told.what}, {told.who}" if told.who else told.what
    time = turn.desk.words.time(told.at, turn.locale)
    return TimelineLine(time, told.action, shortened(words, WORDS))
