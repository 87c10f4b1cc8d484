"""Photos, files, places and cards as the page shows them."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.answers import JsonObject
from bot.sandbox.messages import Content


def both_names(person: JsonObject) -> str:
    """Return the first and the last name of a person or of a contact card."""
    parts = (person.get("first_name"), person.get("last_name"))
    return " ".join(one for one in parts if one)


def media_view(content: Content) -> JsonObject | None:
    """Show the file, the place or the card of a message."""
    show = MEDIA.get(content.kind)
    given = content.media.get(content.kind)
    return show(given) if show and given else None


def _photo(sizes: list[JsonObject]) -> JsonObject:
    largest = sizes[-1]
    size = {"width": largest["width"], "height": largest["height"]}
    return {"file": largest["file_id"], "size": largest["file_size"], **size}


def _file(given: JsonObject) -> JsonObject:
    return {
        "file": given["file_id"],
        "name": given.get("file_name"),
        "mime": given.get("mime_type"),
        "size": given.get("file_size"),
        "seconds": given.get("duration"),
    }


def _contact(given: JsonObject) -> JsonObject:
    return {"phone": given["phone_number"], "name": both_names(given)}


def _poll(given: JsonObject) -> JsonObject:
    options = [one["text"] for one in given["options"]]
    return {"question": given["question"], "options": options}


def _place(given: JsonObject) -> JsonObject:
    return {"latitude": given["latitude"], "longitude": given["longitude"]}


def _emoji(given: JsonObject) -> JsonObject:
    return {"emoji": given.get("emoji", ""), "value": given.get("value")}


MEDIA: dict[str, Callable[[Any], JsonObject]] = {
    "photo": _photo,
    **dict.fromkeys(
        ("document", "audio", "video", "animation", "voice", "video_note"), _file
    ),
    "location": _place,
    "contact": _contact,
    "poll": _poll,
    "sticker": _emoji,
    "dice": _emoji,
}
