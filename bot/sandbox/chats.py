"""Chats: who is in them, what they may do there, and what was said."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.sandbox.answers import JsonObject
from bot.sandbox.forum import GENERAL, Topic
from bot.sandbox.people import Bot, Sender, User
from bot.sandbox.standing import (
    INSIDE,
    LEADING,
    SENDING,
    USUAL_PERMISSIONS,
    Standing,
    Status,
    outright,
)

if TYPE_CHECKING:
    from bot.sandbox.invites import InviteLink
    from bot.sandbox.messages import Message

__all__ = ["INSIDE", "Chat", "Status", "utc_now"]

# A private chat is one of a user and a bot, a direct one of two users.
PRIVATE, DIRECT, GROUP = "private", "direct", "group"
SUPERGROUP, CHANNEL = "supergroup", "channel"
LAST_SECOND = 2**31 - 1  # the server counts them so far


def utc_now() -> datetime:
    """Return the time of the machine, the default clock."""
    return datetime.now(UTC)


def moment(seconds: float) -> datetime:
    """Return the time that a call names; one beyond all calendars is their end."""
    return datetime.fromtimestamp(max(0, min(seconds, LAST_SECOND)), UTC)


@dataclass(eq=False, repr=False)
class Chat:
    """A chat of a kind: private, direct, group, supergroup or channel."""

    id: int
    kind: str
    title: str = ""
    owner: User | None = None
    username: str | None = None
    is_forum: bool = False
    clock: Callable[[], datetime] = utc_now
    people: dict[int, Sender] = field(default_factory=dict)
    standings: dict[int, Standing] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    links: dict[str, "InviteLink"] = field(default_factory=dict)
    requests: dict[int, User] = field(default_factory=dict)
    permissions: frozenset[str] = USUAL_PERMISSIONS
    linked: "Chat | None" = None
    description: str = ""
    photo: JsonObject | None = None
    last_id: int = 0
    migrated_to: int | None = None
    deleted: bool = False
    visible_history: bool = False
    pinned: list[int] = field(default_factory=list)
    read: dict[int, int] = field(default_factory=dict)  # person: newest message read

    def __post_init__(self) -> None:
        if self.is_forum:
            self.turn_topics(True)

    def __repr__(self) -> str:
        return f"<{self.kind} chat {self.id}>"

    @property
    def is_private(self) -> bool:
        """Tell whether this is the chat of one user with one bot."""
        return self.kind == PRIVATE

    @property
    def is_channel(self) -> bool:
        """Tell whether this is a channel, where posts have no author."""
        return self.kind == CHANNEL

    @property
    def is_group(self) -> bool:
        """Tell whether this is a group or a supergroup."""
        return self.kind in {GROUP, SUPERGROUP}

    def json(self) -> JsonObject:
        """Return the chat as messages show it."""
        if self.owner is not None:
            shown = {"first_name": self.owner.first_name, "type": self.kind}
            named = {"last_name": self.owner.last_name, "username": self.owner.username}
        else:
            shown = {"title": self.title, "type": self.kind}
            named = {"username": self.username}
        forum = {"is_forum": True} if self.is_forum else {}
        known = {key: value for key, value in named.items() if value}
        return {"id": self.id, **shown, **known, **forum}

    def standing_of(self, person_id: int) -> Standing:
        """Tell what somebody is here; strangers have left, old bans are over."""
        found = self.standings.get(person_id, Standing())
        if found.until is None or self.clock() < found.until:
            return found
        back = found.status is Status.RESTRICTED and found.present
        return Standing(Status.MEMBER if back else Status.LEFT)

    def status_of(self, person_id: int) -> Status:
        """Tell the status of somebody."""
        return self.standing_of(person_id).status

    def place(self, person: Sender, how: Status | Standing) -> None:
        """Let somebody be in the chat with a status or a whole standing."""
        standing = how if isinstance(how, Standing) else outright(how, self.kind)
        self.people[person.id] = person
        self.standings[person.id] = standing

    def members(self) -> list[Sender]:
        """List who is inside now."""
        return [self.people[key] for key in self.standings if self.has(key)]

    def has(self, person_id: int) -> bool:
        """Tell whether somebody is inside now."""
        return self.standing_of(person_id).inside

    def bots(self) -> list[Bot]:
        """List the bots inside now."""
        return [one for one in self.members() if isinstance(one, Bot)]

    def leads(self, person_id: int) -> bool:
        """Tell whether somebody is an administrator here."""
        return self.status_of(person_id) in LEADING

    def can(self, person_id: int, right: str) -> bool:
        """Tell whether somebody has a right or a permission here."""
        standing = self.standing_of(person_id)
        if self.kind in {PRIVATE, DIRECT} or standing.status is Status.CREATOR:
            return True
        if standing.status is Status.ADMINISTRATOR:
            return right in standing.rights or (right in SENDING and self.is_group)
        if not standing.inside or not self.is_group:
            return False
        restricted = standing.status is Status.RESTRICTED
        return right in self.permissions and (
            not restricted or right in standing.permissions
        )

    def topic_of(self, thread: int | None) -> Topic | None:
        """Find the topic a message belongs to; without a thread it is General."""
        return self.topics.get(thread or GENERAL) if self.is_forum else None

    def next_id(self) -> int:
        """Count one message more."""
        self.last_id += 1
        return self.last_id

    def turn_topics(self, on: bool) -> None:
        """Become a forum, or a plain supergroup in which all is said in one place."""
        self.is_forum = on
        self.topics = {GENERAL: Topic(GENERAL, "General")} if on else {}

    def living(self, message_id: int) -> "Message | None":
        """Find a message that nobody deleted."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message
