"""Entities that came with a call, read as the real server reads them."""

from collections.abc import Sequence

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.text.links import LinkError, checked, link_entity

PLAIN = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "pre",
    "custom_emoji",
    "blockquote",
    "expandable_blockquote",
    "date_time",
}
# The server finds these by itself and does not look at those of a call.
FOUND = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}
NEEDED = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
}
KNOWN = {*PLAIN, *FOUND, *NEEDED}


def check_shape(value: object) -> None:
    """Refuse what is no list of entities, in the words of the real server."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return
    for one in value:
        reason = _mistake(one)
        if reason:
            raise bad_request("can't parse MessageEntity: " + reason)


def _mistake(one: object) -> str:
    if not isinstance(one, dict):
        return "expected an Object"
    for name in ("offset", "length", "type"):
        if name not in one:
            return f'Can\'t find field "{name}"'
    if one["type"] not in KNOWN:
        return "Unsupported type specified"
    needed = NEEDED.get(one["type"])
    return f'Can\'t find field "{needed}"' if needed and needed not in one else ""


def read(entities: Sequence[JsonObject]) -> list[JsonObject]:
    """Return the entities of a call that the server keeps."""
    check_shape(entities)
    return [_read(one) for one in entities if one["type"] not in FOUND]


def _read(entity: JsonObject) -> JsonObject:
    if entity["type"] != "text_link":
        return dict(entity)
    try:
        link = link_entity(entity["url"]) or {"url": checked(entity["url"])}
    except LinkError as error:
        reason = f"entity URL '{entity['url']}' is invalid: {error}"
        raise bad_request(reason) from None
    place = {name: entity[name] for name in ("offset", "length")}
    return {"type": link["type"], **place, **link}
