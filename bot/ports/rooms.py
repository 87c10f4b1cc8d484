"""The port of the war room: the group of the office, its topics, who is in it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.rooms import Look, Point, RoomState, TopicState
from bot.domain.values import Struct


class Room(Struct, frozen=True, kw_only=True):
    """A group in which the bot is, or was; one of them may be the war room.

    `lacks` is what the last self-test missed. One that nobody set up is left at
    `leaves_at`. `screen` is the key of the letter that shows the self-test.
    """

    chat_id: int
    title: str
    state: RoomState
    added_by: int
    added_at: datetime
    leaves_at: datetime | None = None
    set_up_by: int = 0
    checked_at: datetime | None = None
    supergroup: bool = False
    lacks: frozenset[Point] = frozenset()
    screen: str = ""


class RoomTopic(Struct, frozen=True):
    """Where an issue is talked about in the war room.

    `thread_id` is 0 before its topic was opened, and where the group has no topics;
    `shown` is a hash of the topic's name, `level` the one that the room knows; 0: none.
    """

    issue_id: str
    chat_id: int
    thread_id: int
    state: TopicState
    shown: str = ""
    level: int = 0


class Rooms(Protocol):
    """Groups, topics, and which members were seen in the war room."""

    async def put(self, room: Room) -> None:
        """Keep a group as it is known now."""

    async def find(self, chat_id: int) -> Room | None:
        """Return a group; None if nothing is known of it."""

    async def office(self) -> Room | None:
        """Return the war room; None while there is none."""

    async def leaving(self, now: datetime) -> Sequence[Room]:
        """Return the groups whose time to be set up is over."""

    async def move(self, old_chat: int, new_chat: int) -> None:
        """Let a group have the number of its supergroup, where nothing stands yet.

        Messages have other numbers there: topics and cards are forgotten, and nothing
        that waits to be rewritten is.
        """

    async def put_topic(self, topic: RoomTopic) -> None:
        """Keep where an issue is talked about."""

    async def topic(self, issue_id: str) -> RoomTopic | None:
        """Return where an issue is talked about; None: nowhere."""

    async def topic_at(self, chat_id: int, thread_id: int) -> RoomTopic | None:
        """Return what a topic of a group is about; None where it is another's."""

    async def topics(self) -> Sequence[RoomTopic]:
        """Return where every issue is talked about, in the order of their numbers."""

    async def forget_topic(self, issue_id: str) -> None:
        """Forget where an issue was talked about, and its card there."""

    async def saw(self, user_id: int, at: datetime, *, inside: bool) -> None:
        """Note that a member is in the war room, or is not."""

    async def presence(self) -> Mapping[int, tuple[bool, datetime]]:
        """Return who was seen in the war room or outside, and when, by account.

        Who is missing was never asked about.
        """

    async def forget_presence(self) -> None:
        """Forget who was in the room: it is another one now."""


class HoldsRooms(Protocol):
    """What the war room is a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def rooms(self) -> Rooms:
        """The war room."""


class NotSeen(Exception):
    """Telegram shows nothing of a group: the bot is not in it, or nothing answers.

    `gone` tells that the bot surely is not in it; `moved_to` is the supergroup that it
    became, 0 for none.
    """

    def __init__(self, *, gone: bool = False, moved_to: int = 0) -> None:
        super().__init__("moved" if moved_to else "gone" if gone else "no answer")
        self.gone = gone
        self.moved_to = moved_to


class Groups(Protocol):
    """Asks Telegram about groups: never while a unit of work is open."""

    async def look(self, chat_id: int) -> Look:
        """Return what a group and the bot's standing in it are now; raise `NotSeen`."""

    async def is_inside(self, chat_id: int, user_id: int) -> bool:
        """Tell whether somebody is in a group; raise `NotSeen`."""


class NoGroups:
    """Knows of no group: for a desk without Telegram."""

    async def look(self, chat_id: int) -> Look:
        """Raise `NotSeen`."""
        raise NotSeen

    async def is_inside(self, chat_id: int, user_id: int) -> bool:
        """Raise `NotSeen`."""
        raise NotSeen
