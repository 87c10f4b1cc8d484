"""A letter to the war room that Telegram refused: what it tells, what repairs it."""

from bot.domain.issue_life import TERMINAL
from bot.domain.rooms import Point, RoomState, TopicState
from bot.ports.mail import Errand, Letter
from bot.ports.rooms import Room
from bot.services.turn import Turn
from bot.services.warroom.emptying import topic_dropped, topic_stays
from bot.services.warroom.standing import lose_room, note_lack
from bot.services.warroom.topics import begin, belongs, stand
from bot.services.warroom.writing import tell_minders

#: Telegram's refusals that say: the bot is not in the group any more.
GONE = frozenset(
    {"kicked", "not_a_member", "chat_deleted", "chat_not_found", "forbidden"}
)

#: Which right a refused errand needed; a message needs none but to be let in.
NEEDED: dict[str, Point] = {
    Errand.OPEN_TOPIC: Point.TOPICS,
    Errand.NAME_TOPIC: Point.TOPICS,
    Errand.CLOSE_TOPIC: Point.TOPICS,
    Errand.REOPEN_TOPIC: Point.TOPICS,
    Errand.PIN: Point.PIN,
    Errand.UNPIN: Point.PIN,
}


async def room_troubled(turn: Turn, letter: Letter, code: str) -> None:
    """Learn from a letter to a group that will never arrive; *code* is why."""
    room = await turn.unit.rooms.find(letter.chat_id)
    if room is None or room.state is RoomState.LEFT:
        return
    if code in GONE:
        await lose_room(turn, room, code)
    elif letter.errand == Errand.DROP_TOPIC:
        await _not_dropped(turn, letter, code)
    elif room.state is not RoomState.READY:
        return
    elif code == "topic_not_found" and letter.about:
        await _topic_lost(turn, room, letter)
    elif code in ("no_rights", "not_a_forum", "topic_closed"):
        await _refused(turn, room, letter, code)


async def _not_dropped(turn: Turn, letter: Letter, code: str) -> None:
    if not letter.about:
        return
    if code == "topic_not_found":
        await topic_dropped(turn, letter, None)
    else:
        await topic_stays(turn, letter)


async def _refused(turn: Turn, room: Room, letter: Letter, code: str) -> None:
    """Note the missing right; without topics the card begins a thread."""
    point = NEEDED.get(letter.errand, Point.ADMIN)
    if code == "topic_closed":
        point = Point.TOPICS
    if code == "not_a_forum":
        point = Point.FORUM
    room = await note_lack(turn, room, point)
    topic = await turn.unit.rooms.topic(letter.about)
    issue = await turn.unit.issues.find(letter.about)
    waits = topic is not None and topic.state is TopicState.ASKED
    if letter.errand == Errand.OPEN_TOPIC and waits and issue is not None:
        await turn.unit.rooms.forget_topic(issue.id)
        if belongs(turn, issue):
            await stand(turn, room, issue, 0)


async def _topic_lost(turn: Turn, room: Room, letter: Letter) -> None:
    """Tell that somebody deleted a topic; open another while the issue is open."""
    topic = await turn.unit.rooms.topic(letter.about)
    issue = await turn.unit.issues.find(letter.about)
    if topic is None or issue is None or topic.thread_id != letter.thread:
        return
    if topic.state is TopicState.EMPTIED:
        return
    await turn.unit.rooms.forget_topic(issue.id)
    await turn.record("topic_lost", issue.id)
    if issue.state in TERMINAL or not belongs(turn, issue):
        return
    await begin(turn, room, issue)
    await tell_minders(turn, "room_topic_lost", number=issue.number, title=room.title)
