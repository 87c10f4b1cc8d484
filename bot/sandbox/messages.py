"""A message: what it says now, what it said before, and how updates show it."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.forum import GENERAL
from bot.sandbox.people import NOBODY, TELEGRAM, Sender
from bot.sandbox.text.render import to_html


@dataclass(frozen=True, slots=True)
class Button:
    """One button as a person sees it; `data` is None for links and the like."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says: text or caption, media, buttons."""

    kind: str = "text"
    text: str = ""
    entities: tuple[JsonObject, ...] = ()
    media: JsonObject = field(default_factory=dict)
    markup: JsonObject | None = None

    @property
    def html(self) -> str:
        """Render text or caption with its formats."""
        return to_html(self.text, self.entities)

    @property
    def buttons(self) -> list[list[Button]]:
        """List the inline buttons, row by row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [[_button(one) for one in row] for row in rows]

    @property
    def keyboard(self) -> list[list[str]]:
        """List the labels of a reply keyboard, row by row."""
        rows = (self.markup or {}).get("keyboard", [])
        return [
            [one if isinstance(one, str) else one["text"] for one in row]
            for row in rows
        ]

    def json(self) -> JsonObject:
        """Return the fields of a message that come from its content."""
        shown = dict(self.media)
        field_name = "text" if self.kind == "text" else "caption"
        if self.text:
            shown[field_name] = self.text
        if self.entities:
            prefix = "" if self.kind == "text" else "caption_"
            shown[prefix + "entities"] = [dict(one) for one in self.entities]
        if self.markup and "inline_keyboard" in self.markup:
            shown["reply_markup"] = self.markup
        return shown


def _button(button: JsonObject) -> Button:
    return Button(button["text"], button.get("callback_data"), button.get("url"))


@dataclass(eq=False, repr=False)
class Message:
    """A message in a chat; `history` holds every earlier content, oldest first.

    `thread` is the topic or the root of the comments, None in General;
    `sender_chat` is the channel or group in whose name it was written;
    `reactions` holds what every person put on it; `echo` is its automatic forward.
    """

    chat: Chat
    id: int
    sender: Sender
    at: datetime
    content: Content
    reply_to: "Message | None" = None
    extra: JsonObject = field(default_factory=dict)
    history: list[Content] = field(default_factory=list)
    edited_at: datetime | None = None
    deleted: bool = False
    silent: bool = False
    thread: int | None = None
    sender_chat: Chat | None = None
    echo: "Message | None" = None
    reactions: dict[int, tuple[JsonObject, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        said = self.content.text or self.kind
        return f"<message {self.id} in {self.chat.id}: {said!r}>"

    @property
    def kind(self) -> str:
        """Tell what it is: text, photo, voice, service …"""
        return self.content.kind

    @property
    def text(self) -> str:
        """Return the text, empty for media."""
        return self.content.text if self.kind == "text" else ""

    @property
    def caption(self) -> str:
        """Return the words under media, empty for a text."""
        return "" if self.kind == "text" else self.content.text

    @property
    def entities(self) -> tuple[JsonObject, ...]:
        """Return the entities of text or caption."""
        return self.content.entities

    @property
    def html(self) -> str:
        """Render text or caption with its formats."""
        return self.content.html

    @property
    def buttons(self) -> list[list[Button]]:
        """List the inline buttons, row by row."""
        return self.content.buttons

    def button(self, choice: str | int) -> Button:
        """Find a button by its label or its number, or raise `LookupError`."""
        shown = [one for row in self.buttons for one in row]
        if isinstance(choice, int):
            return shown[choice]
        exact = [one for one in shown if one.label == choice]
        for button in exact or [one for one in shown if choice in one.label]:
            return button
        labels = [one.label for one in shown]
        raise LookupError(f"no button {choice!r} among {labels}")

    def has_button(self, label: str) -> bool:
        """Tell whether a label, or a part of one, is under the message."""
        return any(label in one.label for row in self.buttons for one in row)

    @property
    def topic_id(self) -> int | None:
        """Return the topic it is in, 1 for General, None outside a forum."""
        return (self.thread or GENERAL) if self.chat.is_forum else None

    @property
    def protected(self) -> bool:
        """Tell whether it may not be forwarded or saved."""
        return bool(self.extra.get("has_protected_content"))

    @property
    def author(self) -> str:
        """Return the name that screens show over it."""
        return self.sender_chat.title if self.sender_chat else self.sender.first_name

    def json(self, nested: bool = False) -> JsonObject:
        """Return the message as the Bot API shows it."""
        shown: JsonObject = {
            "message_id": self.id,
            **self._signed(),
            "chat": self.chat.json(),
            "date": int(self.at.timestamp()),
            **self._threaded(),
        }
        if self.edited_at:
            shown["edit_date"] = int(self.edited_at.timestamp())
        replied = self.reply_to or self._opening()
        if replied and not nested:
            shown["reply_to_message"] = replied.json(nested=True)
        return {**shown, **self.extra, **self.content.json()}

    def _signed(self) -> JsonObject:
        if self.sender_chat is None:
            return {"from": self.sender.json()}
        signature = {"sender_chat": self.sender_chat.json()}
        if self.chat.is_channel:
            return signature
        hidden = self.sender_chat is self.chat
        return {"from": NOBODY if hidden else TELEGRAM.json(), **signature}

    def _threaded(self) -> JsonObject:
        if self.thread is None:
            return {}
        topic = {"is_topic_message": True} if self.chat.is_forum else {}
        return {"message_thread_id": self.thread, **topic}

    def _opening(self) -> "Message | None":
        """Find the message that opened the topic: what is in it replies to that."""
        if not self.chat.is_forum or self.thread in {None, self.id}:
            return None
        return self.chat.messages.get(self.thread or GENERAL)
