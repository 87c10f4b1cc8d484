"""Chats: who is in them, and whether a bot may write there."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.sandbox.answers import BAD_REQUEST, JsonObject, RefusedError, forbidden
from bot.sandbox.people import Bot, Sender, User

if TYPE_CHECKING:
    from bot.sandbox.messages import Message


class Status(StrEnum):
    """What somebody is in a chat, as getChatMember says it."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


INSIDE = {Status.CREATOR, Status.ADMINISTRATOR, Status.MEMBER, Status.RESTRICTED}
LEADING = {Status.CREATOR, Status.ADMINISTRATOR}


@dataclass(eq=False, repr=False)
class Chat:
    """A private chat of one user and one bot, or a group of many."""

    id: int
    kind: str
    title: str = ""
    owner: User | None = None
    people: dict[int, Sender] = field(default_factory=dict)
    statuses: dict[int, Status] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    last_id: int = 0
    migrated_to: int | None = None
    deleted: bool = False
    pinned: list[int] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<{self.kind} chat {self.id}>"

    @property
    def is_private(self) -> bool:
        """Tell whether this is the chat of one user with one bot."""
        return self.kind == "private"

    def json(self) -> JsonObject:
        """Return the chat as messages show it."""
        if self.owner is None:
            return {"id": self.id, "title": self.title, "type": self.kind}
        shown = {"id": self.id, "type": self.kind, "first_name": self.owner.first_name}
        optional = {"last_name": self.owner.last_name, "username": self.owner.username}
        return {**shown, **{key: value for key, value in optional.items() if value}}

    def status_of(self, person_id: int) -> Status:
        """Tell what somebody is here; strangers have left."""
        return self.statuses.get(person_id, Status.LEFT)

    def place(self, person: Sender, status: Status) -> None:
        """Let somebody be in the chat with a status."""
        self.people[person.id] = person
        self.statuses[person.id] = status

    def members(self) -> list[Sender]:
        """List who is inside now."""
        inside = [key for key, status in self.statuses.items() if status in INSIDE]
        return [self.people[key] for key in inside]

    def bots(self) -> list[Bot]:
        """List the bots inside now."""
        return [one for one in self.members() if isinstance(one, Bot)]

    def leads(self, person_id: int) -> bool:
        """Tell whether somebody is an administrator here."""
        return self.status_of(person_id) in LEADING

    def next_id(self) -> int:
        """Count one message more."""
        self.last_id += 1
        return self.last_id

    def living(self, message_id: int) -> "Message | None":
        """Find a message that nobody deleted."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message


def check_writable(chat: Chat, bot: Bot) -> None:
    """Refuse when the bot may not write in this chat, for the first reason."""
    if chat.owner is not None:
        _check_private(chat, chat.owner, bot)
    elif chat.migrated_to is not None:
        reason = "group chat was upgraded to a supergroup chat"
        where = {"migrate_to_chat_id": chat.migrated_to}
        raise RefusedError(BAD_REQUEST, reason, where)
    else:
        _check_group(chat, bot)


def _check_private(chat: Chat, owner: User, bot: Bot) -> None:
    if owner.deactivated:
        raise forbidden("user is deactivated")
    if chat.status_of(bot.id) is Status.KICKED:
        raise forbidden("bot was blocked by the user")
    if chat.status_of(bot.id) is not Status.MEMBER:
        raise forbidden("bot can't initiate conversation with a user")


def _check_group(chat: Chat, bot: Bot) -> None:
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    status = chat.status_of(bot.id)
    if status is Status.KICKED:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status not in INSIDE:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
