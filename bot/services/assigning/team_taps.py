"""Changing the proposed team: another person, another deputy, a role more or less."""

from dataclasses import replace

from bot.domain.access import Action, may_see
from bot.domain.assignment import Seat
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.member import Member
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
        other = replace(post, **{whom: int(who)})
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


async def ask_add(desk: Desk, pressed: Pressed) -> str:
    """Ask which role the team is to have besides."""
    async with member_turn(desk, pressed, Action.FORM_TEAM) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        team = await the_draft(turn, issue)
        buttons = [
            turn.button(
                "team_more", issue.id, value=seat_code(seat),
                text=seat_name(turn, seat, turn.locale),
            )
            for seat in _more(turn, team)
        ]  # fmt: skip
        rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
        back = turn.button("team_form", issue.id, version=1, label="back")
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("team_add", rows=[*rows, [back]], issue=view)
    return turn.toast


#: Who reports has no place in a team, and an admin has theirs in the house.
_NOT_IN_TEAMS = frozenset({"reporter", "admin"})


def _more(turn: Turn, team: Team) -> list[Seat]:
    """Return the seats that could be added: one more where several may have a role."""
    found = []
    for rule in turn.desk.playbook.roles.roles:
        numbers = [seat.number for seat in team.seats if seat.role == rule.code]
        if rule.code not in _NOT_IN_TEAMS and (rule.several or not numbers):
            found.append(Seat(rule.code, max(numbers, default=-1) + 1))
    return found


async def add_post(desk: Desk, pressed: Pressed) -> str:
    """Add a role to the team, with nobody meant for it yet."""
    async with member_turn(desk, pressed, Action.FORM_TEAM) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        team, seat = await the_draft(turn, issue), read_seat(pressed.press.value)
        if seat not in _more(turn, team):
            raise ButtonExpired
        able = await candidates(turn, issue, seat, await roles_of(turn, issue))
        meant = {post.member for post in team.posts if post.seat.role == seat.role}
        free = [m.user_id for m in able if m.user_id not in meant and may_see(m, issue)]
        posts = (*team.posts, Post(seat, free[0] if free else None))
        await _put(turn, issue, replace(team, posts=posts))
    return turn.toast


async def _keep(
    turn: Turn, issue: Issue, team: Team, seat: Seat, other: Post | None
) -> None:
    posts = [other if post.seat == seat else post for post in team.posts]
    kept = tuple(post for post in posts if post is not None)
    await _put(turn, issue, replace(team, posts=kept))


async def _put(turn: Turn, issue: Issue, team: Team) -> None:
    await turn.unit.assignments.put_team(team)
    await turn.record("team_proposed", issue.id)
    await show_draft(turn, issue, team)
