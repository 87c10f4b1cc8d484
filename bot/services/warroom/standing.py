"""How the bot stands in the war room: what it lacks, what it may again."""

from bot.domain.member import Member
from bot.domain.rooms import Look, Point, RoomState, TopicState, has_topics, lacking
from bot.domain.values import replace
from bot.ports.cards import Place
from bot.ports.mail import MessageClass
from bot.ports.rooms import Room
from bot.services.cards.places import standing
from bot.services.turn import Turn
from bot.services.warroom.screen import refresh_screen
from bot.services.warroom.topics import follow_issue, pin, show_everything
from bot.services.warroom.writing import is_hidden, note_to, say, tell_minders


async def note_look(turn: Turn, room: Room, look: Look) -> Room:
    """Keep what Telegram shows of a group; say what is new, do what can be done now."""
    seen = replace(
        room,
        title=look.title or room.title,
        supergroup=look.supergroup,
        lacks=frozenset(lacking(look)),
        checked_at=turn.now,
    )
    await turn.unit.rooms.put(seen)
    if seen.title != room.title and room.state is RoomState.READY:
        await _say_renamed(turn, room, seen)
    await _say_changed(turn, room, seen)
    return seen


async def note_lack(turn: Turn, room: Room, point: Point) -> Room:
    """Keep what a refusal of Telegram told."""
    worse = replace(room, lacks=room.lacks | {point})
    await turn.unit.rooms.put(worse)
    await _say_changed(turn, room, worse)
    return worse


async def lose_room(turn: Turn, room: Room, why: str) -> None:
    """Do without the war room: everything goes on in private chats."""
    left = replace(room, state=RoomState.LEFT, leaves_at=None)
    await turn.unit.rooms.put(left)
    await turn.unit.letters.cancel_for_chat(room.chat_id)
    if room.state is RoomState.READY:
        await turn.unit.rooms.forget_presence()
        await turn.record("room_lost", "room", why)
        await tell_minders(turn, "room_lost", title=room.title)


async def _say_changed(turn: Turn, before: Room, now: Room) -> None:
    """Tell the leads what the bot may no longer; use what it may again."""
    if before.lacks == now.lacks:
        return
    await refresh_screen(turn, now)
    if before.state is not RoomState.READY:
        return
    lost = [point for point in Point if point in now.lacks - before.lacks]
    await turn.record("room_checked", "room", " ".join(sorted(now.lacks)) or "whole")
    if lost and before.checked_at is not None:
        await tell_minders(
            turn,
            "room_lacks",
            title=now.title,
            lost=lambda to: [_lost(turn, point, to) for point in lost],
        )
    await _use(turn, before, now)


def _lost(turn: Turn, point: Point, to: Member) -> tuple[str, str]:
    what = turn.label(f"room_point.{point}", to.locale)
    return what, turn.label(f"room_fix.{point}", to.locale)


async def _use(turn: Turn, before: Room, now: Room) -> None:
    """Catch up with what the bot may do again: topics, and pins."""
    if has_topics(now.lacks) and not has_topics(before.lacks):
        await _move_into_topics(turn, now)
    elif Point.PIN in before.lacks - now.lacks:
        for topic in await turn.unit.rooms.topics():
            place = Place(topic.chat_id, topic.thread_id)
            card = await turn.unit.cards.find(topic.issue_id, place)
            issue = await turn.unit.issues.find(topic.issue_id)
            if card and issue and topic.state is TopicState.OPEN:
                anchor, _ = await standing(turn, card)
                await pin(turn, topic.chat_id, topic.thread_id, issue, anchor)


async def _move_into_topics(turn: Turn, room: Room) -> None:
    """Let the cards that stood in the group itself say that there are topics now."""
    for topic in await turn.unit.rooms.topics():
        issue = await turn.unit.issues.find(topic.issue_id)
        stood = topic.chat_id == room.chat_id and not topic.thread_id
        open_ = topic.state in (TopicState.OPEN, TopicState.SHUT)
        if issue is None or not stood or not open_ or is_hidden(issue):
            continue
        card = await turn.unit.cards.find(issue.id, Place(room.chat_id))
        anchor = (await standing(turn, card))[0] if card else ""
        await turn.unit.rooms.forget_topic(issue.id)
        if anchor:
            board = {"klass": MessageClass.BOARD, "slot": f"card:{issue.id}:0"}
            letter = note_to(room.chat_id, edits=anchor, **board)
            await say(turn, letter, "room_moved_card", number=issue.number)
        await follow_issue(turn, room, issue)
    await show_everything(turn, room)


async def _say_renamed(turn: Turn, before: Room, now: Room) -> None:
    await turn.record("room_renamed", "room")
    await refresh_screen(turn, now)
    await tell_minders(
        turn, "room_renamed", silent=True, before=before.title, title=now.title
    )
