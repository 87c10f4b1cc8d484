"""What time does for the war room: leaving, looking again, asking who is inside."""

from datetime import timedelta

from bot.domain.rooms import RoomState
from bot.domain.values import replace
from bot.ports.rooms import NotSeen, Room
from bot.services.desk import Desk
from bot.services.turn import clock_turn
from bot.services.warroom.happening import check_standing
from bot.services.warroom.setting_up import leaving
from bot.services.warroom.writing import note_to, say

#: What no update told, because the bot was away, is noticed within this time.
LOOK_EVERY = timedelta(hours=1)

#: So often Telegram is asked whether a member is still inside, of so many at a time.
ASK_EVERY, ASKED = timedelta(hours=12), 20


async def mind_rooms(desk: Desk) -> None:
    """Leave groups whose hour is over; look after the war room."""
    now = desk.clock.now()
    async with desk.storage.begin() as unit:
        late, room = await unit.rooms.leaving(now), await unit.rooms.office()
    for one in late:
        await _leave(desk, one)
    if room is None:
        return
    if room.checked_at is None or now - room.checked_at >= LOOK_EVERY:
        await check_standing(desk, f"room:{now.isoformat()}", room)
    await _ask_who_is_in(desk, room)


async def _leave(desk: Desk, room: Room) -> None:
    """Leave a group that nobody set up, and say so there and to who added the bot."""
    assert room.leaves_at is not None
    key = f"leaves:{room.chat_id}:{room.leaves_at.isoformat()}"
    async with clock_turn(desk, key) as turn:
        current = await turn.unit.rooms.find(room.chat_id)
        if current is None or current.leaves_at != room.leaves_at:
            turn.idle = True
            return
        left = replace(current, state=RoomState.LEFT, leaves_at=None)
        await turn.unit.rooms.put(left)
        await turn.record("group_left", "room")
        await say(turn, note_to(room.chat_id), "room_leaving")
        await turn.post(leaving(turn, room))
        adder = await turn.unit.members.find(room.added_by)
        if adder is not None and adder.reachable:
            await turn.tell(adder, "room_left", silent=True, title=room.title)


async def _ask_who_is_in(desk: Desk, room: Room) -> None:
    """Ask about members of whom nothing is known, or only from long ago."""
    now = desk.clock.now()
    async with desk.storage.begin() as unit:
        seen, team = await unit.rooms.presence(), await unit.members.everyone()
    old = now - ASK_EVERY
    unknown = [
        one.user_id
        for one in team
        if one.active and (one.user_id not in seen or seen[one.user_id][1] < old)
    ]
    found: dict[int, bool] = {}
    for user_id in unknown[:ASKED]:
        try:
            found[user_id] = await desk.groups.is_inside(room.chat_id, user_id)
        except NotSeen:
            break
    if not found:
        return
    async with clock_turn(desk, f"presence:{now.isoformat()}") as turn:
        for user_id, inside in found.items():
            await turn.unit.rooms.saw(user_id, now, inside=inside)
