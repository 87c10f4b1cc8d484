"""Adding a role to the proposed team."""

from bot.domain.access import Action, may_see
from bot.domain.assignment import Seat
from bot.domain.errors import ButtonExpired
from bot.domain.values import replace
from bot.ports.assignments import Post, Team
from bot.services.assigning.candidates import candidates
from bot.services.assigning.forming import the_draft
from bot.services.assigning.knowing import roles_of, seat_name
from bot.services.assigning.team_taps import put_draft
from bot.services.assigning.vacancies import read_seat, seat_code
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


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
        await put_draft(turn, issue, replace(team, posts=posts))
    return turn.toast
