"""Who speaks about an issue: asked, and agreed or declined by the person themselves.

The role is an assignment like the others; here is what a step of the life asks of it.
"""

from bot.domain.errors import ButtonExpired, SpeakerSet
from bot.domain.issue import Issue
from bot.services.assigning.knowing import SPEAKER
from bot.services.assigning.offering import offer_role
from bot.services.life.choosing import may_be_asked
from bot.services.speaking.proposing import propose
from bot.services.speaking.voices import voice_of
from bot.services.speaking.who_appoints import may_appoint, may_change
from bot.services.turn import Turn
from bot.services.views import person


async def name_speaker(turn: Turn, issue: Issue, choice: str) -> str:
    """Ask the one on a button to speak; say that they were asked, "" if they agreed.

    Who names themselves has agreed; who may not name anybody at this level proposes it.
    Who does not answer is followed by the deputy. Raise `ButtonExpired` where they may
    not be asked any more, `SpeakerSet` where one speaks and others change that (T21).
    """
    named = await turn.unit.members.find(int(choice))
    if named is None or not may_be_asked(turn, named, issue):
        raise ButtonExpired
    voice = await voice_of(turn, issue)
    speaks = voice.speaker
    if speaks is not None and not await may_change(turn, issue, turn.member):
        who = person(turn, speaks, turn.member)
        raise SpeakerSet(number=issue.number, who=who)
    if speaks == named:
        return ""
    if not await may_appoint(turn, issue, turn.member):
        return await propose(turn, issue, named)
    deputy = voice.deputy.user_id if voice.deputy else None
    one = await offer_role(turn, issue, named, SPEAKER, then_ask=deputy)
    if one.held:
        return ""
    return turn.label("waits.speaker", who=person(turn, named, turn.member))
