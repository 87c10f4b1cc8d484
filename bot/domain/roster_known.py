"""What reading a roster starts from, and what it finds."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.roster_days import Hours
from bot.domain.roster_people import Candidate, Trouble
from bot.domain.roster_shifts import Line
from bot.domain.values import Struct, field

#: So much of a line that cannot be read is shown.
SHOWN = 60


class Fault(Struct, frozen=True):
    """What is wrong with a line: its number, its words, and what it stumbled over."""

    number: int
    text: str
    trouble: Trouble
    said: str = ""
    meant: str = ""


class Known(Struct, frozen=True):
    """What a line leaves out: the day it is, the zone, the team, the named shifts."""

    today: date
    zone: str
    team: Sequence[Candidate]
    named: Mapping[str, Hours] = field(default_factory=dict)
    prefix: str = ""


class Found(Struct, frozen=True):
    """Everything that was read, and every line that could not be."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
