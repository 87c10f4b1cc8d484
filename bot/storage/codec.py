"""Values to columns and back: instants, flags, JSON."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.storage.fresh_letters import FreshLetters

T = TypeVar("T")
V = TypeVar("V")

# One encoder: `json.dumps` makes a new one for each call that names how.
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def ms(at: datetime) -> int:
    """Return UTC milliseconds; an instant without a zone is a mistake."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return (at - _EPOCH) // _MILLISECOND


def instant(value: int) -> datetime:
    """Return the instant of UTC milliseconds."""
    return _EPOCH + value * _MILLISECOND


def maybe(convert: Callable[[T], V], value: T | None) -> V | None:
    """Convert a value where there is one."""
    return None if value is None else convert(value)


def to_json(value: object) -> str:
    """Write compact JSON; the order of keys is kept."""
    return _COMPACT.encode(value)


def from_json(text: str) -> Any:
    """Read JSON."""
    return json.loads(text)


class LastTold:
    """The latest instant that anybody told the storage: it has no clock of its own."""

    def __init__(self) -> None:
        self.at = 0
        #: Updates that a unit has ticked off, and the worker was not told yet.
        self.ticked: set[str] = set()
        self.fresh = FreshLetters()

    def hear(self, at: datetime) -> int:
        """Take note of an instant and return it as milliseconds."""
        told = ms(at)
        self.at = max(self.at, told)
        return told
