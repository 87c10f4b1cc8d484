"""Reads a Telegram message into what a report keeps of it."""

import re
from collections.abc import Callable
from typing import Any

from telegram import (
    Message,
    MessageEntity,
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


#: /lapor under a photo, or in an edited message, is no part of what was said.
_REPORTING = re.compile(r"/(?:lapor|report)(?:@\w+)?(?!\w)[\s:]*", re.IGNORECASE)


def read_content(message: Message) -> Content:
    """Return text or caption, attachments, origin and album of a message."""
    return Content(
        text=clean(_words(message)),
        attachments=tuple(_attachments(message)),
        forwarded_from=_origin(message),
        album=message.media_group_id or "",
    )


def _words(message: Message) -> str:
    said = message.text or message.caption or _told_by_kind(message)
    said = _REPORTING.sub("", said, count=1) if said.startswith("/") else said
    entities = message.entities or message.caption_entities or ()
    links = (e.url for e in entities if e.type == MessageEntity.TEXT_LINK and e.url)
    hidden = [link for link in dict.fromkeys(links) if link not in said]
    return "\n".join([said, *hidden]) if hidden else said


def _told_by_kind(message: Message) -> str:
    """Return the words of a contact, a poll or a venue."""
    if message.contact is not None:
        card = message.contact
        parts = (card.first_name, card.last_name, card.phone_number)
        return " ".join(part for part in parts if part)
    if message.poll is not None:
        choices = (f"- {option.text}" for option in message.poll.options)
        return "\n".join([message.poll.question, *choices])
    if message.venue is not None:
        return f"{message.venue.title}, {message.venue.address}"
    return ""


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
