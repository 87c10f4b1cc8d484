"""Letters: what leaves the house, and how each class of letter behaves."""

from datetime import datetime
from enum import StrEnum

from bot.domain.report import Attachment
from bot.domain.values import Struct


class MessageClass(StrEnum):
    """How a letter behaves when Telegram is slow, full or silent."""

    PING = "ping"
    ALARM = "alarm"
    REPLY = "reply"
    RECEIPT = "receipt"
    INFO = "info"
    PUBLISH = "publish"
    FILE = "file"
    BOARD = "board"
    EPHEMERAL = "ephemeral"


class Errand(StrEnum):
    """What a letter does in place of saying something, in a group."""

    OPEN_TOPIC = "open_topic"
    NAME_TOPIC = "name_topic"
    CLOSE_TOPIC = "close_topic"
    REOPEN_TOPIC = "reopen_topic"
    DROP_TOPIC = "drop_topic"
    PIN = "pin"
    UNPIN = "unpin"
    REACT = "react"


#: Each of these says by itself all that it has to say, about a matter of its own: in
#: whichever order several arrive, their reader understands them.
SELF_STANDING = frozenset({MessageClass.PING, MessageClass.ALARM})


class Press(Struct, frozen=True):
    """What a button means. It never travels: the phone only holds an opaque token."""

    action: str
    subject: str = ""
    value: str = ""
    version: int = 0


class Button(Struct, frozen=True):
    """A button under a message."""

    label: str
    press: Press


class Letter(Struct, frozen=True, kw_only=True):
    """A finished letter: delivery sends it as it is and never renders.

    `key` is unique for ever: posting it again changes nothing. `edits` names an
    earlier letter whose message this one rewrites; `edits_message` does so by
    Telegram's number, for a message whose button was just pressed. `guard` is the
    issue whose taking cancels the letter while it is unwritten. A letter in the
    same `slot` of the same chat replaces an older one that has not left. `mark` is
    added when the letter may be a repetition. A `secret` letter forgets its text
    once it was sent. A letter with a `menu` sets the
    commands that Telegram offers in the chat, and has no text; one that `leaves`
    takes the bot out of the chat; one that `deletes` takes a message, named by
    Telegram's number, out of it. The `text` of a letter with `media` or a `file` is
    the line under what can carry one; `file` is the hash under which its bytes were
    kept (`Letters.keep_file`), and a `filename` that ends in .png is sent as a picture.
    In a group `thread` is the topic, `answers` the message that it replies to, and an
    `errand` does something there: its `text` is the name of a topic, or the sign put
    on the message that it `answers`; it pins, or unpins, what it `edits`; `about` is
    the issue.
    A sealed letter shows nothing of what it says: `inside` and `inside_rows` take the
    place of its text and buttons once its reader opens it.
    """

    key: str
    klass: MessageClass
    chat_id: int
    text: str = ""
    rows: tuple[tuple[Button, ...], ...] = ()
    media: tuple[Attachment, ...] = ()
    file: str = ""
    filename: str = ""
    edits: str = ""
    edits_message: int = 0
    replies_to: str = ""
    guard: str = ""
    slot: str = ""
    keyboard: str = ""
    mark: str = ""
    menu: tuple[tuple[str, str], ...] = ()
    leaves: bool = False
    inside: str = ""
    inside_rows: tuple[tuple[Button, ...], ...] = ()
    deletes: int = 0
    thread: int = 0
    answers: int = 0
    errand: str = ""
    about: str = ""
    protected: bool = False
    secret: bool = False
    silent: bool = False
    not_before: datetime | None = None


class QueuedLetter(Struct, frozen=True):
    """A letter with its place in the outbox, as the postman holds it.

    `message_id` is the number of the message to edit, or its own once it was sent,
    `reply_id` the one to reply to; 0 where there is none. `maybe_sent` is true after
    an ambiguous try. `due_at` is when it should have left, however often it was put
    off since. `hand` is the name under which this process claimed it, and `enclosed`
    what its file holds, read when it is claimed.
    """

    id: str
    letter: Letter
    attempts: int
    maybe_sent: bool
    message_id: int = 0
    reply_id: int = 0
    due_at: datetime | None = None
    hand: str = ""
    enclosed: bytes = b""

    def __repr__(self) -> str:
        """Say which letter it is, and nothing of what it holds."""
        return f"QueuedLetter({self.id!r}, {self.letter.key!r})"


class Keyboard(Struct, frozen=True):
    """The meaning of the buttons under one message, found by its token."""

    token: str
    chat_id: int
    presses: tuple[Press, ...]
    expires_at: datetime


class StoredUpdate(Struct, frozen=True):
    """A raw update as Telegram sent it; `key` is also the key of its command."""

    key: str
    update_id: int
    chat_id: int
    payload: str
    attempts: int = 0
