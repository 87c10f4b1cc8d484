"""What reaches the desk: frozen, and `key` makes asking twice asking once."""

from datetime import datetime

from bot.domain.member import Dialogue
from bot.domain.report import Content
from bot.domain.values import Struct, field, replace
from bot.ports.mail import Press


class Request(Struct, frozen=True, kw_only=True):
    """Who asks, and the key under which it is done at most once."""

    key: str
    user_id: int


class Typed(Request, frozen=True, kw_only=True):
    """A command with the text after it."""

    text: str = ""
    source: str = ""
    sent_at: datetime | None = None


class Started(Request, frozen=True, kw_only=True):
    """/start, with what a deep link carried and the names of the profile."""

    token: str = ""
    profile_name: str = ""
    profile_locale: str = ""


class Sent(Request, frozen=True, kw_only=True):
    """A message that is no command. `source` is "<chat>:<message>".

    `replies_to` is the number of the message that it answers; 0 for none. `replied` is
    what that message says where the bot wrote it, `quote` what is quoted of it.
    """

    source: str
    content: Content = field(default_factory=Content)
    dialogue: Dialogue | None = None
    replies_to: int = 0
    replied: str = ""
    quote: str = ""
    sent_at: datetime | None = None


class Pressed(Request, frozen=True, kw_only=True):
    """A button under the message `message_id` of the presser's own chat.

    Of one in a group `message_id` is 0, so that the answer goes to that chat; `room` is
    the group, `room_message` the message there.
    """

    press: Press
    message_id: int = 0
    room: int = 0
    room_message: int = 0


class Said(Sent, frozen=True, kw_only=True):
    """A message in the war room.

    `about` is the number of the issue that it is about. `author` is who wrote it and
    `typed` what was typed with the command, where somebody makes a report of what
    another wrote; `thread` is the topic.
    """

    about: str = ""
    author: str = ""
    typed: str = ""
    thread: int = 0

    def kept_as(self, content: Content) -> Sent:
        """Return the message as it is kept."""
        return replace(self, content=content)
