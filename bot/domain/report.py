"""What a member sent, kept whole: text, media, origin, and every later version."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.values import Struct, replace


class Attachment(Struct, frozen=True):
    """A file or a place that came with a report. Telegram keeps the bytes."""

    kind: str
    file_id: str = ""
    unique_id: str = ""
    name: str = ""
    size: int = 0
    latitude: float = 0.0
    longitude: float = 0.0


class Content(Struct, frozen=True):
    """What one message held."""

    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    forwarded_from: str = ""
    album: str = ""


class Report(Struct, frozen=True):
    """One message about an issue. `source` is "<chat>:<message>", unique for ever.

    `issue_id` is empty while the sender has not said whether it is a report.
    """

    id: str
    issue_id: str
    source: str
    author: int
    at: datetime
    content: Content
    version: int = 1

    @property
    def from_room(self) -> bool:
        """Tell whether it was said in a group: its number is below zero."""
        return self.source.startswith("-")


def count_reporters(reports: Sequence[Report]) -> int:
    """Count who reported an issue; notes from a group report nothing."""
    said = [*reports[:1], *(one for one in reports if not one.from_room)]
    return len({one.author for one in said})


def revised(old: Content, new: Content) -> Content:
    """Take the new words; keep what the message no longer shows, add what is new."""
    moved = {item.kind for item in new.attachments if not item.file_id}
    # A live location moves on: only its last place stands in the report.
    kept = [i for i in old.attachments if i.file_id or i.kind not in moved]
    added = [item for item in new.attachments if item not in kept]
    return replace(
        old,
        text=new.text,
        attachments=(*kept, *added),
        forwarded_from=new.forwarded_from or old.forwarded_from,
        album=new.album or old.album,
    )
