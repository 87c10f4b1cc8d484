"""Who is asked to answer a journalist."""

from bot.domain.access import Action, may, may_see
from bot.domain.enquiry import Enquiry
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.speaking.voices import voice_of
from bot.services.turn import Turn

#: Who fits, best first: of these the first that somebody has.
_FIT = (Role.MEDIA_LIAISON, Role.SPOKESPERSON, Role.DUTY_OFFICER, Role.CRISIS_LEAD)


async def able(turn: Turn, issue: Issue) -> list[Member]:
    """Return everyone who may answer for the office, if they may hear of the issue."""
    return [
        member
        for member in await turn.team()
        if member.active
        and may(member, Action.ANSWER_ENQUIRY)
        and may_see(member, issue)
    ]


async def asked_to_answer(turn: Turn, issue: Issue, enquiry: Enquiry) -> list[Member]:
    """Return who is to answer: who has it, else who fits by role and can be reached."""
    found = await able(turn, issue)
    mine = [member for member in found if member.user_id == enquiry.owner]
    if mine:
        return mine
    here = [member for member in found if member.reachable]
    speaker = (await voice_of(turn, issue)).speaker
    for role in _FIT:
        if role is Role.SPOKESPERSON and speaker in here:
            return [member for member in here if member == speaker]
        fit = [member for member in here if role in member.roles]
        if fit:
            return fit
    return here
