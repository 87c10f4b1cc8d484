"""One call on its way to a method: who asks, for what, with which files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.access import check_reachable, check_writable
from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import SUPERGROUP, Chat
from bot.sandbox.files import StoredFile, Upload
from bot.sandbox.forum import GENERAL
from bot.sandbox.messages import Message
from bot.sandbox.people import Bot, Sender
from bot.sandbox.text import formatting
from bot.sandbox.text.formatting import Formatted
from bot.sandbox.world import World


@dataclass(slots=True)
class Query:
    """A decoded and checked call; `waits` is false where nobody can wait."""

    world: World
    bot: Bot
    method: str
    params: JsonObject
    uploads: dict[str, Upload] = field(default_factory=dict)
    waits: bool = True

    def get(self, name: str, default: Any = None) -> Any:
        """Return a parameter."""
        return self.params.get(name, default)

    def chat(self, name: str = "chat_id") -> Chat:
        """Return the chat a parameter names, or refuse."""
        return self.world.chat(self.bot, self.params[name])

    def target(self) -> Chat:
        """Return the chat to write to, or refuse."""
        chat = self.chat()
        check_writable(chat, self.bot)
        return chat

    def reached(self) -> Chat:
        """Return the chat to act in without a new message, or refuse."""
        chat = self.chat()
        check_reachable(chat, self.bot)
        return chat

    def thread(self, chat: Chat) -> int | None:
        """Return the thread of the call: a topic, or what comments belong to."""
        number = self.get("message_thread_id")
        if number is None:
            return None
        if chat.is_forum and number in chat.topics and number != GENERAL:
            return int(number)
        root = chat.living(number)
        if chat.is_forum or chat.kind != SUPERGROUP or root is None:
            raise bad_request("message thread not found")
        return root.thread or root.id

    def message(self, chat: Chat, missing: str) -> Message:
        """Return the message `message_id` names, or refuse with a reason."""
        if "message_id" not in self.params:
            raise bad_request("message identifier is not specified")
        message = chat.living(self.params["message_id"])
        if message is None:
            raise bad_request(missing)
        return message

    def text(self) -> Formatted:
        """Return the formatted text of the call."""
        return self._named(formatting.text_of(self.params))

    def caption(self, given: JsonObject | None = None) -> Formatted:
        """Return the formatted caption of the call or of one of its media."""
        return self._named(formatting.caption_of(given or self.params))

    def file(self, kind: str) -> StoredFile:
        """Return the file the parameter of that name gives."""
        return self.world.files.taken(kind, self.params[kind], self.uploads)

    def person(self, user_id: int) -> JsonObject | None:
        """Show a user or bot by id, None for a stranger."""
        known: list[Sender] = [*self.world.users.values(), *self.world.bots.values()]
        return next((one.json() for one in known if one.id == user_id), None)

    def _named(self, formatted: Formatted) -> Formatted:
        """Put the whole user in mentions that only give an id; drop strangers."""
        if not any(one["type"] == "text_mention" for one in formatted.entities):
            return formatted
        kept = [self._with_user(one) for one in formatted.entities]
        return Formatted(formatted.text, tuple(one for one in kept if one))

    def _with_user(self, entity: JsonObject) -> JsonObject | None:
        if entity["type"] != "text_mention":
            return entity
        user = self.person(entity["user"]["id"])
        return {**entity, "user": user} if user else None


Method = Callable[[Query], Any]
