"""How attachments travel: albums of like kinds, everything else one by one."""

from collections.abc import Sequence
from itertools import groupby

from bot.domain.report import Attachment

#: Telegram puts at most this many in one album.
ALBUM = 10

_POLE, _DATE_LINE = 90, 180

#: Kinds that may share an album, by the family they share it with.
_FAMILY = {
    "photo": "pictures",
    "video": "pictures",
    "document": "files",
    "audio": "sound",
}


def parcels(items: Sequence[Attachment]) -> list[tuple[Attachment, ...]]:
    """Group attachments that can be sent; marks without a file cannot."""
    sendable = [item for item in items if item.file_id or _on_earth(item)]
    result: list[tuple[Attachment, ...]] = []
    for family, group in groupby(sendable, key=lambda item: _FAMILY.get(item.kind, "")):
        members = list(group)
        size = ALBUM if family else 1
        result += [tuple(members[i : i + size]) for i in range(0, len(members), size)]
    return result


def _on_earth(item: Attachment) -> bool:
    north, east = abs(item.latitude), abs(item.longitude)
    return item.kind == "location" and north <= _POLE and east <= _DATE_LINE
