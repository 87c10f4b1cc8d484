"""The self-test on one message in the group: what is right, what is not, which tap."""

from bot.domain.rooms import Look, Point, RoomState, has_topics, tested
from bot.domain.values import replace
from bot.ports.mail import Button, Letter, MessageClass
from bot.ports.rooms import Room
from bot.services.turn import Turn
from bot.services.warroom.writing import note_to, say

#: Whoever makes the bot an administrator puts these right with the same taps.
WITH_ADMIN = frozenset({Point.READS, Point.PIN, Point.TOPICS, Point.DELETE})


async def show_screen(turn: Turn, room: Room, people: int, *, over: int = 0) -> Room:
    """Write the self-test into the group, or rewrite the message *over*."""
    key = turn.next_key()
    slot = f"message:{over}" if over else ""
    letter = note_to(
        room.chat_id,
        key=key,
        klass=MessageClass.REPLY,
        edits_message=over,
        slot=slot,
        rows=await _rows(turn, room),
    )
    await _write(turn, letter, room, people)
    shown = room if over else replace(room, screen=key)
    await turn.unit.rooms.put(shown)
    return shown


async def refresh_screen(turn: Turn, room: Room) -> None:
    """Let the message that shows the self-test say what is true now."""
    state, _ = await turn.unit.letters.fate(room.screen) if room.screen else ("", 0)
    if state != "sent":
        return
    letter = note_to(
        room.chat_id,
        klass=MessageClass.BOARD,
        edits=room.screen,
        slot="screen",
        rows=await _rows(turn, room),
    )
    await _write(turn, letter, room, 0)


async def _write(turn: Turn, letter: Letter, room: Room, people: int) -> None:
    locale = turn.desk.house.locale
    points = tested(_as_seen(room))
    wrong = [point for point in points if point in room.lacks]
    fixed = WITH_ADMIN if Point.ADMIN in wrong else frozenset()
    await say(
        turn,
        letter,
        "room_screen",
        title=room.title,
        ready=room.state is RoomState.READY,
        right=[_point(turn, p, locale) for p in points if p not in room.lacks],
        wrong=[
            (_point(turn, p, locale), turn.label(f"room_fix.{p}", locale))
            for p in wrong
            if p not in fixed
        ],
        with_admin=[_point(turn, p, locale) for p in wrong if p in fixed],
        topics=has_topics(room.lacks),
        pins=Point.PIN not in room.lacks,
        level=turn.desk.playbook.warroom.topics_from.name,
        people=people,
        leaves_at=room.leaves_at,
        now=turn.now,
    )


def _as_seen(room: Room) -> Look:
    forum = Point.FORUM not in room.lacks
    return Look(
        chat_id=room.chat_id,
        title=room.title,
        supergroup=room.supergroup,
        forum=forum,
    )


def _point(turn: Turn, point: Point, locale: str) -> str:
    return turn.label(f"room_point.{point}", locale)


async def _rows(turn: Turn, room: Room) -> tuple[tuple[Button, ...], ...]:
    locale = turn.desk.house.locale
    again = turn.button("room_check", locale=locale)
    if room.state is RoomState.READY:
        return ((again,),)
    office = await turn.unit.rooms.office()
    label = "room_move" if office else "room_set"
    chosen = turn.button("room_set", label=label, locale=locale)
    return ((chosen,), (again,))
