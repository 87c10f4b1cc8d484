"""Changing the proposed team: another person, another deputy, a role more or less."""

from bot.domain.access import Action, may_see
from bot.domain.assignment import Seat
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.assignments import Post, Team
from bot.ports.mail import Button
from bot.services.assigning.candidates import candidates
from bot.services.assigning.forming import the_draft
from bot.services.assigning.knowing import roles_of, seat_name
from bot.services.assigning.team_draft import show_draft
from bot.services.assigning.vacancies import read_seat, seat_code
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: What a tap on a role changes.
HOLDER, DEPUTY = "member", "deputy"


async def ask_post(desk: Desk, pressed: Pressed) -> str:
    """Ask who is meant for one role of the team."""
    return await _ask(desk, pressed, HOLDER)


async def ask_deputy(desk: Desk, pressed: Pressed) -> str:
    """Ask who deputises in one role of the team."""
    return await _ask(desk, pressed, DEPUTY)


async def _ask(desk: Desk, pressed: Pressed, whom: str) -> str:
    async with member_turn(desk, pressed, Action.FORM_TEAM) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        team = await the_draft(turn, issue)
        post = _post(team, read_seat(pressed.press.value))
        found = await roles_of(turn, issue)
        able = await candidates(turn, issue, post.seat, found)
        not_that = {post.member, post.deputy} if whom == DEPUTY else {post.member}
        people = [member for member in able if member.user_id not in not_that]
        await turn.reply(
            "team_post",
            rows=_rows(turn, issue, post, people, whom),
            issue=await issue_view(turn, issue, turn.member),
            role=seat_name(turn, post.seat, turn.locale),
            who=await _name(turn, post.member),
            deputy=await _name(turn, post.deputy),
            asks=whom,
            nobody=not people,
        )
    return turn.toast


async def _name(turn: Turn, user_id: int | None) -> str:
    member = await turn.unit.members.find(user_id) if user_id else None
    return person(turn, member, turn.member) if member else ""


def _post(team: Team, seat: Seat) -> Post:
    found = next((post for post in team.posts if post.seat == seat), None)
    if found is None:
        raise ButtonExpired
    return found


def _rows(
    turn: Turn, issue: Issue, post: Post, people: list[Member], whom: str
) -> list[list[Button]]:
    code = seat_code(post.seat)
    rows = [
        [
            turn.button(
                "team_set",
                issue.id,
                value=f"{code}:{whom}:{member.user_id}",
                text=candidate_label(turn, issue, member),
            )
        ]
        for member in people
    ]
    rule = turn.desk.playbook.roles.find(post.seat.role)
    more = []
    if whom == HOLDER and post.member and rule is not None and rule.deputy:
        more.append(turn.button("team_deputy", issue.id, value=code))
    if whom == HOLDER:
        more.append(turn.button("team_drop", issue.id, value=code))
    back = turn.button("team_form", issue.id, version=1, label="back")
    return [*rows, *([more] if more else []), [back]]


def candidate_label(turn: Turn, issue: Issue, member: Member) -> str:
    """Name somebody on a button, and say where accepting lets them into an issue."""
    name = person(turn, member, turn.member)
    return name if may_see(member, issue) else turn.label("seat.outside", who=name)


async def set_post(desk: Desk, pressed: Pressed) -> str:
    """Mean somebody else for a role, or for deputising in it."""
    async with member_turn(desk, pressed, Action.FORM_TEAM) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        code, whom, who = pressed.press.value.split(":")
        team = await the_draft(turn, issue)
        post = _post(team, read_seat(code))
        able = await candidates(turn, issue, post.seat, await roles_of(turn, issue))
        if int(who) not in {member.user_id for member in able}:
            raise ButtonExpired
        chosen = int(who)
        if whom == DEPUTY:
            other = replace(post, deputy=chosen)
        else:
            other = replace(post, member=chosen)
        if other.deputy == other.member:
            other = replace(other, deputy=post.member if whom == HOLDER else None)
        await _keep(turn, issue, team, post.seat, other)
    return turn.toast


async def drop_post(desk: Desk, pressed: Pressed) -> str:
    """Do without a role."""
    async with member_turn(desk, pressed, Action.FORM_TEAM) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        team = await the_draft(turn, issue)
        await _keep(turn, issue, team, read_seat(pressed.press.value), None)
    return turn.toast


async def _keep(
    turn: Turn, issue: Issue, team: Team, seat: Seat, other: Post | None
) -> None:
    posts = [other if post.seat == seat else post for post in team.posts]
    kept = tuple(post for post in posts if post is not None)
    await put_draft(turn, issue, replace(team, posts=kept))


async def put_draft(turn: Turn, issue: Issue, team: Team) -> None:
    """Keep the changed draft, and show it."""
    await turn.unit.assignments.put_team(team)
    await turn.record("team_proposed", issue.id)
    await show_draft(turn, issue, team)
