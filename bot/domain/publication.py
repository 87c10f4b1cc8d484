"""What went out, where, and what became of it; the channels of the office."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import Struct


class ChannelKind(StrEnum):
    """Where an office publishes; only to Telegram does the bot send by itself."""

    TELEGRAM = "telegram"
    WEBSITE = "website"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    X = "x"
    WHATSAPP = "whatsapp"
    PRESS = "press"
    OTHER = "other"


#: Channels that nobody registers: what people passed on by hand, and the team itself.
BY_HAND, INSIDE = "K0", "K-1"


class Channel(Struct, frozen=True):
    """An official channel. `chat_id` is 0 where a person publishes by hand.

    `roles` are those that may publish there; none: whoever may publish at all. A
    `gone` one is published to no more; what went out there stays known.
    """

    id: str
    kind: ChannelKind
    name: str
    added_by: int
    added_at: datetime
    link: str = ""
    chat_id: int = 0
    roles: frozenset[Role] = frozenset()
    gone: bool = False

    @property
    def own(self) -> bool:
        """Tell whether the bot itself sends there."""
        return self.kind is ChannelKind.TELEGRAM and self.chat_id != 0

    def open_to(self, member: Member) -> bool:
        """Tell whether *member*, who may publish at all, may do so here."""
        return not self.gone and (not self.roles or bool(self.roles & member.roles))


class PublicationState(StrEnum):
    """Where a version of a text stands in one channel.

    Planned: for its time, or in the hands of who publishes there. Ambiguous: nobody
    knows whether it is there. Corrected and withdrawn: the text is; whether this copy
    says so, `marked_at` knows.
    """

    PLANNED = "planned"
    SENDING = "sending"
    OUT = "out"
    AMBIGUOUS = "ambiguous"
    FAILED = "failed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


#: The public has, or had, these.
SEEN = frozenset(
    {PublicationState.OUT, PublicationState.CORRECTED, PublicationState.WITHDRAWN}
)

#: In these somebody outside may have read it.
PERHAPS_SEEN = SEEN | {PublicationState.AMBIGUOUS}

#: The text no longer stands as it was published.
MARKED = frozenset({PublicationState.CORRECTED, PublicationState.WITHDRAWN})


class Publication(Struct, frozen=True):
    """One version of a text in one channel: there is never a second.

    `doc_version` and `sha` are those of the approved words, `approval` is the id of the
    approval under which it leaves ("" where a person says that it is out). `due_at` is
    when it is planned for; `messages` are Telegram's numbers of its parts, in order;
    `tries` counts how often a person had it sent. `because` is the text that
    corrected it, or the code of why it was withdrawn. `board` is the key of the letter
    that shows who published how it goes; `version` counts the changes.
    """

    id: str
    issue_id: str
    document_id: str
    doc_version: int
    sha: str
    channel_id: str
    state: PublicationState
    by: int
    at: datetime
    approval: str = ""
    due_at: datetime | None = None
    out_at: datetime | None = None
    url: str = ""
    messages: tuple[int, ...] = ()
    tries: int = 1
    because: str = ""
    marked_at: datetime | None = None
    board: str = ""
    version: int = 0

    @property
    def out(self) -> bool:
        """Tell whether the public has read it there."""
        return self.state in SEEN

    @property
    def begun(self) -> bool:
        """Tell whether somebody outside may have read it, or a part of it."""
        return self.state in PERHAPS_SEEN or bool(self.messages)

    @property
    def lacks_mark(self) -> bool:
        """Tell whether a correction or withdrawal does not stand at this copy yet."""
        return self.state in MARKED and self.marked_at is None


def is_out(publications: Iterable[Publication]) -> bool:
    """Tell whether a text is out, or may be, in one of its channels."""
    return any(one.begun for one in publications)
