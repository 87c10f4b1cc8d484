"""Who telephones whom when nothing else works: nobody calls more than a few."""

from collections.abc import Sequence

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import Struct

#: One person telephones at most so many others.
FAN = 3

#: Who is reached first: who takes the report, who leads, who speaks, then the others.
ORDER = (
    Role.DUTY_OFFICER,
    Role.CRISIS_LEAD,
    Role.HEAD_OF_AGENCY,
    Role.SPOKESPERSON,
    Role.MEDIA_LIAISON,
    Role.WRITER,
    Role.ANALYST,
    Role.LEGAL_ADVISER,
    Role.MEDIA_MONITOR,
    Role.AGENCY_LIAISON,
    Role.ADMIN,
)


class Phoned(Struct, frozen=True):
    """One person of the tree; `by` telephones them, None: they begin."""

    member: Member
    by: Member | None = None


def phone_tree(team: Sequence[Member], fan: int = FAN) -> list[Phoned]:
    """Return the tree, those who are called first at the top.

    Who has no number stands at the end and telephones nobody: no line breaks there.
    """
    people = sorted(
        (m for m in team if m.active and m.roles & set(ORDER)),
        key=lambda m: (not m.phone, _rank(m)),
    )
    callers = [m for m in people if m.phone] or people[:1]
    return [
        Phoned(member, callers[min((n - 1) // fan, len(callers) - 1)] if n else None)
        for n, member in enumerate(people)
    ]


def _rank(member: Member) -> int:
    return min(ORDER.index(role) for role in member.roles if role in ORDER)
