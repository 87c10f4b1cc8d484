"""An account said to be taken over: what it may not do until somebody decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.domain.roles import Role

#: What a suspected account may not do: nobody can be put out of the way by it.
FROZEN = frozenset({Action.MANAGE_MEMBERS, Action.INVITE, Action.DECIDE_SUSPICION})


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Who is suspected, who said so; `widened`: the leads were asked, too."""

    user_id: int
    raised_by: int
    raised_at: datetime
    widened: bool = False


def deciders(
    team: Iterable[Member], suspicion: Suspicion, suspected: Iterable[int] = ()
) -> list[Member]:
    """Return who decides: the admins; without any, or when widened, the leads too.

    The suspected account never does, nor does any other that is suspected.
    """
    barred = {suspicion.user_id, *suspected}
    others = [m for m in team if m.reachable and m.user_id not in barred]
    able = [m for m in others if may(m, Action.DECIDE_SUSPICION)]
    admins = [m for m in able if Role.ADMIN in m.roles]
    return able if suspicion.widened or not admins else admins
