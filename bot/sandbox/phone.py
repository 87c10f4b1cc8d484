"""A phone: a person acts on Telegram with it and sees what it shows."""

from typing import Any

from bot.sandbox import formatting
from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat, Status
from bot.sandbox.events import Event, Tap
from bot.sandbox.messages import Content, Message
from bot.sandbox.people import Bot, User
from bot.sandbox.phone_media import MediaActions
from bot.sandbox.posting import change_status, post, press, revise
from bot.sandbox.world import World


class Phone(MediaActions):
    """What one person does and sees.

    Every action takes place in the private chat with the first bot, unless
    `in_chat` names another chat or the phone comes from `with_bot`.
    """

    def __init__(self, world: World, user: User, bot: str | None = None) -> None:
        self.world = world
        self.user = user
        self._bot = bot
        self._seen = 0

    @property
    def id(self) -> int:
        """Return the id of the user, which is also that of the private chat."""
        return self.user.id

    @property
    def bot(self) -> Bot:
        """Return the bot this phone talks to."""
        return self.world.bot(self._bot)

    def with_bot(self, username: str) -> "Phone":
        """Return the same phone, opened at another bot."""
        return Phone(self.world, self.user, username)

    def sends(self, text: str, in_chat: Chat | int | None = None) -> Message:
        """Send a text; commands, links and mentions in it are found."""
        return self._post(_text(text), in_chat)

    def starts(self, payload: str | None = None) -> Message:
        """Press Start, maybe through a deep link with a payload."""
        return self.sends(f"/start {payload}" if payload else "/start")

    def replies(
        self, to: Message, text: str, in_chat: Chat | int | None = None
    ) -> Message:
        """Answer a message with a text."""
        return self._post(_text(text), in_chat or to.chat, to)

    def edits(self, message: Message, text: str) -> None:
        """Change an own message."""
        formatted = formatting.plain(text)
        kind, media = message.content.kind, message.content.media
        content = Content(kind, formatted.text, formatted.entities, media)
        revise(self.world, message, content)

    def presses(
        self,
        choice: str | int,
        under: Message | None = None,
        times: int = 1,
        copies: int = 1,
        in_chat: Chat | int | None = None,
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

    def chat(self, in_chat: Chat | int | None = None) -> list[Message]:
        """Return the messages of a chat, newest last, deleted ones marked."""
        return list(self._chat(in_chat).messages.values())

    def unread(self) -> list[Event]:
        """Return what the screen showed since last asked, own acts left out."""
        new = self.world.events.since(self._seen)
        self._seen += len(new)
        return [
            one for one in new if one.by is not self.user and one.seen_by(self.user.id)
        ]

    def _chat(self, in_chat: Chat | int | None) -> Chat:
        return self.world.chat_for(self.user, self.bot, in_chat)

    def _newest_with(self, choice: str | int, in_chat: Chat | int | None) -> Message:
        living = [one for one in self.chat(in_chat) if not one.deleted and one.buttons]
        for message in reversed(living):
            if isinstance(choice, int) or message.has_button(choice):
                return message
        shown = [[b.label for row in one.buttons for b in row] for one in living]
        raise LookupError(f"no button {choice!r} on the screen: {shown}")

    def _post(
        self,
        content: Content,
        in_chat: Chat | int | None,
        reply_to: Message | None = None,
        **extra: Any,
    ) -> Message:
        chat = self._chat(in_chat)
        if chat.is_private:
            self._set_bot(Status.MEMBER)
        return post(self.world, chat, self.user, content, reply_to, extra)

    def _set_bot(self, status: Status) -> None:
        chat = self.world.private_chat(self.bot, self.user)
        first_time = chat.status_of(self.bot.id) is Status.LEFT
        if first_time and status is Status.MEMBER:
            chat.place(self.bot, status)
        else:
            change_status(self.world, chat, self.bot, status, self.user)


def _text(text: str) -> Content:
    formatted = formatting.plain(text)
    return Content(text=formatted.text, entities=formatted.entities)
