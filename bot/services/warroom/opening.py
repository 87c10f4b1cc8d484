"""What follows when something was done in the war room: a topic is there, or gone."""

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.issue_life import TERMINAL
from bot.domain.rooms import TopicState
from bot.ports.mail import Errand, Letter, QueuedLetter
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn
from bot.services.warroom.emptying import topic_dropped
from bot.services.warroom.naming import digest
from bot.services.warroom.topics import follow_issue, stand
from bot.services.warroom.writing import do

After = Callable[[Turn, Letter, object], Awaitable[None]]


async def errand_done(desk: Desk, queued: QueuedLetter, result: object) -> None:
    """Go on from what an errand made, once; *result* is Telegram's answer."""
    after = AFTER.get(queued.letter.errand)
    if after is None:
        return
    async with clock_turn(desk, f"errand:{queued.id}") as turn:
        if await turn.unit.committed(turn.key):
            turn.idle = True
        else:
            await after(turn, queued.letter, result)


async def topic_made(desk: Desk, key: str, chat_id: int, thread: int, name: str) -> str:
    """Take a topic for the one that was asked for: its answer may have been lost."""
    async with clock_turn(desk, key) as turn:
        for topic in await turn.unit.rooms.topics():
            asked = topic.state is TopicState.ASKED and topic.chat_id == chat_id
            if asked and topic.shown == digest(name):
                await _opened(turn, topic.issue_id, chat_id, thread)
    return ""


async def _topic_answered(turn: Turn, letter: Letter, result: object) -> None:
    made = result if isinstance(result, Mapping) else {}
    thread = int(made.get("message_thread_id", 0))
    await _opened(turn, letter.about, letter.chat_id, thread)


async def _opened(turn: Turn, issue_id: str, chat_id: int, thread: int) -> None:
    """Put the card in a new topic; one that nobody needs goes again."""
    topic = await turn.unit.rooms.topic(issue_id)
    room, issue = await turn.unit.rooms.office(), await turn.unit.issues.find(issue_id)
    if topic is not None and topic.thread_id == thread:
        return
    asked = topic is not None and topic.state is TopicState.ASKED
    here = room is not None and room.chat_id == chat_id
    if room is None or issue is None or not (asked and here):
        await do(turn, chat_id, Errand.DROP_TOPIC, thread=thread)
        return
    await stand(turn, room, issue, thread)
    if issue.state in TERMINAL:
        await follow_issue(turn, room, issue)


AFTER: dict[str, After] = {
    Errand.OPEN_TOPIC: _topic_answered,
    Errand.DROP_TOPIC: topic_dropped,
}
