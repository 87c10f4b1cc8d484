"""A phone: a person acts on Telegram with it and sees what it shows."""

import re

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Status
from bot.sandbox.events import Event, Tap
from bot.sandbox.menu import menu_for
from bot.sandbox.messages import Content, Message
from bot.sandbox.people import User
from bot.sandbox.phones.groups import GroupActions
from bot.sandbox.phones.hand import Where
from bot.sandbox.phones.media import MediaActions
from bot.sandbox.phones.passing import PassingActions
from bot.sandbox.phones.polls import PollActions
from bot.sandbox.phones.rights import LeadingActions
from bot.sandbox.phones.topics import TopicActions
from bot.sandbox.posting import press, remove, revise
from bot.sandbox.text import formatting
from bot.sandbox.world import World

# What a link to a bot may hand over when somebody presses Start.
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Phone(
    MediaActions,
    PollActions,
    GroupActions,
    TopicActions,
    PassingActions,
    LeadingActions,
):
    """What one person does and sees.

    Every action takes place in the private chat with the first bot, unless
    `in_chat` names another chat or the phone comes from `with_bot`.
    """

    def __init__(self, world: World, user: User, bot: str | None = None) -> None:
        super().__init__(world, user, bot)
        self._seen = 0

    def with_bot(self, username: str | None) -> "Phone":
        """Return a phone of the same person, opened at another bot."""
        return Phone(self.world, self.user, username)

    def sends(
        self, text: str, in_chat: Where = None, topic: int | None = None
    ) -> Message:
        """Send a text; commands, links and mentions in it are found."""
        return self._post(_text(text), in_chat, topic=topic)

    def starts(self, payload: str | None = None) -> Message:
        """Press Start, maybe through a deep link with a payload."""
        if payload and not PAYLOAD.fullmatch(payload):
            raise ValueError(f"a deep link carries {PAYLOAD.pattern}: {payload!r}")
        return self.sends(f"/start {payload}" if payload else "/start")

    def replies(self, to: Message, text: str, quote: str = "") -> Message:
        """Answer a message with a text, in the chat of that message.

        *quote* is the part of it that is quoted; ValueError where it has no such part.
        """
        said = to.content.text
        at = len(said[: said.index(quote)].encode("utf-16-le")) // 2
        quoted = {"text": quote, "position": at, "is_manual": True}
        extra: JsonObject = {"quote": quoted} if quote else {}
        return self._post(_text(text), to.chat, reply_to=to, extra=extra)

    def edits(self, message: Message, text: str) -> None:
        """Change the text or the caption of an own message."""
        formatted = formatting.plain(text)
        kind, media = message.content.kind, message.content.media
        content = Content(kind, formatted.text, formatted.entities, media)
        revise(self.world, message, content)

    def deletes(self, message: Message) -> None:
        """Delete a message for both sides; the bot hears nothing of it."""
        if message.sender is not self.user:
            self._needs(message.chat, "can_delete_messages")
        remove(self.world, message, self.user)

    def presses(
        self,
        choice: str | int,
        under: Message | None = None,
        *,
        times: int = 1,
        copies: int = 1,
        in_chat: Where = None,
    ) -> Tap:
        """Press a button by label (or part of it) or number.

        Without `under` it is found in the newest message that has it. An
        impatient person presses several `times`: the returned tap lists the
        others in `repeats`. With `copies` the server tells of one tap in
        several updates.
        """
        message = under or self._newest_with(choice, in_chat)
        button = message.button(choice)
        if button.data is None:
            raise LookupError(f"button {button.label!r} sends nothing to the bot")
        taps = [
            press(self.world, self.user, message, button, copies) for _ in range(times)
        ]
        taps[0].repeats.extend(taps[1:])
        return taps[0]

    def blocks_bot(self) -> None:
        """Block the bot: it hears of it, and may not write any more."""
        self._set_bot(Status.KICKED)

    def unblocks_bot(self) -> None:
        """Let the bot write again."""
        self._set_bot(Status.MEMBER)

    def deactivates(self) -> None:
        """Delete the account: nobody can write to it any more."""
        self.user.deactivated = True

    def raw(self, update: JsonObject) -> int:
        """Queue any JSON as an update and return its id, however hostile it is."""
        return self.bot.updates.push_raw(update)

    def chat(self, in_chat: Where = None) -> list[Message]:
        """Return the messages of a chat, newest last, deleted ones marked."""
        return list(self._chat(in_chat).messages.values())

    def unread(self) -> list[Event]:
        """Return what the screen showed since last asked, own acts left out."""
        new = self.world.events.since(self._seen)
        self._seen += len(new)
        return [one for one in new if one.by is not self.user and one.seen_by(self.id)]

    def menu(self, in_chat: Where = None) -> list[JsonObject]:
        """Return the commands that the menu of a chat shows to this person."""
        return menu_for(self.bot, self._chat(in_chat), self.user)

    def _newest_with(self, choice: str | int, in_chat: Where) -> Message:
        shown = [one for one in self.chat(in_chat) if not one.deleted and one.buttons]
        for message in reversed(shown):
            if isinstance(choice, int) or message.has_button(choice):
                return message
        labels = [[b.label for row in one.buttons for b in row] for one in shown]
        raise LookupError(f"no button {choice!r} on the screen: {labels}")


def _text(text: str) -> Content:
    if len(text) > formatting.MAX_TEXT:
        raise ValueError(f"an app sends at most {formatting.MAX_TEXT} characters")
    formatted = formatting.plain(text)
    return Content(text=formatted.text, entities=formatted.entities)
