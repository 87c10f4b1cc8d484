"""Who speaks about an issue: asked, and agreed or declined by the person themselves.

The role is an assignment like the others; here is what a step of the life asks of it.
"""

from bot.domain.access import leads
from bot.domain.errors import ButtonExpired, SpeakerSet
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.assigning.knowing import SPEAKER, speaker_of
from bot.services.assigning.offering import offer_role
from bot.services.life.choosing import may_be_asked
from bot.services.turn import Turn
from bot.services.views import person


async def name_speaker(turn: Turn, issue: Issue, choice: str) -> str:
    """Ask the one on a button to speak; say that they were asked, "" if they agreed.

    Who names themselves has agreed. Raise `ButtonExpired` where they may not be asked
    any more, `SpeakerSet` where one speaks and the asker may not change that (T21).
    """
    named = await turn.unit.members.find(int(choice))
    if named is None or not may_be_asked(turn, named, issue):
        raise ButtonExpired
    speaks = await speaker_of(turn, issue)
    if speaks is not None and not _changes_speaker(turn.member, issue):
        who = person(turn, speaks, turn.member)
        raise SpeakerSet(number=issue.number, who=who)
    if speaks is not None and speaks.user_id == named.user_id:
        return ""
    one = await offer_role(turn, issue, named, SPEAKER)
    if one.held:
        return ""
    return turn.label("waits.speaker", who=person(turn, named, turn.member))


def _changes_speaker(member: Member, issue: Issue) -> bool:
    return leads(member, issue) or Role.HEAD_OF_AGENCY in member.roles
