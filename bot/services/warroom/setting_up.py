"""/pasang: a group becomes the war room, after a self-test that names each tap."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.domain.rooms import STAYS, Look, RoomState, lacking
from bot.domain.values import replace
from bot.ports.mail import Letter, MessageClass
from bot.ports.rooms import NotSeen, Room
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn
from bot.services.warroom.happening import reopen_topic
from bot.services.warroom.screen import show_screen
from bot.services.warroom.standing import note_look
from bot.services.warroom.topics import show_everything
from bot.services.warroom.writing import note_to, say


async def set_up_typed(desk: Desk, typed: Typed) -> str:
    """/pasang in a group: test it, and offer to make it the war room.

    In a private chat it says how to begin, and how the war room is.
    """
    chat_id = int(typed.source.partition(":")[0])
    look = await _seen(desk, chat_id)
    async with member_turn(desk, typed, Action.SET_UP_ROOM) as turn:
        if chat_id > 0:
            await _explain(turn)
        else:
            room = await _tested(turn, chat_id, look)
            await show_screen(turn, room, look.people if look else 0)
    return turn.toast


async def check_again(desk: Desk, pressed: Pressed) -> str:
    """Test the group once more; the message rewrites itself."""
    look = await _seen(desk, pressed.room)
    async with member_turn(desk, pressed, Action.SET_UP_ROOM) as turn:
        _refuse_elsewhere(pressed)
        if look is None:
            turn.toast, turn.idle = turn.label("toast.room_unseen"), True
            return turn.toast
        room = await _tested(turn, pressed.room, look)
        await show_screen(turn, room, look.people, over=pressed.room_message)
        turn.toast = turn.label("toast.room_checked", n=len(room.lacks))
    return turn.toast


async def make_room(desk: Desk, pressed: Pressed) -> str:
    """Make the group the war room, whatever it lacks; another one is left."""
    look = await _seen(desk, pressed.room)
    async with member_turn(desk, pressed, Action.SET_UP_ROOM) as turn:
        _refuse_elsewhere(pressed)
        room = await _tested(turn, pressed.room, look)
        await _leave_former(turn, room)
        ready = replace(
            room,
            state=RoomState.READY,
            leaves_at=None,
            set_up_by=turn.member.user_id,
        )
        await turn.unit.rooms.put(ready)
        await turn.unit.rooms.forget_presence()
        await turn.record("room_set_up", "room", " ".join(sorted(ready.lacks)))
        people = look.people if look else 0
        await show_screen(turn, ready, people, over=pressed.room_message)
        await show_everything(turn, ready)
        turn.toast = turn.label("toast.room_set")
    return turn.toast


async def open_topic_again(desk: Desk, pressed: Pressed) -> str:
    """Open a topic that somebody closed while its issue goes on."""
    async with member_turn(desk, pressed, Action.SET_UP_ROOM) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await reopen_topic(turn, issue.id)
        turn.toast = turn.label("toast.topic_reopened")
    return turn.toast


def _refuse_elsewhere(pressed: Pressed) -> None:
    """These buttons are about the group that they stand in."""
    if not pressed.room:
        raise ButtonExpired


async def _seen(desk: Desk, chat_id: int) -> Look | None:
    """Ask Telegram before a unit is open; None where it does not answer."""
    if chat_id >= 0:
        return None
    try:
        return await desk.groups.look(chat_id)
    except NotSeen:
        return None


async def _tested(turn: Turn, chat_id: int, look: Look | None) -> Room:
    """Return the group as the test shows it; a new one waits to be set up."""
    room = await turn.unit.rooms.find(chat_id)
    if room is None or room.state is RoomState.LEFT:
        room = Room(
            chat_id=chat_id,
            title="",
            state=RoomState.WAITING,
            added_by=turn.member.user_id,
            added_at=turn.now,
            leaves_at=turn.now + STAYS,
        )
    if look is None:
        return room
    if room.state is RoomState.READY:
        return await note_look(turn, room, look)
    return replace(
        room,
        title=look.title,
        supergroup=look.supergroup,
        lacks=frozenset(lacking(look)),
        checked_at=turn.now,
    )


async def _leave_former(turn: Turn, room: Room) -> None:
    former = await turn.unit.rooms.office()
    if former is None or former.chat_id == room.chat_id:
        return
    left = replace(former, state=RoomState.LEFT)
    await turn.unit.rooms.put(left)
    await turn.record("room_left", "room")
    await say(turn, note_to(former.chat_id), "room_gone_on")
    await turn.post(leaving(turn, former))


def leaving(turn: Turn, room: Room) -> Letter:
    """Return the letter that takes the bot out of a group, after what was said."""
    board = {"klass": MessageClass.BOARD, "slot": "leaves", "leaves": True}
    return note_to(room.chat_id, key=turn.next_key(), **board)


async def _explain(turn: Turn) -> None:
    office = await turn.unit.rooms.office()
    await turn.reply(
        "room_how",
        bot=turn.desk.house.bot_username,
        title=office.title if office else "",
        wrong=[
            (turn.label(f"room_point.{p}"), turn.label(f"room_fix.{p}"))
            for p in sorted(office.lacks if office else ())
        ],
    )
