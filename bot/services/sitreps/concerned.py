"""Whom a situation report concerns (doctrine.md 4.5, RACI)."""

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.raci import Part
from bot.domain.roles import Role
from bot.services.assigning.knowing import speaker_of
from bot.services.turn import Turn


async def concerned(turn: Turn, issue: Issue) -> list[Member]:
    """Return who is sent the reports of an issue, without who writes this one.

    Whom roles.toml names (the lead, the spokesperson, the head), who has the issue, who
    speaks, and the agencies' liaisons who follow it or are invited to its meetings.
    What is about the head is kept from the head (F4).
    """
    speaks = await speaker_of(turn, issue)
    named = {issue.owner, speaks.user_id if speaks else 0}
    followers = set(await turn.unit.issues.followers(issue.id))
    for meeting in await turn.unit.meetings.of_issue(issue.id):
        guests = await turn.unit.meetings.guests(meeting.id)
        followers |= {guest.user_id or 0 for guest in guests}
    return [
        member
        for member in await turn.team()
        if member.user_id != turn.member.user_id
        and member.reachable
        and may_see(member, issue)
        and (member.user_id in named or _by_role(turn, issue, member, followers))
    ]


#: Who answers for the reports, or is told, is sent them; who writes them knows.
_SENT = frozenset({Part.ANSWERS, Part.TOLD})


def _by_role(turn: Turn, issue: Issue, member: Member, followers: set[int]) -> bool:
    rules = turn.desk.playbook.roles
    parts = {
        p for role in member.roles for p in rules.raci.part("sitrep", role, issue.level)
    }
    liaison = Role.AGENCY_LIAISON in member.roles and member.user_id in followers
    return bool(_SENT & parts) or liaison
