"""When two issues become one: who spoke about the first speaks, or hears who does."""

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.services.speaking.announcing import announce
from bot.services.speaking.voices import voice_of
from bot.services.turn import Turn


async def bring_voice(turn: Turn, issue: Issue, target: Issue) -> None:
    """Tell who speaks about *target* from now on: the role itself goes over elsewhere.

    Where somebody speaks there already, who spoke about *issue* hears of it; where
    nobody does, the team of *target* hears that they do.
    """
    voice, there = await voice_of(turn, issue), await voice_of(turn, target)
    spoke = voice.speaker
    if spoke is None or spoke == there.speaker or not may_see(spoke, target):
        return
    if there.speaker is not None:
        await announce(turn, target, spoke, there.speaker, others=False)
    elif there.asked is None:
        await announce(turn, target, None, spoke)
