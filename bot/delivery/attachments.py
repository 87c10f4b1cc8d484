"""How attachments are sent: which method, which parameters, words where they fit."""

from collections.abc import Callable, Sequence
from typing import Any

from telegram import (
    InputFile,
    InputMedia,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)

from bot.domain.report import Attachment

#: Which method sends which kind of file, and under which name.
SENDING: dict[str, tuple[str, str]] = {
    "photo": ("sendPhoto", "photo"),
    "video": ("sendVideo", "video"),
    "video_note": ("sendVideoNote", "video_note"),
    "animation": ("sendAnimation", "animation"),
    "audio": ("sendAudio", "audio"),
    "voice": ("sendVoice", "voice"),
    "document": ("sendDocument", "document"),
    "sticker": ("sendSticker", "sticker"),
}

#: Kinds under which Telegram shows words.
CAPTIONED = frozenset({"photo", "video", "animation", "audio", "voice", "document"})

#: What an album may hold. The library takes the parts of one only as its own objects.
ALBUM: dict[str, Callable[..., InputMedia]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
    "audio": InputMediaAudio,
}


def attachment_call(
    items: Sequence[Attachment], caption: dict[str, str]
) -> tuple[str, dict[str, Any]]:
    """Return method and parameters that send *items*, with *caption* if they carry it.

    Under an album Telegram shows the only caption as that of all.
    """
    first, *others = items
    said = caption if first.kind in CAPTIONED else {}
    if first.kind == "location":
        place = {"latitude": first.latitude, "longitude": first.longitude}
        return "sendLocation", place
    if others:
        album = [_item(first, **said), *(_item(item) for item in others)]
        return "sendMediaGroup", {"media": album}
    method, field = SENDING[first.kind]
    return method, {field: first.file_id} | said


def file_call(
    name: str, content: bytes, caption: dict[str, str]
) -> tuple[str, dict[str, Any]]:
    """Return method and parameters that upload *content*: a .png as a picture."""
    kind = "photo" if name.endswith(".png") else "document"
    method, field = SENDING[kind]
    return method, {field: InputFile(content, name, attach=True)} | caption


def _item(item: Attachment, **caption: str) -> InputMedia:
    return ALBUM[item.kind](media=item.file_id, **caption)
