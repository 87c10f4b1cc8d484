"""Whose an issue is to give away."""

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role


def may_give_away(member: Member, issue: Issue) -> bool:
    """Tell whether *member* may offer *issue* to a colleague.

    What nobody has anybody may pass on; the lead may give away what others have.
    """
    return issue.owner in (None, member.user_id) or Role.CRISIS_LEAD in member.roles
