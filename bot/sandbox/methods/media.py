"""Sending files, albums, places, contacts and dice."""

from typing import Any

from bot.sandbox import media
from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.messages import Content
from bot.sandbox.methods.sending import send
from bot.sandbox.query import Method, Query

MAX_ALBUM = 10
FILE_METHODS = {
    "sendPhoto": "photo",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendDocument": "document",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendVideoNote": "video_note",
    "sendSticker": "sticker",
}
# Kinds that may share an album with others; the rest only with their own kind.
MIXED = {"photo", "video"}


def send_file(query: Query) -> JsonObject:
    """Answer sendPhoto and all the methods that send one file."""
    kind = FILE_METHODS[query.method]
    words = query.caption()
    file = query.file(kind)
    shown = media.shown(kind, file, query.params)
    return send(query, Content(kind, words.text, words.entities, shown)).json()


def send_album(query: Query) -> list[JsonObject]:
    """Answer sendMediaGroup."""
    items = query.params["media"]
    _check_album([item["type"] for item in items])
    contents = [_album_content(query, item) for item in items]
    # One item alone is an ordinary message, as the server has it.
    group = {"media_group_id": query.world.new_tap_id()} if len(items) > 1 else {}
    return [send(query, content, group).json() for content in contents]


def _check_album(kinds: list[str]) -> None:
    if not kinds:
        raise bad_request("there are no messages to send")
    if len(kinds) > MAX_ALBUM:
        raise bad_request("too many messages to send as an album")
    strict = sorted(set(kinds) - MIXED)
    if strict and len(set(kinds)) > 1:
        name = strict[0]
        raise bad_request(f"{name} can't be mixed with other media types")


def _album_content(query: Query, item: JsonObject) -> Content:
    kind = item["type"]
    words = query.caption(item)
    file = query.world.files.taken(kind, item["media"], query.uploads)
    return Content(kind, words.text, words.entities, media.shown(kind, file, item))


def send_location(query: Query) -> JsonObject:
    """Answer sendLocation, without live periods."""
    place = _given(query, "latitude", "longitude", "horizontal_accuracy")
    return send(query, Content("location", media={"location": place})).json()


def send_contact(query: Query) -> JsonObject:
    """Answer sendContact."""
    card = _given(query, "phone_number", "first_name", "last_name", "vcard")
    return send(query, Content("contact", media={"contact": card})).json()


def send_venue(query: Query) -> JsonObject:
    """Answer sendVenue: a place with a name is a location as well."""
    place = _given(query, "latitude", "longitude")
    named = _given(query, "title", "address", *VENUE_IDS)
    shown = {"venue": {"location": place, **named}, "location": place}
    return send(query, Content("venue", media=shown)).json()


def send_dice(query: Query) -> JsonObject:
    """Answer sendDice."""
    emoji = query.get("emoji", "🎲")
    value = query.world.random.randint(1, DICE[emoji])
    thrown = {"dice": {"emoji": emoji, "value": value}}
    return send(query, Content("dice", media=thrown)).json()


def _given(query: Query, *names: str) -> dict[str, Any]:
    return {name: query.params[name] for name in names if name in query.params}


VENUE_IDS = (
    "foursquare_id",
    "foursquare_type",
    "google_place_id",
    "google_place_type",
)
# The highest value of every thing that can be thrown.
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


METHODS: dict[str, Method] = {
    **dict.fromkeys(FILE_METHODS, send_file),
    "sendMediaGroup": send_album,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendVenue": send_venue,
    "sendDice": send_dice,
}
