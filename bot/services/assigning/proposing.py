"""From a level on the lead is offered a team: one message, one tap to send it."""

from collections.abc import Sequence

from bot.domain.access import may_see
from bot.domain.assignment import Assignment, Seat
from bot.domain.clocks import Stop
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.team_proposal import Candidate, propose
from bot.domain.values import replace
from bot.ports.assignments import Post, Team
from bot.ports.mail import MessageClass
from bot.services.assigning.knowing import (
    clashing,
    may_be_offered,
    roles_of,
    speaker_of,
)
from bot.services.assigning.team_draft import draft_facts, draft_rows
from bot.services.assigning.vacancies import leading
from bot.services.circle.led_by import lead_of
from bot.services.people.away import gone_now, stand_ins_now
from bot.services.roster.knowing import on_duty_now
from bot.services.timing.meeting import meet
from bot.services.turn import Turn
from bot.services.views import issue_view


async def team_for_level(turn: Turn, issue: Issue) -> None:
    """Offer the lead the team of a level that was set just now, where it asks for one.

    A team that was called already gets the places that the level asks for besides.
    """
    if await speaker_of(turn, issue) is not None:
        await meet(turn, issue, Stop.RESPONDER_ACCEPTED)
    least = turn.desk.playbook.roles.form_from
    if least is None or (issue.level or 0) < least:
        return
    team = await turn.unit.assignments.team(issue.id)
    wanted = await proposal(turn, issue)
    if team is not None and team.sent_at is not None:
        await _widen(turn, issue, team, wanted)
        return
    await turn.unit.assignments.put_team(wanted)
    await turn.record("team_proposed", issue.id)
    await _offer(turn, issue, wanted)


async def _widen(turn: Turn, issue: Issue, team: Team, wanted: Team) -> None:
    """Let a team that was called have the places that it lacks; the lead fills them."""
    more = [post for post in wanted.posts if post.seat not in team.seats]
    if more:
        posts = (*team.posts, *(replace(post, member=None) for post in more))
        wider = replace(team, posts=posts, look_at=turn.now)
        await turn.unit.assignments.put_team(wider)
        await turn.record("team_proposed", issue.id)


async def _offer(turn: Turn, issue: Issue, team: Team) -> None:
    for to in await leading(turn, issue):
        await turn.tell(
            to,
            "team_draft",
            klass=MessageClass.PING,
            slot=f"team:{issue.id}",
            rows=await draft_rows(turn, issue, team, to),
            issue=await issue_view(turn, issue, to),
            **await draft_facts(turn, issue, team, to),
        )


async def proposal(turn: Turn, issue: Issue) -> Team:
    """Propose who has which role: by level, by floor rules, and who can be asked.

    Nobody on leave is proposed; who stands in for them comes first where they would.
    """
    rules, found = turn.desk.playbook.roles, await roles_of(turn, issue)
    codes = rules.templates[issue.level or Level.L1].of(issue.floors)
    gone = await gone_now(turn)
    people = [
        m
        for m in await turn.team()
        if m.reachable and may_see(m, issue) and m.user_id not in gone
    ]
    barred = {
        code: [
            m.user_id
            for m in people
            if not may_be_offered(turn, m, issue, Seat(code))
            or clashing(turn, m, issue, Seat(code), found)
        ]
        for code in codes
    }
    fixed = await _fixed(turn, issue, found)
    known = await _known(turn, issue, people)
    made = propose(codes, rules, known, fixed, barred)
    posts = tuple(Post(one.seat, one.member, one.deputy) for one in made)
    return Team(issue.id, posts, turn.now)


async def _known(turn: Turn, issue: Issue, people: Sequence[Member]) -> list[Candidate]:
    """Return who can be asked: who is on duty is here, and so is the owner."""
    here = {issue.owner} | await on_duty_now(turn)
    had = {member.user_id: member.roles for member in await turn.team()}
    stands: dict[int, frozenset[Role]] = {}
    for gone, other in (await stand_ins_now(turn)).items():
        stands[other] = stands.get(other, frozenset()) | had.get(gone, frozenset())
    return [
        Candidate(
            m.user_id,
            m.roles | stands.get(m.user_id, frozenset()),
            m.user_id in here,
        )
        for m in people
    ]


async def _fixed(
    turn: Turn, issue: Issue, found: Sequence[Assignment]
) -> dict[Seat, int]:
    """Return who has a seat already; the lead leads."""
    fixed = {one.seat: one.member for one in found if one.held}
    lead = await lead_of(turn, issue)
    if lead is not None:
        fixed.setdefault(Seat(Role.CRISIS_LEAD), lead.user_id)
    return fixed
