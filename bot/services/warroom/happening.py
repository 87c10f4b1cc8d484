"""What happens to groups with the bot in them: added, moved, renamed, topics shut."""

from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.rooms import STAYS, RoomState, TopicState
from bot.domain.values import replace
from bot.ports.rooms import NotSeen, Room
from bot.services.desk import Desk
from bot.services.house.leaving import leave_chat
from bot.services.news import GroupNews
from bot.services.turn import Turn, clock_turn
from bot.services.warroom.standing import lose_room, note_look
from bot.services.warroom.topics import reopen, show_everything
from bot.services.warroom.writing import minders, note_to, say


async def known_room(desk: Desk, chat_id: int) -> Room | None:
    """Return a group in which the bot stays; None where it has no business."""
    async with desk.storage.begin() as unit:
        room = await unit.rooms.find(chat_id)
    return room if room and room.state is not RoomState.LEFT else None


async def bot_is_in(desk: Desk, news: GroupNews) -> Room | None:
    """Wait in a group of the office to be set up; in the war room look what changed.

    A stranger's group is left at once, without a word: then it is None.
    """
    room = await known_room(desk, news.chat_id)
    if room is not None:
        await check_standing(desk, news.key, room)
        return room
    async with desk.storage.begin() as unit:
        adder = await unit.members.find(news.by) if news.by else None
    if news.by and (adder is None or not adder.active):
        await leave_chat(desk, f"{news.key}:leave", news.chat_id)
        return None
    return await _wait_here(desk, news, adder)


async def _wait_here(desk: Desk, news: GroupNews, adder: Member | None) -> Room:
    async with clock_turn(desk, f"{news.key}:waits") as turn:
        room = Room(
            chat_id=news.chat_id,
            title=news.title,
            state=RoomState.WAITING,
            added_by=adder.user_id if adder else 0,
            added_at=turn.now,
            leaves_at=turn.now + STAYS,
            supergroup=news.supergroup,
        )
        if await turn.unit.committed(turn.key):
            turn.idle = True
            return room
        await turn.unit.rooms.put(room)
        await turn.record("group_entered", "room")
        letter = note_to(room.chat_id, key=f"{turn.key}:hello")
        await say(turn, letter, "room_hello", leaves_at=room.leaves_at, now=turn.now)
    return room


async def check_standing(desk: Desk, key: str, room: Room) -> None:
    """Ask Telegram how the bot stands in a group, and do what follows."""
    try:
        look = await desk.groups.look(room.chat_id)
    except NotSeen as fault:
        if fault.moved_to:
            await group_moved(desk, room.chat_id, fault.moved_to)
        elif fault.gone:
            await bot_is_out(desk, key, room.chat_id)
        return
    async with clock_turn(desk, f"{key}:standing") as turn:
        current = await turn.unit.rooms.find(room.chat_id)
        if current is None or await turn.unit.committed(turn.key):
            turn.idle = True
        else:
            await note_look(turn, current, look)


async def bot_is_out(desk: Desk, key: str, chat_id: int) -> None:
    """Note that the bot was put out of a group, or left it."""
    async with clock_turn(desk, f"{key}:out") as turn:
        room = await turn.unit.rooms.find(chat_id)
        if room is None or room.state is RoomState.LEFT:
            turn.idle = True
        else:
            await lose_room(turn, room, "kicked")


async def group_moved(desk: Desk, old_chat: int, new_chat: int) -> None:
    """Follow a group into the supergroup that it became, with all that waits for it.

    Telegram tells of it twice, and with each letter that still goes to the old one.
    """
    await desk.storage.outbox.migrate(old_chat, new_chat)
    async with clock_turn(desk, f"moved:{old_chat}:{new_chat}") as turn:
        room = await turn.unit.rooms.find(old_chat)
        if room is None or await turn.unit.committed(turn.key):
            turn.idle = True
            return
        await turn.unit.rooms.move(old_chat, new_chat)
        await turn.record("room_moved", "room")
        moved = await turn.unit.rooms.office()
        if moved is not None and moved.chat_id == new_chat:
            await show_everything(turn, moved)
            for member in await minders(turn):
                await turn.tell(member, "room_upgraded", silent=True, title=room.title)


async def renamed(desk: Desk, news: GroupNews) -> None:
    """Keep the new name of a group; the leads know it by that name."""
    room = await known_room(desk, news.chat_id)
    if room is not None and room.title != news.title:
        await check_standing(desk, news.key, room)


async def topic_shut(desk: Desk, news: GroupNews, thread: int, *, shut: bool) -> None:
    """Note that a person closed a topic whose issue goes on, or opened it again."""
    async with clock_turn(desk, news.key) as turn:
        topic = await turn.unit.rooms.topic_at(news.chat_id, thread)
        issue = await turn.unit.issues.find(topic.issue_id) if topic else None
        states = (TopicState.OPEN, TopicState.SHUT)
        if topic is None or issue is None or topic.state not in states:
            return
        state = TopicState.SHUT if shut else TopicState.OPEN
        if issue.state in TERMINAL or topic.state is state:
            return
        await turn.unit.rooms.put_topic(replace(topic, state=state))
        await turn.record("topic_shut" if shut else "topic_reopened", issue.id)
        if shut:
            for member in await minders(turn):
                await turn.tell(
                    member,
                    "room_topic_shut",
                    rows=[
                        [turn.button("topic_reopen", issue.id, locale=member.locale)]
                    ],
                    number=issue.number,
                )


async def reopen_topic(turn: Turn, issue_id: str) -> None:
    """Open again what somebody closed."""
    topic = await turn.unit.rooms.topic(issue_id)
    issue = await turn.unit.issues.find(issue_id)
    if topic is not None and issue is not None and topic.state is TopicState.SHUT:
        await turn.unit.rooms.put_topic(replace(topic, state=TopicState.OPEN))
        await reopen(turn, topic, issue)
