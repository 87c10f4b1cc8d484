"""Who speaks about an issue now: the one answer for cards, guards and warnings."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.access import HEAD_IS_SUBJECT, may_see
from bot.domain.assignment import Assignment, Seat, holder, offers
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.mandate import Mandate
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import Struct
from bot.services.assigning.knowing import SPEAKER, roles_of
from bot.services.people.away import away_now
from bot.services.turn import Turn

#: Who stands in for who speaks has a seat too.
DEPUTY = Seat(Role.SPOKESPERSON, deputy=True)


class Voice(Struct, frozen=True):
    """Who speaks, who was asked to, and who steps in; None: nobody.

    `away` tells that who speaks is on leave. `lapsed` spoke until the mandate ended;
    `since` is when who speaks agreed, or who was asked was asked; `chosen` was asked to
    step in and has not answered.
    """

    speaker: Member | None = None
    asked: Member | None = None
    deputy: Member | None = None
    chosen: Member | None = None
    lapsed: Member | None = None
    mandate: Mandate | None = None
    since: datetime | None = None
    away: bool = False

    @property
    def standing_in(self) -> bool:
        """Tell whether the deputy speaks."""
        return self.speaker is not None and self.speaker == self.deputy


async def voice_of(turn: Turn, issue: Issue) -> Voice:
    """Return who speaks about *issue*: who agreed, may see it, and whose time lasts."""
    found = await roles_of(turn, issue)
    mandate = await turn.unit.mandates.newest(issue.id)
    has = holder(found, SPEAKER)
    known = await _usable(turn, issue, has)
    over = mandate is not None and mandate.over(turn.now)
    asked = _newest(offers(found, SPEAKER))
    since = has.assumed_at if has and known and not over else None
    return Voice(
        speaker=None if over else known,
        asked=await _usable(turn, issue, asked, outside=True),
        deputy=await _usable(turn, issue, holder(found, DEPUTY)),
        chosen=await _usable(turn, issue, _newest(offers(found, DEPUTY)), outside=True),
        lapsed=known if over else None,
        mandate=mandate,
        since=since or (asked.offered_at if asked else None),
        away=known is not None and known.user_id in await away_now(turn),
    )


def _newest(found: Sequence[Assignment]) -> Assignment | None:
    return found[-1] if found else None


async def _usable(
    turn: Turn, issue: Issue, one: Assignment | None, *, outside: bool = False
) -> Member | None:
    """Return whose assignment it is, if they can act; *outside*: before they see it."""
    found = await turn.unit.members.find(one.member) if one else None
    if found is None or not found.active:
        return None
    return found if outside or may_see(found, issue) else None


async def face_at_top(turn: Turn, issue: Issue) -> Member | None:
    """Return the head, who is the face at L4; None below, or where there is none.

    A head who is the subject of the issue never is (F4).
    """
    if issue.level is not Level.L4 or HEAD_IS_SUBJECT in issue.floors:
        return None
    heads = [m for m in await turn.team() if Role.HEAD_OF_AGENCY in m.roles]
    able = [m for m in heads if m.active and may_see(m, issue)]
    return able[0] if able else None
