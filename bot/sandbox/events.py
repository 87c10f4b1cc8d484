"""What happened on the screens, in order: the log that harnesses read."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.sandbox.bell import Bell
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Button, Content, Message
from bot.sandbox.people import Sender


class Kind(StrEnum):
    """What a screen can show."""

    MESSAGE = "message"
    EDIT = "edit"
    DELETE = "delete"
    ANSWER = "answer"
    ACTION = "action"
    PIN = "pin"
    UNPIN = "unpin"
    REACTION = "reaction"
    TOPIC = "topic"
    MEMBER = "member"
    POLL = "poll"
    READ = "read"


@dataclass(eq=False, repr=False)
class Tap:
    """One press of a button, and later what the bot answered to it."""

    id: str
    at: datetime
    user_id: int
    message: Message
    button: Button
    answered: bool = False
    text: str = ""
    show_alert: bool = False
    url: str | None = None
    repeats: list["Tap"] = field(default_factory=list)

    def __repr__(self) -> str:
        answer = repr(self.text) if self.answered else "no answer"
        return f"<tap of {self.user_id} on {self.button.label!r}: {answer}>"


@dataclass(frozen=True, eq=False, repr=False)
class Event:
    """One thing a screen showed; `content` is what the message said at that time.

    `action` tells more: what was done to a topic, what a member became, the emoji
    of a reaction. `topic` is the topic and `person` the member it is about.
    """

    number: int
    kind: Kind
    at: datetime
    chat: Chat
    by: Sender
    message: Message | None = None
    content: Content | None = None
    tap: Tap | None = None
    action: str = ""
    topic: int | None = None
    person: Sender | None = None

    def __repr__(self) -> str:
        said = self.content.text or self.content.kind if self.content else self.action
        shown = repr(self.tap or said)
        return f"<event {self.number} {self.kind} in {self.chat.id}: {shown}>"

    def seen_by(self, user_id: int) -> bool:
        """Tell whether somebody has this on the screen."""
        if self.tap is not None:
            return self.tap.user_id == user_id
        if self.kind is Kind.READ:
            return self.by.id == user_id
        return self.chat.has(user_id)


class EventLog:
    """Every event since the start; numbers begin at 1.

    `bell` rings with each of them. `life` names this log: whoever finds another
    name has to look at everything anew, since the events do not tell it all.
    """

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.bell = Bell()
        self.life = secrets.token_hex(4)

    @property
    def last(self) -> int:
        """Return the number of the newest event, 0 when there is none."""
        return len(self.events)

    def renew(self) -> None:
        """Say that something changed of which no event tells."""
        self.life = secrets.token_hex(4)
        self.bell.ring()

    def ended(self) -> "EventLog":
        """Wake whoever waits for this log, and return the one that follows it."""
        self.renew()
        return EventLog()

    def add(
        self,
        kind: Kind,
        at: datetime,
        chat: Chat,
        *,
        by: Sender,
        message: Message | None = None,
        tap: Tap | None = None,
        action: str = "",
        topic: int | None = None,
        person: Sender | None = None,
    ) -> Event:
        """Write one event down."""
        content = message.content if message else None
        number = len(self.events) + 1
        place = message.topic_id if message and topic is None else topic
        event = Event(
            number, kind, at, chat, by, message, content, tap, action, place, person
        )
        self.events.append(event)
        self.bell.ring()
        return event

    def since(self, number: int) -> list[Event]:
        """Return the events after a number."""
        return self.events[number:]
