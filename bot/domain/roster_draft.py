"""Lines of a roster that were read and wait for a yes."""

from datetime import datetime

from bot.domain.roster_known import Fault
from bot.domain.roster_shifts import Line
from bot.domain.values import Struct


class RosterDraft(Struct, frozen=True):
    """What its author is about to apply, all at once; *replaces*: in place of all."""

    id: str
    author: int
    at: datetime
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...] = ()
    replaces: bool = False
