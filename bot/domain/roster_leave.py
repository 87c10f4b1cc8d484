"""What leave does to a roster: who stands in has the turn, else it stands empty."""

from collections.abc import Iterable
from itertools import pairwise

from bot.domain.absence import Absences, stand_in
from bot.domain.member import Member
from bot.domain.roster_shifts import Cover, covered

#: Nobody is on duty where nobody stands in.
NOBODY = 0


def leave_covers(absences: Absences, team: Iterable[Member]) -> tuple[Cover, ...]:
    """Return each leave as covers by who stands in, or by nobody.

    A stand-in may be on leave for a part of it: then theirs comes in for that part.
    """
    people = tuple(team)
    ends = {at for one in absences.values() for at in (one.starts_at, one.ends_at)}
    covers: list[Cover] = []
    for leave in absences.values():
        within = [at for at in sorted(ends) if leave.starts_at <= at <= leave.ends_at]
        for begins, until in pairwise(within):
            other = stand_in(absences, people, leave.user_id, begins)
            stands = other.user_id if other is not None else NOBODY
            name = f"leave:{leave.user_id}:{len(covers)}"
            covers.append(Cover(name, begins, until, leave.user_id, stands))
    return tuple(covers)


def stood_in(person: int, covers: list[Cover], leaves: list[Cover]) -> int:
    """Return who really stands: after covers, and for who is on leave then.

    Who stands in for somebody on leave may have given that turn on in their own name.
    """
    person = covered(person, covers)
    instead = covered(person, leaves)
    if instead in (person, NOBODY):
        return instead
    return covered(covered(instead, covers), leaves)
