"""The war room: groups, topics of issues, who is inside."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.rooms import Point, RoomState, TopicState
from bot.ports.rooms import Room, RoomTopic
from bot.storage.codec import instant, maybe, ms
from bot.storage.remembering import ROOM, recalled
from bot.storage.session import Row, Session


class SqlRooms:
    """`bot.ports.rooms.Rooms`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def put(self, room: Room) -> None:
        await self._session.write(
            "rooms.put",
            chat_id=room.chat_id,
            title=room.title,
            state=room.state,
            added_by=room.added_by,
            added_at=ms(room.added_at),
            leaves_at=maybe(ms, room.leaves_at),
            set_up_by=room.set_up_by,
            checked_at=maybe(ms, room.checked_at),
            supergroup=int(room.supergroup),
            lacks=" ".join(point for point in Point if point in room.lacks),
            screen=room.screen,
        )

    async def find(self, chat_id: int) -> Room | None:
        rows = await self._session.rows("rooms.find", chat_id=chat_id)
        return _room(rows[0]) if rows else None

    async def office(self) -> Room | None:
        async def read() -> Room | None:
            rows = await self._session.rows("rooms.office")
            return _room(rows[0]) if rows else None

        return await recalled(self._session, ROOM, None, read)

    async def leaving(self, now: datetime) -> Sequence[Room]:
        rows = await self._session.rows("rooms.leaving", now=ms(now))
        return [_room(row) for row in rows]

    async def move(self, old_chat: int, new_chat: int) -> None:
        chats = {"old_chat": old_chat, "new_chat": new_chat}
        for name, known in _MOVES.items():
            await self._session.write(name, **{key: chats[key] for key in known})

    async def put_topic(self, topic: RoomTopic) -> None:
        await self._session.write(
            "rooms.put_topic",
            issue_id=topic.issue_id,
            chat_id=topic.chat_id,
            thread_id=topic.thread_id,
            state=topic.state,
            shown=topic.shown,
            level=topic.level,
        )

    async def topic(self, issue_id: str) -> RoomTopic | None:
        rows = await self._session.rows("rooms.topic", issue_id=issue_id)
        return _topic(rows[0]) if rows else None

    async def topic_at(self, chat_id: int, thread_id: int) -> RoomTopic | None:
        rows = await self._session.rows(
            "rooms.topic_at", chat_id=chat_id, thread_id=thread_id
        )
        return _topic(rows[0]) if rows else None

    async def topics(self) -> Sequence[RoomTopic]:
        return [_topic(row) for row in await self._session.rows("rooms.topics")]

    async def forget_topic(self, issue_id: str) -> None:
        for name in ("rooms.forget_topic", "rooms.forget_cards"):
            await self._session.write(name, issue_id=issue_id)

    async def saw(self, user_id: int, at: datetime, *, inside: bool) -> None:
        await self._session.write(
            "rooms.saw", user_id=user_id, inside=int(inside), at=ms(at)
        )

    async def presence(self) -> Mapping[int, tuple[bool, datetime]]:
        rows = await self._session.rows("rooms.presence")
        return {
            row["user_id"]: (bool(row["inside"]), instant(row["seen_at"]))
            for row in rows
        }

    async def forget_presence(self) -> None:
        await self._session.write("rooms.forget_presence")


#: What becomes of a group that moves, and of which numbers each statement knows.
_MOVES: dict[str, tuple[str, ...]] = {
    "rooms.drop_new": ("old_chat", "new_chat"),
    "rooms.move": ("old_chat", "new_chat"),
    "rooms.drop_topics": ("old_chat",),
    "rooms.drop_cards": ("old_chat",),
    "rooms.drop_edits": ("new_chat",),
}


def _room(row: Row) -> Room:
    return Room(
        chat_id=row["chat_id"],
        title=row["title"],
        state=RoomState(row["state"]),
        added_by=row["added_by"],
        added_at=instant(row["added_at"]),
        leaves_at=maybe(instant, row["leaves_at"]),
        set_up_by=row["set_up_by"],
        checked_at=maybe(instant, row["checked_at"]),
        supergroup=bool(row["supergroup"]),
        lacks=frozenset(map(Point, row["lacks"].split())),
        screen=row["screen"],
    )


def _topic(row: Row) -> RoomTopic:
    return RoomTopic(
        row["issue_id"],
        row["chat_id"],
        row["thread_id"],
        TopicState(row["state"]),
        row["shown"],
        row["level"],
    )
