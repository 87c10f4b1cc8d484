"""Giving the items of a role to somebody else: two taps."""

from bot.domain.access import Action, may_see
from bot.domain.conference import Conference
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.finding_conferences import movable
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person, role_title

#: So many people are offered.
OFFERED = 20

_OUTSIDE = frozenset({Role.REPORTER})


async def ask_role(desk: Desk, pressed: Pressed) -> str:
    """Ask whose items change hands."""
    async with member_turn(desk, pressed, Action.PLAN_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.PLAN_CONFERENCE
        )
        back = turn.button("conference_open", conference.id, value="here", label="back")
        await turn.reply(
            "conference_owners",
            fresh=True,
            rows=[*await _roles(turn, conference), [back]],
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
            role="",
        )
    return turn.toast


async def _roles(turn: Turn, conference: Conference) -> list[list[Button]]:
    team = await turn.names()
    entries = await turn.unit.conferences.entries(conference.id)
    roles = {one.role: team.get(one.owner or 0, "–") for one in entries}
    return [
        [
            turn.button(
                "conference_owner",
                conference.id,
                value=role,
                text=f"{role_title(turn, role, turn.locale)}: {owner}",
            )
        ]
        for role, owner in roles.items()
    ]


async def ask_owner(desk: Desk, pressed: Pressed) -> str:
    """Ask who does the items of a role."""
    async with member_turn(desk, pressed, Action.PLAN_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.PLAN_CONFERENCE
        )
        role = pressed.press.value
        await turn.reply(
            "conference_owners",
            rows=await _people(turn, issue, conference, role),
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
            role=role_title(turn, role, turn.locale),
        )
    return turn.toast


async def _people(
    turn: Turn, issue: Issue, conference: Conference, role: str
) -> list[list[Button]]:
    """Return who may do it, those with the role first."""
    able = [
        member
        for member in await turn.team()
        if member.reachable and may_see(member, issue) and member.roles - _OUTSIDE
    ]
    fitting = sorted(able, key=lambda one: Role(role) not in one.roles)
    return [
        [
            turn.button(
                "conference_gives",
                conference.id,
                value=f"{role}:{one.user_id}",
                text=person(turn, one, turn.member),
            )
        ]
        for one in fitting[:OFFERED]
    ]


async def give(desk: Desk, pressed: Pressed) -> str:
    """Give every open item of a role to the person on the button."""
    async with member_turn(desk, pressed, Action.PLAN_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.PLAN_CONFERENCE
        )
        role, _, user_id = pressed.press.value.partition(":")
        to = await turn.unit.members.find(int(user_id))
        if to is None or not to.reachable or not may_see(to, issue):
            raise ButtonExpired
        for one in await turn.unit.conferences.entries(conference.id):
            if one.role == role and one.done_at is None:
                await turn.unit.conferences.put_entry(replace(one, owner=to.user_id))
        detail = f"{conference.short} {role} member:{to.user_id}"
        await turn.record("conference_given", issue.id, detail)
        await BOARD.show_everywhere(turn, issue, conference)
    return turn.toast
