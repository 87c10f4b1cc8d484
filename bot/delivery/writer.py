"""From a letter to a call of the Bot API. Pure: nothing is sent here."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram import (
    InputMedia,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)

from bot.domain.report import Attachment
from bot.ports.mail import Letter, QueuedLetter
from bot.services.pressing import token_of

_TAG = re.compile(r"<[^>]+>")

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


@dataclass(frozen=True, slots=True)
class Call:
    """One call: a method and its parameters."""

    method: str
    params: dict[str, Any]


def write(queued: QueuedLetter, *, plain: bool = False, anew: bool = False) -> Call:
    """Return the call that delivers a letter.

    *plain* leaves the markup out after Telegram refused it; *anew* sends what
    should have rewritten a message that is gone.
    """
    letter = queued.letter
    if letter.menu:
        return _menu(letter)
    if letter.leaves:
        return Call("leaveChat", {"chat_id": letter.chat_id})
    if letter.media:
        return _media(letter, _reply(queued), _caption(letter, plain=plain))
    params = _text(queued, plain=plain)
    if queued.message_id and not anew:
        params["message_id"] = queued.message_id
        return Call("editMessageText", params)
    return Call("sendMessage", params | _reply(queued) | _manner(letter))


def _reply(queued: QueuedLetter) -> dict[str, Any]:
    """Return what ties a message to the one that it belongs to."""
    if not queued.reply_id:
        return {}
    tie = {"message_id": queued.reply_id, "allow_sending_without_reply": True}
    return {"reply_parameters": tie}


def _text(queued: QueuedLetter, *, plain: bool) -> dict[str, Any]:
    letter = queued.letter
    marked = queued.maybe_sent and letter.mark and not queued.message_id
    text = f"{letter.text}\n{letter.mark}" if marked else letter.text
    params: dict[str, Any] = {
        "chat_id": letter.chat_id,
        "text": plain_text(text) if plain else text,
        "link_preview_options": {"is_disabled": True},
    }
    if not plain:
        params["parse_mode"] = "HTML"
    if letter.rows:
        params["reply_markup"] = {"inline_keyboard": _keyboard(letter)}
    return params


def _keyboard(letter: Letter) -> list[list[dict[str, str]]]:
    rows, index = [], 0
    for row in letter.rows:
        tokens = [token_of(letter.keyboard, index + i) for i in range(len(row))]
        rows.append(
            [
                {"text": button.label, "callback_data": token}
                for button, token in zip(row, tokens, strict=True)
            ]
        )
        index += len(row)
    return rows


def _manner(letter: Letter) -> dict[str, Any]:
    manner = {
        "disable_notification": letter.silent,
        "protect_content": letter.protected,
    }
    return {name: True for name, wanted in manner.items() if wanted}


def _caption(letter: Letter, *, plain: bool) -> dict[str, str]:
    """Return the words of an attachment; empty where its kind carries none."""
    if not letter.text or letter.media[0].kind not in CAPTIONED:
        return {}
    if plain:
        return {"caption": plain_text(letter.text)}
    return {"caption": letter.text, "parse_mode": "HTML"}


def _media(letter: Letter, reply: dict[str, Any], caption: dict[str, str]) -> Call:
    first, *others = letter.media
    where = {"chat_id": letter.chat_id} | reply | _manner(letter)
    if first.kind == "location":
        place = {"latitude": first.latitude, "longitude": first.longitude}
        return Call("sendLocation", where | place)
    if others:
        # Under an album Telegram shows the only caption as that of all.
        album = [_item(first, **caption), *(_item(item) for item in others)]
        return Call("sendMediaGroup", where | {"media": album})
    method, field = SENDING[first.kind]
    return Call(method, where | {field: first.file_id} | caption)


def _item(item: Attachment, **caption: str) -> InputMedia:
    return ALBUM[item.kind](media=item.file_id, **caption)


def _menu(letter: Letter) -> Call:
    commands = [{"command": name, "description": text} for name, text in letter.menu]
    scope = {"type": "chat", "chat_id": letter.chat_id}
    return Call("setMyCommands", {"commands": commands, "scope": scope})


def plain_text(markup: str) -> str:
    """Return the words of a text without its markup."""
    return html.unescape(_TAG.sub("", markup))
