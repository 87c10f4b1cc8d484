"""Reads a Telegram message into what a report keeps of it."""

from collections.abc import Callable
from typing import Any

from telegram import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.domain.report import Attachment, Content
from bot.domain.text import clean

#: Message fields that hold one file, in the order in which they are looked at.
FILES = ("animation", "audio", "document", "sticker", "video", "video_note", "voice")

#: Kinds without a file: kept as a mark, so that nothing is dropped silently.
MARKS = ("contact", "poll", "dice", "story", "venue", "game", "paid_media",
         "giveaway", "checklist", "invoice")  # fmt: skip


def read_content(message: Message) -> Content:
    """Return text or caption, attachments, origin and album of a message."""
    return Content(
        text=clean(message.text or message.caption or ""),
        attachments=tuple(_attachments(message)),
        forwarded_from=_origin(message),
        album=message.media_group_id or "",
    )


def _attachments(message: Message) -> list[Attachment]:
    if message.photo:
        return [_file("photo", message.photo[-1])]
    for kind in FILES:
        found = getattr(message, kind)
        if found is not None:
            return [_file(kind, found)]
    if message.location is not None:
        place = message.location
        return [
            Attachment("location", latitude=place.latitude, longitude=place.longitude)
        ]
    marks = [kind for kind in MARKS if getattr(message, kind, None) is not None]
    if marks:
        return [Attachment(marks[0])]
    return [] if message.text else [Attachment("other")]


def _file(kind: str, found: Any) -> Attachment:
    return Attachment(
        kind,
        file_id=found.file_id,
        unique_id=found.file_unique_id,
        name=clean(getattr(found, "file_name", None) or ""),
        size=found.file_size or 0,
    )


#: How each origin of a forwarded message is named.
_ORIGINS: dict[type, Callable[[Any], str]] = {
    MessageOriginUser: lambda o: o.sender_user.full_name,
    MessageOriginHiddenUser: lambda o: o.sender_user_name,
    MessageOriginChat: lambda o: o.sender_chat.title or "",
    MessageOriginChannel: lambda o: o.chat.title or "",
}


def _origin(message: Message) -> str:
    origin = message.forward_origin
    if origin is None:
        return ""
    named = _ORIGINS.get(type(origin), lambda _: "")(origin)
    return clean(named) or origin.type
