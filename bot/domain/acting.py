"""Who acts for the holder of an office, by letter: Plh. and Plt. (doctrine 4.4)."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from enum import StrEnum

from bot.domain.access import HEAD_IS_SUBJECT
from bot.domain.roles import Role
from bot.domain.values import Struct


class ActingKind(StrEnum):
    """Daily executor while the holder is away; caretaker of a vacant office."""

    PLH = "plh"
    PLT = "plt"


#: The offices that sign texts: for these one may act.
OFFICES: tuple[Role, ...] = (
    Role.HEAD_OF_AGENCY,
    Role.CRISIS_LEAD,
    Role.SPOKESPERSON,
    Role.LEGAL_ADVISER,
)


class Acting(Struct, frozen=True):
    """Somebody acts for an office, from one instant to another, by a letter.

    `letter` is its number and date as typed; `evidence` a photo or file of it, "" for
    none. It ends by itself at `until`, or at `ended_at` where somebody ended it.
    """

    id: str
    role: Role
    actor: int
    kind: ActingKind
    since: datetime
    until: datetime
    letter: str
    by: int
    at: datetime
    evidence: str = ""
    ended_by: int | None = None
    ended_at: datetime | None = None

    def in_force(self, now: datetime) -> bool:
        """Tell whether it holds at *now*; its end no longer belongs to it."""
        ended = self.ended_at is not None and self.ended_at <= now
        return self.since <= now < self.until and not ended


def counting(
    known: Iterable[Acting], now: datetime, floors: Collection[str]
) -> list[Acting]:
    """Return who acts now where an issue with *floors* is concerned.

    Nobody acts for a head who is the subject (F4): who stands above decides then.
    """
    barred = {Role.HEAD_OF_AGENCY} if HEAD_IS_SUBJECT in floors else set()
    return [one for one in known if one.in_force(now) and one.role not in barred]


def with_offices(
    team: Mapping[int, AbstractSet[Role]], acting: Iterable[Acting]
) -> dict[int, AbstractSet[Role]]:
    """Return the roles of a team, with the offices for which its members act."""
    found = dict(team)
    for one in acting:
        if one.actor in found:
            found[one.actor] = found[one.actor] | {one.role}
    return found
