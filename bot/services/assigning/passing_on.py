"""When an offer is not taken: the deputy is asked, and who decides hears of it."""

from collections.abc import Sequence

from bot.domain.assignment import Assignment, offers
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.assigning.instead import next_in_line
from bot.services.assigning.knowing import clashing, may_be_offered, roles_of
from bot.services.assigning.notices import tell_gap
from bot.services.assigning.offering import Offer, offer_roles
from bot.services.turn import Turn


async def pass_on(turn: Turn, issue: Issue, gone: Sequence[Assignment]) -> None:
    """Offer what one person did not take to whoever deputises, and tell who decides."""
    asked = await ask_next(turn, issue, gone)
    await tell_gap(turn, issue, gone, asked)


async def ask_next(
    turn: Turn, issue: Issue, gone: Sequence[Assignment]
) -> list[tuple[Assignment, Member]]:
    """Offer each of these seats to who deputises in it; return what is offered.

    Somebody who is asked for one already stays asked.
    """
    asked = []
    for one in gone:
        waiting = offers(await roles_of(turn, issue), one.seat)
        already = await turn.unit.members.find(waiting[-1].member) if waiting else None
        if already is not None:
            asked.append((waiting[-1], already))
            continue
        deputy = await _next(turn, issue, one)
        if deputy is not None:
            offer = Offer(one.seat, deputy, note=one.note)
            made = await offer_roles(turn, issue, [offer], by_clock=True)
            asked.append((made[0], deputy))
    return asked


async def _next(turn: Turn, issue: Issue, one: Assignment) -> Member | None:
    """Return who is asked after *one*; None where nobody was named or can be.

    That is who was named with the offer, else the deputy of the team; in the place of
    somebody on leave it is who stands in.
    """
    team = await turn.unit.assignments.team(issue.id)
    posts = team.posts if team is not None else ()
    named = one.then_ask or next((p.deputy for p in posts if p.seat == one.seat), None)
    found = await roles_of(turn, issue)
    before = {a.member for a in found if a.seat == one.seat and not a.held}
    for user_id in await next_in_line(turn, one, named):
        to = await turn.unit.members.find(user_id)
        if to is None or user_id in before:
            continue
        clash = clashing(turn, to, issue, one.seat, found)
        if may_be_offered(turn, to, issue, one.seat) and not clash:
            return to
    return None
