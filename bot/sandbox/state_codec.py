"""The whole world as JSON and back: every object once, the rest refers to it.

Objects are written by their fields, whichever they have: a new field is kept
without a word here. What cannot be kept raises `TypeError`.
"""

import random
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any

from bot.sandbox.chats import Chat
from bot.sandbox.state_kinds import KINDS, NOT_KEPT, ROOT
from bot.sandbox.updates import UpdateQueue

if TYPE_CHECKING:
    from bot.sandbox.local import LocalTelegram

TAG = "$"
PLAIN = {type(None), bool, int, float, str}
LISTS: dict[str, Callable[[list[Any]], Any]] = {
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "deque": deque,
}


def _state(thing: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an object, without those that are as at first."""
    known = fields(thing) if is_dataclass(thing) else ()
    for one in known:
        value = getattr(thing, one.name)
        if value is not one.default:
            yield one.name, value
    names = {one.name for one in known}
    for name, value in getattr(thing, "__dict__", {}).items():
        if name not in names:
            yield name, value


class Encoder:
    """Writes a world down; `blobs` are the bytes of its files by their name."""

    def __init__(self, name_of: Callable[[bytes], str]) -> None:
        self.blobs: dict[str, bytes] = {}
        self._name_of = name_of
        self._numbers: dict[int, int] = {}
        self._found: list[Any] = []

    def encode(self, telegram: "LocalTelegram") -> dict[str, Any]:
        """Return the world as JSON."""
        root = self._fields(ROOT, telegram)
        rows = []
        for thing in self._found:  # grows while what is in it refers to more
            kind = type(thing).__name__
            rows.append([kind, self._fields(kind, thing)])
        return {"world": root, "objects": rows}

    def _fields(self, kind: str, thing: Any) -> dict[str, Any]:
        return {
            name: self._value(value)
            for name, value in _state(thing)
            if f"{kind}.{name}" not in NOT_KEPT
        }

    def _value(self, value: Any) -> Any:
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is list:
            return [self._value(one) for one in value]
        if kind is dict:
            return self._dictionary(value)
        if kind.__name__ in LISTS:
            return {TAG: kind.__name__, "of": [self._value(one) for one in value]}
        return self._special(value)

    def _dictionary(self, value: dict[Any, Any]) -> dict[str, Any]:
        if all(type(key) is str for key in value) and TAG not in value:
            return {key: self._value(one) for key, one in value.items()}
        pairs = [[self._value(key), self._value(one)] for key, one in value.items()]
        return {TAG: "map", "of": pairs}

    def _special(self, value: Any) -> dict[str, Any]:
        if isinstance(value, Enum):
            return {TAG: "enum", "of": [type(value).__name__, value.value]}
        if isinstance(value, datetime):
            return {TAG: "datetime", "of": value.isoformat()}
        if isinstance(value, timedelta):
            return {TAG: "seconds", "of": value.total_seconds()}
        if isinstance(value, bytes):
            name = self._name_of(value)
            self.blobs[name] = value
            return {TAG: "bytes", "of": name}
        if isinstance(value, random.Random):
            return {TAG: "random", "of": self._value(value.getstate())}
        return {TAG: "object", "of": self._number(value)}

    def _number(self, thing: Any) -> int:
        if KINDS.get(type(thing).__name__) is not type(thing):
            raise TypeError(f"{type(thing).__qualname__} cannot be kept")
        if id(thing) not in self._numbers:
            self._numbers[id(thing)] = len(self._found)
            self._found.append(thing)
        return self._numbers[id(thing)]


class Decoder:
    """Reads a world that an `Encoder` wrote."""

    def __init__(
        self, telegram: "LocalTelegram", read_blob: Callable[[str], bytes]
    ) -> None:
        self._telegram = telegram
        self._things: list[Any] = []
        self._readers: dict[str, Callable[[Any], Any]] = {
            "map": lambda of: {self._value(k): self._value(v) for k, v in of},
            "enum": lambda of: KINDS[of[0]](of[1]),
            "datetime": datetime.fromisoformat,
            "seconds": lambda of: timedelta(seconds=of),
            "bytes": read_blob,
            "random": self._random,
            "object": lambda of: self._things[of],
        }

    def decode(self, kept: dict[str, Any]) -> None:
        """Put what was kept into the local Telegram."""
        self._things = [self._shell(kind) for kind, _ in kept["objects"]]
        for thing, (_, given) in zip(self._things, kept["objects"], strict=True):
            self._fill(thing, given)
        for name, value in kept["world"].items():
            getattr(self._telegram, name)
            setattr(self._telegram, name, self._value(value))

    def _shell(self, kind: str) -> Any:
        made = KINDS[kind]
        if made is UpdateQueue:
            return UpdateQueue(self._telegram.now, 0, stir=self._telegram.stir)
        return made.__new__(made) if is_dataclass(made) else made()

    def _fill(self, thing: Any, given: dict[str, Any]) -> None:
        values = {name: self._value(value) for name, value in given.items()}
        if is_dataclass(thing):
            missing = [one for one in fields(thing) if one.name not in values]
            values |= {one.name: _at_first(one) for one in missing}
        for name, value in values.items():
            object.__setattr__(thing, name, value)
        if isinstance(thing, Chat):
            thing.clock = self._telegram.now

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._value(one) for one in value]
        if not isinstance(value, dict):
            return value
        if TAG not in value:
            return {key: self._value(one) for key, one in value.items()}
        if value[TAG] in LISTS:
            return LISTS[value[TAG]]([self._value(one) for one in value["of"]])
        return self._readers[value[TAG]](value["of"])

    def _random(self, state: Any) -> random.Random:
        chance = random.Random()
        chance.setstate(self._value(state))
        return chance


def _at_first(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    if field.default is MISSING:
        raise ValueError(f"{field.name} is missing")
    return field.default
