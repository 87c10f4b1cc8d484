"""An account said to be taken over: what it may not do until somebody decides."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import Struct

#: What a suspected account may not do: nobody can be put out of the way by it, nor
#: given an office, and nothing opened; no protected name is read. Who judges an
#: account, `deciders` says.
FROZEN = frozenset(
    {
        Action.MANAGE_MEMBERS,
        Action.INVITE,
        Action.RECORD_ACTING,
        Action.LIFT,
        Action.PROTECT_NAMES,
    }
)


class Suspicion(Struct, frozen=True):
    """Who is suspected, who said so; `widened`: the leads were asked, too."""

    user_id: int
    raised_by: int
    raised_at: datetime
    widened: bool = False


def deciders(
    team: Iterable[Member], suspicion: Suspicion, open_: Iterable[Suspicion] = ()
) -> list[Member]:
    """Return who decides: the admins; without any, or when widened, the leads too.

    Nobody who is suspected does, but for those whom only the account in question
    accuses: it bars no judge of its own. Whoever raised it decides only as an admin,
    who could suspend in any case, or where there is nobody else. *open_* is all that
    waits.
    """
    accused = {one.user_id for one in open_ if one.raised_by != suspicion.user_id}
    able = [
        m
        for m in team
        if m.reachable
        and m.user_id not in {suspicion.user_id, *accused}
        and may(m, Action.DECIDE_SUSPICION)
    ]
    others = [m for m in able if m.user_id != suspicion.raised_by or _manages(m)]
    able = others or able
    admins = [m for m in able if _manages(m)]
    return able if suspicion.widened or not admins else admins


def _manages(member: Member) -> bool:
    return Role.ADMIN in member.roles
