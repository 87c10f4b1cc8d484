"""Who is on leave: from when, until when, and who stands in; it ends by itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.member import Member
from bot.domain.values import Struct


class Absence(Struct, frozen=True):
    """The leave of one member, at most one at a time; why is nobody's business.

    It covers `starts_at` up to `ends_at`, which no longer belongs to it.
    """

    user_id: int
    starts_at: datetime
    ends_at: datetime
    noted_by: int
    noted_at: datetime
    stand_in: int | None = None

    def covers(self, instant: datetime) -> bool:
        """Tell whether the member is away at *instant*."""
        return self.starts_at <= instant < self.ends_at


#: The noted leave of each member, by user id.
Absences = Mapping[int, Absence]


def away(absences: Absences, user_id: int, instant: datetime) -> Absence | None:
    """Return the leave that covers *instant*; None where the member is there."""
    noted = absences.get(user_id)
    return noted if noted is not None and noted.covers(instant) else None


def stand_in(
    absences: Absences, team: Iterable[Member], user_id: int, instant: datetime
) -> Member | None:
    """Return who is there in place of a member on leave; None for nobody.

    A stand-in who is on leave too is stood in for by theirs.
    """
    people = {member.user_id: member for member in team}
    passed: set[int] = set()
    while (leave := away(absences, user_id, instant)) is not None:
        passed.add(user_id)
        if leave.stand_in is None or leave.stand_in in passed:
            return None
        user_id = leave.stand_in
    found = people.get(user_id) if passed else None
    return found if found is not None and found.reachable else None
