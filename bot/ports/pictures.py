"""The port of pictures: what the map and the timeline show, and who draws them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.domain.issue_map import Quadrant, Spot
from bot.domain.levels import Level
from bot.domain.values import Struct


class NotDrawn(Exception):
    """The picture could not be made; its words can still be sent."""


class MapSheet(Struct, frozen=True, kw_only=True):
    """The map of open issues; all words are finished.

    `across` and `up` name the directions, `tail` says what a tail means, `below` is a
    line of those that have no place, "" for none.
    """

    title: str
    moment: str
    spots: Sequence[Spot]
    quadrants: Mapping[Quadrant, str]
    levels: Mapping[Level, str]
    across: str
    up: str
    tail: str
    below: str = ""


class TimelineLine(Struct, frozen=True):
    """One line of a timeline: when, which action of the journal, and its words."""

    time: str
    action: str
    words: str


class TimelineSheet(Struct, frozen=True, kw_only=True):
    """The timeline of one issue, day by day; `left_out` is "" where all is shown."""

    title: str
    subject: str
    days: Sequence[tuple[str, Sequence[TimelineLine]]]
    left_out: str = ""


class PaperPart(Struct, frozen=True):
    """A part of a paper: a label at its side, words, a table; each may be empty.

    `widths` are the shares of the columns, as many as `head` has.
    """

    label: str = ""
    text: str = ""
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    widths: Sequence[int] = ()


class PaperSheet(Struct, frozen=True, kw_only=True):
    """A paper of the office with its letterhead; all words are finished.

    `heading` stands in the middle, line by line; `parts` follow, then `signed` at the
    right, then `annex` on a page of its own; `foot` is on every page.
    """

    organisation: str
    address: str
    heading: Sequence[str]
    parts: Sequence[PaperPart]
    signed: Sequence[str] = ()
    annex_heading: Sequence[str] = ()
    annex: Sequence[PaperPart] = ()
    foot: str = ""


#: What can be drawn.
Sheet = MapSheet | TimelineSheet | PaperSheet


class Pictures(Protocol):
    """Draws sheets beside the event loop: a paper as PDF, all others as PNG."""

    async def draw(self, sheet: Sheet) -> bytes:
        """Return the picture or the paper; raise `NotDrawn`."""


class NoPictures:
    """Draws nothing: for a desk without a drawing room."""

    async def draw(self, sheet: Sheet) -> bytes:
        """Raise `NotDrawn`."""
        raise NotDrawn("there is no drawing room")
