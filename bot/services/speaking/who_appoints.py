"""Who names the spokesperson of an issue: the lead, at the top the head (T21)."""

from collections.abc import Sequence

from bot.domain.access import Action, at_issue, leads, may, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.acting.in_force import offices_of
from bot.services.turn import Turn


async def appointers(turn: Turn, issue: Issue) -> Sequence[Member] | None:
    """Return who names who speaks at this level; None: everybody who writes notes.

    Of the groups of the playbook the first that has anybody who can be reached.
    """
    if issue.level is None:
        return None
    groups = turn.desk.playbook.authority.by_level[issue.level].appointers
    team = [at_issue(m, issue) for m in await turn.team() if may_see(m, issue)]
    roles = await offices_of(turn, issue, team)
    for group in groups:
        found = [m for m in team if m.reachable and roles[m.user_id] & group]
        if found:
            return found
    return None


async def may_appoint(turn: Turn, issue: Issue, member: Member) -> bool:
    """Tell whether *member* may name who speaks about an issue."""
    named = await appointers(turn, issue)
    if named is None:
        return may(member, Action.WRITE_NOTE)
    return member.user_id in {one.user_id for one in named}


async def may_change(turn: Turn, issue: Issue, member: Member) -> bool:
    """Tell whether *member* may put another in place of who speaks (T21)."""
    if await appointers(turn, issue) is not None:
        return await may_appoint(turn, issue, member)
    return leads(member, issue) or Role.HEAD_OF_AGENCY in member.roles
