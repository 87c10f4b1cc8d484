"""Letters to rows of the outbox and back."""

from collections.abc import Sequence
from typing import Any

from bot.domain.values import replace
from bot.ports.mail import Button, Letter, MessageClass, Press, QueuedLetter
from bot.storage.attachment_codec import attachment_body, read_attachment
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.fresh_letters import FreshLetters
from bot.storage.session import Row

#: The order in which letters leave (reliability.md 4.6, decision 9).
PRIORITY: dict[MessageClass, int] = {
    MessageClass.PING: 0,
    MessageClass.ALARM: 1,
    MessageClass.REPLY: 2,
    MessageClass.RECEIPT: 3,
    MessageClass.PUBLISH: 4,
    MessageClass.INFO: 5,
    MessageClass.FILE: 6,
    MessageClass.BOARD: 7,
    MessageClass.EPHEMERAL: 8,
}

#: These have their own places in the post: other letters never hold them up.
URGENT = frozenset({MessageClass.PING, MessageClass.ALARM, MessageClass.REPLY})


#: Fields that need more than JSON.
_CODED = frozenset({"klass", "chat_id", "rows", "media", "not_before", "inside_rows"})

#: Fields that JSON can write as they are; one at its default is left out.
_PLAIN = tuple(name for name in Letter.__struct_fields__ if name not in _CODED)


def letter_row(letter: Letter, told_at: int) -> dict[str, object]:
    """Return the columns of a new letter, but its id."""
    not_before = maybe(ms, letter.not_before) or 0
    return {
        "key": letter.key,
        "klass": letter.klass,
        "urgent": int(letter.klass in URGENT),
        "priority": PRIORITY[letter.klass],
        "chat_id": letter.chat_id,
        "body": to_json(_body(letter)),
        "afterwards": to_json(_body(replace(letter, text=""))) if letter.secret else "",
        "edits": letter.edits,
        "parent": letter.edits or letter.replies_to,
        "target": letter.edits or _message(letter.edits_message),
        "guard": letter.guard,
        "slot": letter.slot,
        "file": letter.file,
        "due_at": max(not_before, told_at),
        "not_before": not_before,
    }


def queued_letter(
    row: Row, hand: str = "", fresh: FreshLetters | None = None
) -> QueuedLetter:
    """Read a letter with its place in the outbox, and in whose *hand* it is."""
    known = fresh.take(row["body"], row["chat_id"]) if fresh else None
    letter = known or _letter(from_json(row["body"]), row["chat_id"])
    parent = row["parent_message"] or 0
    rewrites = parent if letter.edits else letter.edits_message
    return QueuedLetter(
        row["id"],
        letter,
        row["attempts"],
        bool(row["maybe_sent"]),
        row["message_id"] or rewrites,
        0 if letter.edits or not letter.replies_to else parent,
        instant(row["due_at"]),
        hand,
    )


def _message(number: int) -> str:
    return f"#{number}" if number else ""


def _body(letter: Letter) -> dict[str, Any]:
    said = {name: getattr(letter, name) for name in _PLAIN if getattr(letter, name)}
    if letter.inside_rows:
        said["inside_rows"] = _rows_body(letter.inside_rows)
    return said | {
        "klass": letter.klass,
        "rows": _rows_body(letter.rows),
        "media": [attachment_body(item) for item in letter.media],
        "not_before": maybe(ms, letter.not_before),
    }


def _letter(body: dict[str, Any], chat_id: int) -> Letter:
    changed = {
        "klass": MessageClass(body["klass"]),
        "chat_id": chat_id,
        "rows": _rows(body["rows"]),
        "inside_rows": _rows(body.get("inside_rows", ())),
        "media": tuple(read_attachment(item) for item in body["media"]),
        "menu": tuple((name, text) for name, text in body.get("menu", ())),
        "not_before": maybe(instant, body["not_before"]),
    }
    return Letter(**(body | changed))


def _rows_body(rows: Sequence[Sequence[Button]]) -> list[list[list[Any]]]:
    return [[_button_body(button) for button in row] for row in rows]


def _rows(rows: Sequence[Sequence[list[Any]]]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(_button(body) for body in row) for row in rows)


def _button_body(button: Button) -> list[Any]:
    press = button.press
    return [button.label, press.action, press.subject, press.value, press.version]


def _button(body: list[Any]) -> Button:
    label, *press = body
    return Button(label, Press(*press))
