"""An issue: what was reported and where it stands."""

import re
from datetime import datetime

from bot.domain.issue_life import IssueState
from bot.domain.levels import Level, Urgency
from bot.domain.values import Struct

_NUMBER = re.compile(r"(?:(?:ISU-)?(\d{4})-)?(\d{1,6})", re.IGNORECASE)


class Issue(Struct, frozen=True):
    """An issue on the desk. `id` is "2026-0001"; people read "ISU-2026-0001".

    Who may see one that is `restricted` says `bot.domain.access.may_see`; `circle` are
    those who were let in, `lead` who was appointed to lead it.
    """

    id: str
    title: str
    state: IssueState
    reported_by: int
    reported_at: datetime
    version: int = 0
    urgency: Urgency | None = None
    level: Level | None = None
    level_max: Level | None = None
    score: int | None = None
    floors: tuple[str, ...] = ()
    owner: int | None = None
    taken_at: datetime | None = None
    place: str = ""
    happened: str = ""
    source: str = ""
    merged_into: str = ""
    mapping_owed: bool = False
    restricted: bool = False
    circle: tuple[int, ...] = ()
    lead: int | None = None

    @property
    def number(self) -> str:
        """Return the number that people read (contract.md)."""
        return f"ISU-{self.id}"


def issue_id(year: int, count: int) -> str:
    """Return the identity of the *count*-th issue of *year*."""
    return f"{year:04d}-{count:04d}"


def parse_number(text: str) -> tuple[int | None, int] | None:
    """Read `12`, `2026-0012` or `ISU-2026-0012`: (year or None, count), or None."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or not match[2].isascii() or int(match[2]) == 0:
        return None
    return (int(match[1]) if match[1] else None), int(match[2])
