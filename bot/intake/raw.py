"""Reading just enough of a raw update to store it: its key and its chat."""

import hashlib
import json
from typing import Any

from bot.ports.mail import StoredUpdate

#: What Siaga asks Telegram for; everything else never leaves it.
ALLOWED = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
)


def stored(raw: Any, bot_id: int) -> StoredUpdate:
    """Return the update as it is kept; its key carries the hash of its content.

    Telegram may choose update ids anew after a quiet week: the same number with
    another content is another update (reliability.md, decision 3).
    """
    payload = json.dumps(raw, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    sha = hashlib.sha256(payload.encode()).hexdigest()[:16]
    update_id = update_number(raw)
    key = f"telegram:{bot_id}:{update_id}:{sha}"
    return StoredUpdate(key, update_id, chat_of(raw), payload)


def update_number(raw: Any) -> int:
    """Return the update's number; 0 where it is missing or absurd."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    fits = isinstance(number, int) and 0 <= number < 2**62
    return number if fits and isinstance(number, int) else 0


def chat_of(raw: Any) -> int:
    """Return the chat whose order the update belongs to; 0 for none."""
    if not isinstance(raw, dict):
        return 0
    for body in (raw.get(kind) for kind in ALLOWED):
        if isinstance(body, dict):
            message = body.get("message")
            holder = message if isinstance(message, dict) else body
            return _id(holder.get("chat")) or _id(body.get("from"))
    return 0


def sender_of(raw: Any) -> int:
    """Return who sent the message of an update; 0 where there is none."""
    body = raw.get("message") if isinstance(raw, dict) else None
    return _id(body.get("from")) if isinstance(body, dict) else 0


def _id(thing: Any) -> int:
    number = thing.get("id") if isinstance(thing, dict) else None
    fits = isinstance(number, int) and abs(number) < 2**62
    return number if fits and isinstance(number, int) else 0
