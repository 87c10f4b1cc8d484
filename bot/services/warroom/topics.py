"""The place of each issue in the war room: opened, named, closed as the issue goes."""

from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.rooms import Point, TopicState, has_topics
from bot.domain.values import replace
from bot.ports.cards import Card, Place
from bot.ports.mail import Errand
from bot.ports.rooms import Room, RoomTopic
from bot.services.cards.face import face
from bot.services.cards.places import standing
from bot.services.cards.room_face import ROOM_READER, room_reader
from bot.services.turn import Turn
from bot.services.views import issue_view
from bot.services.warroom.emptying import empty
from bot.services.warroom.naming import digest, topic_name
from bot.services.warroom.writing import do, is_hidden, note_to, say


async def follow_room(turn: Turn) -> None:
    """Let the war room follow what the turn has changed."""
    room = await turn.unit.rooms.office() if turn.changed else None
    for subject in sorted(turn.changed) if room else ():
        issue = await turn.unit.issues.find(subject)
        if room is not None and issue is not None:
            await follow_issue(turn, room, issue)


async def show_everything(turn: Turn, room: Room) -> None:
    """Bring every issue to its place, the worst first: the room is new, or able.

    Cards that stood there before are drawn anew: nobody knows what they show.
    """
    for topic in await turn.unit.rooms.topics():
        issue = await turn.unit.issues.find(topic.issue_id)
        if issue is not None:
            await follow_issue(turn, room, issue)
        for card in await turn.unit.cards.of_issue(topic.issue_id):
            if card.place.chat_id == room.chat_id and card.following:
                stale = replace(card, shown="", due_at=turn.now)
                await turn.unit.cards.put(stale)
    count = await turn.unit.issues.count_open()
    for issue in await turn.unit.issues.open(count):
        await follow_issue(turn, room, issue)


async def follow_issue(turn: Turn, room: Room, issue: Issue) -> None:
    """Bring an issue's place to what the issue is now."""
    topic = await turn.unit.rooms.topic(issue.id)
    if topic is not None and topic.chat_id != room.chat_id:
        await turn.unit.rooms.forget_topic(issue.id)
        topic = None
    if is_hidden(issue):
        if topic is not None and topic.state is not TopicState.EMPTIED:
            await empty(turn, topic, issue)
    elif topic is None or topic.state is TopicState.EMPTIED:
        if belongs(turn, issue):
            await begin(turn, room, issue)
    elif topic.state is not TopicState.ASKED:
        await _keep_up(turn, topic, issue)


def belongs(turn: Turn, issue: Issue) -> bool:
    """Tell whether an issue gets a place: open, and of a level of the playbook."""
    least = turn.desk.playbook.warroom.topics_from
    high = issue.level is not None and issue.level >= least
    return high and issue.state not in TERMINAL and not is_hidden(issue)


async def begin(turn: Turn, room: Room, issue: Issue) -> None:
    """Ask for a topic; where there are none, the card begins a thread."""
    if not has_topics(room.lacks):
        await stand(turn, room, issue, 0)
        return
    name = topic_name(turn, issue)
    asked = RoomTopic(
        issue.id, room.chat_id, 0, TopicState.ASKED, digest(name), issue.level or 0
    )
    await turn.unit.rooms.put_topic(asked)
    await do(turn, room.chat_id, Errand.OPEN_TOPIC, text=name, about=issue.id)


async def stand(turn: Turn, room: Room, issue: Issue, thread: int) -> None:
    """Put the card where the issue is talked about, and pin it."""
    shown = digest(topic_name(turn, issue))
    topic = RoomTopic(
        issue.id, room.chat_id, thread, TopicState.OPEN, shown, issue.level or 0
    )
    await turn.unit.rooms.put_topic(topic)
    await turn.record("topic_opened", issue.id)
    drawn = await face(turn, issue, room_reader(turn), following=True)
    place, key = Place(room.chat_id, thread), turn.next_key()
    rows = tuple(tuple(row) for row in drawn.rows)
    letter = note_to(room.chat_id, key=key, text=drawn.text, rows=rows, thread=thread)
    await turn.post(replace(letter, about=issue.id))
    if Point.PIN not in room.lacks:
        await pin(turn, room.chat_id, thread, issue, key)
    card = Card(issue.id, place, ROOM_READER, key, shown=drawn.digest)
    await turn.unit.cards.put(replace(card, due_at=drawn.changes_at))
    turn.drawn.add((issue.id, place))


async def pin(turn: Turn, chat_id: int, thread: int, issue: Issue, key: str) -> None:
    """Pin a card: Telegram shows it above everything else that is said there."""
    await do(turn, chat_id, Errand.PIN, edits=key, thread=thread, about=issue.id)


async def _keep_up(turn: Turn, topic: RoomTopic, issue: Issue) -> None:
    """Name, close or open a place again, and say there that the level rose."""
    over, level = issue.state in TERMINAL, issue.level or 0
    name = topic_name(turn, issue)
    if level > topic.level and not over:
        await _say_risen(turn, topic, issue)
    if topic.thread_id and digest(name) != topic.shown:
        await _in_topic(turn, topic, Errand.NAME_TOPIC, "name", text=name)
    state = topic.state
    if over and state is not TopicState.CLOSED:
        state = TopicState.CLOSED
        await _close(turn, topic, issue)
    elif not over and state is TopicState.CLOSED:
        state = TopicState.OPEN
        await reopen(turn, topic, issue)
    now = replace(topic, state=state, shown=digest(name), level=level)
    if now != topic:
        await turn.unit.rooms.put_topic(now)


async def _in_topic(
    turn: Turn, topic: RoomTopic, errand: Errand, slot: str, **more: object
) -> None:
    where = {"thread": topic.thread_id, "about": topic.issue_id}
    slot = f"topic:{slot}:{topic.issue_id}"
    await do(turn, topic.chat_id, errand, slot=slot, **where, **more)


async def _close(turn: Turn, topic: RoomTopic, issue: Issue) -> None:
    if topic.thread_id:
        await _in_topic(turn, topic, Errand.CLOSE_TOPIC, "shut")
    else:
        anchor = await _anchor(turn, topic)
        where = {"edits": anchor, "about": issue.id}
        if anchor:
            await do(turn, topic.chat_id, Errand.UNPIN, **where)
    await turn.record("topic_closed", issue.id)


async def reopen(turn: Turn, topic: RoomTopic, issue: Issue) -> None:
    """Open a topic again; in a group without topics the card is pinned again."""
    if topic.thread_id:
        await _in_topic(turn, topic, Errand.REOPEN_TOPIC, "shut")
    elif anchor := await _anchor(turn, topic):
        await pin(turn, topic.chat_id, 0, issue, anchor)
    await turn.record("topic_reopened", issue.id)


async def _say_risen(turn: Turn, topic: RoomTopic, issue: Issue) -> None:
    """Say in the room that it is worse now: an edited card wakes nobody."""
    answers = "" if topic.thread_id else await _anchor(turn, topic)
    reader = room_reader(turn)
    await say(
        turn,
        note_to(
            topic.chat_id,
            thread=topic.thread_id,
            replies_to=answers,
            slot=f"risen:{issue.id}",
            about=issue.id,
        ),
        "room_risen",
        issue=await issue_view(turn, issue, reader),
    )


async def _anchor(turn: Turn, topic: RoomTopic) -> str:
    place = Place(topic.chat_id, topic.thread_id)
    card = await turn.unit.cards.find(topic.issue_id, place)
    return (await standing(turn, card))[0] if card else ""
