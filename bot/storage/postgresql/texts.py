"""Texts as PostgreSQL can keep them: it refuses the character NUL.

NUL is written as two characters, of which the first is one that Unicode never
assigns; where that one itself stands in a text it is doubled in the same way.
"""

from collections.abc import Sequence
from typing import Any

import asyncpg

from bot.storage.session import Row

_MARK = "\U0010fffe"
_NUL, _ITSELF = _MARK + "0", _MARK + "1"


def outgoing(values: Sequence[object]) -> list[object]:
    """Return the arguments of a statement as the database takes them."""
    return [_written(v) if isinstance(v, str) else v for v in values]


def incoming(records: Sequence[asyncpg.Record]) -> list[Row]:
    """Return rows with their texts as they once came in."""
    return [_read(record) if _is_marked(record) else record for record in records]


def _written(text: str) -> str:
    if "\0" not in text and _MARK not in text:
        return text
    return text.replace(_MARK, _ITSELF).replace("\0", _NUL)


def _is_marked(record: asyncpg.Record) -> bool:
    return any(isinstance(value, str) and _MARK in value for value in record.values())


def _read(record: asyncpg.Record) -> dict[str, Any]:
    return {name: _original(value) for name, value in record.items()}


def _original(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return value.replace(_NUL, "\0").replace(_ITSELF, _MARK)
