"""A message as the page shows it."""

from typing import Any

from bot.sandbox.answers import JsonObject
from bot.sandbox.messages import Content, Message
from bot.sandbox.page.keys import key_of
from bot.sandbox.page.media_views import both_names, media_view
from bot.sandbox.page.safe_html import safe_html
from bot.sandbox.people import Sender, User
from bot.sandbox.views import reactions_view
from bot.sandbox.world import World

EXCERPT = 120


def message_view(world: World, message: Message) -> JsonObject:
    """Show a message as it is now; of a deleted one only that it is gone."""
    head = {
        "id": message.id,
        "chat": key_of(world, message.chat),
        "topic": message.topic_id,
        "from": _author(message),
        "at": message.at.isoformat(),
        "deleted": message.deleted,
    }
    if message.deleted:
        return head
    return {**head, **_said(message.content), **_about(message)}


def full_name(person: Sender) -> str:
    """Return the first and the last name of somebody."""
    last = person.last_name if isinstance(person, User) else None
    return f"{person.first_name} {last}" if last else person.first_name


def excerpt(message: Message) -> str:
    """Return the beginning of what a message says."""
    text = message.content.text
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


def _author(message: Message) -> JsonObject:
    if message.sender_chat is not None:
        chat = message.sender_chat
        return {"id": chat.id, "name": chat.title, "bot": False}
    sender = message.sender
    is_bot = not isinstance(sender, User)
    return {"id": sender.id, "name": full_name(sender), "bot": is_bot}


def _said(content: Content) -> JsonObject:
    is_service = content.kind == "service"
    inline = (content.markup or {}).get("inline_keyboard", [])
    return {
        "kind": content.kind,
        "html": safe_html(content.text, content.entities),
        "media": None if is_service else media_view(content),
        "service": _service(content.media) if is_service else None,
        "rows": [[_button(one) for one in row] for row in inline],
        "keyboard": _keyboard(content),
    }


def _about(message: Message) -> JsonObject:
    return {
        "edited_at": message.edited_at.isoformat() if message.edited_at else None,
        "reply": _reply(message.reply_to),
        "forward": _origin(message.extra.get("forward_origin")),
        "album": message.extra.get("media_group_id"),
        "reactions": reactions_view(message),
        "silent": message.silent,
        "protected": message.protected,
    }


def _keyboard(content: Content) -> list[list[str]] | None:
    """Return the labels of a reply keyboard; no row at all takes it away."""
    markup = content.markup or {}
    if "keyboard" in markup:
        return content.keyboard
    return [] if markup.get("remove_keyboard") else None


def _button(button: JsonObject) -> JsonObject:
    copied = button.get("copy_text", {}).get("text")
    kinds = {"press": "callback_data", "url": "url", "copy": "copy_text"}
    does = next((name for name, key in kinds.items() if key in button), "none")
    return {
        "label": button["text"],
        "style": button.get("style"),
        "does": does,
        "url": button.get("url"),
        "copy": copied,
    }


def _reply(to: Message | None) -> JsonObject | None:
    if to is None:
        return None
    name = _author(to)["name"]
    return {"id": to.id, "name": name, "text": excerpt(to), "kind": to.kind}


def _origin(origin: JsonObject | None) -> str | None:
    """Return the name of whom a forwarded message is from."""
    if origin is None:
        return None
    chat = origin.get("chat") or origin.get("sender_chat") or {}
    user = origin.get("sender_user") or {}
    names = (
        origin.get("sender_user_name"),
        chat.get("title"),
        both_names(user) if user else None,
    )
    return next((one for one in names if one), "")


def _service(what: JsonObject) -> JsonObject:
    kind, value = next(iter(what.items()))
    return {"what": kind, "names": _names(kind, value)}


def _names(kind: str, value: Any) -> list[str]:
    if isinstance(value, list):
        return [both_names(one) for one in value if isinstance(one, dict)]
    if isinstance(value, str):
        return [value]
    if not isinstance(value, dict):
        return []
    if kind == "pinned_message":
        words = str(value.get("text") or value.get("caption") or "")
        return [words[:EXCERPT]]
    name = value.get("name") or both_names(value)
    return [name] if name else []
