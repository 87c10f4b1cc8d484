"""Media as messages show them: the fields of every kind of file."""

import struct
from collections.abc import Callable
from typing import Any

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.files import StoredFile

Shape = Callable[[StoredFile, JsonObject], Any]
PICTURE = {"width": 1280, "height": 720}
PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_SUM, NARROWEST = 10_000, 20


def shown(kind: str, file: StoredFile, params: JsonObject) -> JsonObject:
    """Return the fields a message has for a file of a kind."""
    fields: JsonObject = {kind: SHAPES[kind](file, params)}
    if kind == "animation":
        fields["document"] = _document(file, params)
    if params.get("has_spoiler"):
        fields["has_media_spoiler"] = True
    if params.get("show_caption_above_media"):
        fields["show_caption_above_media"] = True
    return fields


def _photo(file: StoredFile, params: JsonObject) -> list[JsonObject]:
    return [{**file.json(), **size_of(file)}]


def size_of(file: StoredFile) -> JsonObject:
    """Return width and height of a PNG, the usual ones of any other picture.

    Refuse what the server refuses as a photo (Bot API, sendPhoto).
    """
    if not (file.content or b"").startswith(PNG):
        return PICTURE
    width, height = struct.unpack(">II", file.read()[16:24])
    short, long = sorted((width, height))
    if not short or short + long > LARGEST_SUM or long > NARROWEST * short:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {"width": width, "height": height}


def _document(file: StoredFile, params: JsonObject) -> JsonObject:
    return {**file.json(), "file_name": file.name, "mime_type": file.mime}


def _video(file: StoredFile, params: JsonObject) -> JsonObject:
    return {**_document(file, params), **_taken(params, {**PICTURE, "duration": 10})}


def _audio(file: StoredFile, params: JsonObject) -> JsonObject:
    given = {"performer", "title"} & params.keys()
    tags: JsonObject = {key: params[key] for key in given}
    return {**_document(file, params), **_taken(params, {"duration": 10}), **tags}


def _voice(file: StoredFile, params: JsonObject) -> JsonObject:
    return {
        **file.json(),
        "mime_type": file.mime,
        **_taken(params, {"duration": 10}),
    }


def _video_note(file: StoredFile, params: JsonObject) -> JsonObject:
    return {**file.json(), **_taken(params, {"length": 240, "duration": 10})}


def _sticker(file: StoredFile, params: JsonObject) -> JsonObject:
    return {
        **file.json(),
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        **{key: params[key] for key in ("emoji",) if key in params},
    }


def _taken(params: JsonObject, usual: JsonObject) -> JsonObject:
    return {key: params.get(key, value) for key, value in usual.items()}


SHAPES: dict[str, Shape] = {
    "photo": _photo,
    "document": _document,
    "video": _video,
    "animation": _video,
    "audio": _audio,
    "voice": _voice,
    "video_note": _video_note,
    "sticker": _sticker,
}
