"""Taking an issue out of the war room, as far as Telegram lets a bot do that."""

from typing import Any

from bot.domain.access import leads, may_see
from bot.domain.issue import Issue
from bot.domain.rooms import TopicState
from bot.domain.values import replace
from bot.ports.letters import Written
from bot.ports.mail import Errand, Letter, MessageClass
from bot.ports.rooms import RoomTopic
from bot.services.turn import Turn
from bot.services.warroom.writing import do, note_to, say

#: So many messages of the bot are taken back, the newest.
TAKEN_BACK = 50


async def empty(turn: Turn, topic: RoomTopic, issue: Issue) -> None:
    """Let nothing of an issue stand in the group any more.

    A topic goes with all that was said in it; what people wrote outside of one stays.
    """
    await _take_back(turn, topic, issue)
    await turn.unit.rooms.forget_topic(issue.id)
    gone = replace(topic, state=TopicState.EMPTIED, shown="")
    await turn.unit.rooms.put_topic(gone)
    await turn.record("topic_emptied", issue.id)
    if topic.thread_id:
        where = {"thread": topic.thread_id, "about": issue.id}
        await do(turn, topic.chat_id, Errand.DROP_TOPIC, **where)
    elif topic.state is not TopicState.ASKED:
        await _say(turn, issue, "room_emptied", whole=False)


async def topic_dropped(turn: Turn, letter: Letter, result: object) -> None:
    """Say to the leads that a topic is gone, and what nobody can take back."""
    issue = await turn.unit.issues.find(letter.about)
    if issue is not None:
        await _say(turn, issue, "room_emptied", whole=True)


async def topic_stays(turn: Turn, letter: Letter) -> None:
    """The bot may not delete a topic: shut it, and let its own words say nothing."""
    topic = await turn.unit.rooms.topic(letter.about)
    issue = await turn.unit.issues.find(letter.about)
    if topic is None or issue is None:
        return
    await _take_back(turn, replace(topic, thread_id=0), issue)
    there = {"thread": letter.thread, "about": issue.id}
    name = f"🔒 {issue.number}"
    await do(turn, letter.chat_id, Errand.NAME_TOPIC, text=name, **there)
    await do(turn, letter.chat_id, Errand.CLOSE_TOPIC, **there)
    await _say(turn, issue, "room_not_emptied")


async def _say(turn: Turn, issue: Issue, template: str, **facts: Any) -> None:
    """Tell who leads the issue; the number is all that a notification says of it."""
    for lead in await turn.team():
        if lead.reachable and leads(lead, issue) and may_see(lead, issue):
            await turn.tell(lead, template, number=issue.number, **facts)


async def _take_back(turn: Turn, topic: RoomTopic, issue: Issue) -> None:
    """Blank and delete the bot's messages that do not go with the topic."""
    chat = topic.chat_id
    for written in await turn.unit.letters.naming(chat, issue.number, TAKEN_BACK):
        if not written.message_id:
            await turn.unit.letters.end(written.id, "cancelled", "restricted", turn.now)
        elif not await _goes_along(turn, topic, written):
            await _blank(turn, chat, issue, written)


async def _goes_along(turn: Turn, topic: RoomTopic, written: Written) -> bool:
    queued = await turn.unit.letters.by_key(written.key)
    there = queued.letter.thread if queued else 0
    return bool(topic.thread_id) and there == topic.thread_id


async def _blank(turn: Turn, chat: int, issue: Issue, written: Written) -> None:
    """Rewrite a message first: one that is older than two days cannot be deleted."""
    board = {"klass": MessageClass.BOARD, "silent": True}
    letter = note_to(chat, edits=written.key, slot=f"rewrite:{written.id}", **board)
    await say(turn, letter, "card_shut", number=issue.number, own=False)
    await turn.post(
        note_to(chat, key=turn.next_key(), deletes=written.message_id, **board)
    )
