"""Who hears what became of an offered role: who offered it, and the lead."""

from collections.abc import Sequence

from bot.domain.access import may_see
from bot.domain.assignment import Assignment
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.services.assigning.knowing import role_reason
from bot.services.assigning.offer_letters import roles_named
from bot.services.assigning.vacancies import fill_rows, put_off
from bot.services.circle.led_by import lead_of
from bot.services.life.offering import ways_on
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def deciders(
    turn: Turn, issue: Issue, ones: Sequence[Assignment]
) -> list[Member]:
    """Return who decides about these roles: the lead, and who offered them."""
    lead = await lead_of(turn, issue)
    asked = [
        await turn.unit.members.find(one.offered_by) for one in ones if one.offered_by
    ]
    found = {m.user_id: m for m in (lead, *asked) if m is not None}
    able = [m for m in found.values() if m.reachable and may_see(m, issue)]
    actor = turn.actor.user_id if turn.actor else 0
    return [m for m in able if m.user_id != actor]


async def tell_accepted(turn: Turn, issue: Issue, taken: Sequence[Assignment]) -> None:
    """Tell who offered roles that they are taken; of a team that is called, once whole.

    Whoever handed a role over hears of it in any case.
    """
    team = await turn.unit.assignments.team(issue.id)
    whole = team is not None and team.look_at is not None
    news = [one for one in taken if one.replaces or not whole]
    by = {one.offered_by for one in news if not await _announced(turn, one)}
    for to in await deciders(turn, issue, news):
        if to.user_id in by:
            theirs = [one for one in news if one.offered_by == to.user_id]
            await _tell_accepted(turn, issue, theirs, to)


async def _announced(turn: Turn, one: Assignment) -> bool:
    """Tell whether an announcement says it: who leads, and who speaks no more."""
    if one.role == Role.CRISIS_LEAD:
        return True
    old = await turn.unit.assignments.find(one.replaces) if one.replaces else None
    handed = old is not None and old.member == one.offered_by
    return one.role == Role.SPOKESPERSON and handed


async def _tell_accepted(
    turn: Turn, issue: Issue, taken: Sequence[Assignment], to: Member
) -> None:
    await turn.tell(
        to,
        "role_accepted",
        klass=MessageClass.PING,
        rows=[await ways_on(turn, issue, to)],
        issue=await issue_view(turn, issue, to),
        who=person(turn, turn.member, to),
        roles=roles_named(turn, taken, to.locale),
    )


async def tell_gap(
    turn: Turn,
    issue: Issue,
    gone: Sequence[Assignment],
    asked: Sequence[tuple[Assignment, Member]],
) -> None:
    """Tell who decides that roles were not taken, and who is asked now, if anybody.

    *gone* are of one person; *asked* are the offers that went on to a deputy.
    """
    await put_off(turn, issue)
    first = gone[0]
    who = await turn.unit.members.find(first.member)
    left = [one for one in gone if one.seat not in {a.seat for a, _ in asked}]
    for to in await deciders(turn, issue, gone):
        rows = fill_rows(turn, issue, [one.seat for one in left], to.locale)
        await turn.tell(
            to,
            "role_gap",
            klass=MessageClass.PING,
            rows=[*rows, [turn.button("team", issue.id, locale=to.locale)]],
            issue=await issue_view(turn, issue, to),
            who=person(turn, who, to),
            how=first.state,
            reason=role_reason(turn, first, to.locale),
            roles=roles_named(turn, gone, to.locale),
            asked=[
                (person(turn, member, to), roles_named(turn, [one], to.locale))
                for one, member in asked
            ],
            until=asked[0][0].expires_at if asked else None,
            kept=bool(first.replaces) and bool(left),
            now=turn.now,
        )
