"""The whole world as JSON: every object once, the rest refers to it.

Objects are written by their fields, whichever they have: a new field is kept
without a word here. What cannot be kept raises `TypeError`.

An encoder remembers what it wrote. Of a world that it has seen it writes only the
objects that changed since, so that a large one holds up nobody.
"""

import json
import random
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any

from bot.sandbox.state.file import digest
from bot.sandbox.state.kinds import KINDS, NOT_KEPT, ROOT, TAG

if TYPE_CHECKING:
    from bot.sandbox.local import LocalTelegram


def _is_frozen(kind: Any) -> bool:
    promised = getattr(kind, "__dataclass_params__", None)
    return promised is not None and bool(promised.frozen)


PLAIN = {type(None), bool, int, float, str}
LISTS = {tuple, set, frozenset, deque}
GONE = "null"
STEP = 200
# An object that cannot change, and has nothing in it that can, is written once.
FROZEN = {name for name, kind in KINDS.items() if _is_frozen(kind)}
OPEN = {dict, list, set, deque, tuple}
# What the fields of a kind are at first: so much need not be written.
USUAL: dict[str, dict[str, Any]] = {
    name: {one.name: one.default for one in fields(kind)}
    for name, kind in KINDS.items()
    if is_dataclass(kind)
}
LEFT_OUT: dict[str, set[str]] = defaultdict(set)
for owner, _, field in (one.partition(".") for one in NOT_KEPT):
    LEFT_OUT[owner].add(field)
text_of = json.JSONEncoder(separators=(",", ":")).encode


class Row:
    """One object as it was written, and what it referred to then."""

    __slots__ = ("blobs", "is_fixed", "number", "others", "state", "text", "thing")

    def __init__(self, number: int, thing: Any) -> None:
        self.number = number
        self.thing = thing
        self.state: dict[str, Any] | None = None
        self.is_fixed = False
        self.text = GONE
        self.others: list[Row] = []
        self.blobs: dict[str, bytes] = {}

    def is_current(self) -> bool:
        """Tell whether the object still is as it was written."""
        return self.is_fixed or self.state == _state(self.thing)


class Encoder:
    """Writes a world down; `blobs` are the bytes of its files by their name."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}
        self._rows: dict[int, Row] = {}
        self._free: list[int] = []
        self._others: list[Row] = []
        self._named: dict[str, bytes] = {}

    def prepare(self, telegram: "LocalTelegram") -> Iterator[None]:
        """Write what changed in small steps; the world may change between them.

        What `encode` then finds to be as it was written costs it next to nothing.
        """
        return self._bring_up_to_date(Row(-1, telegram), {})

    def encode(self, telegram: "LocalTelegram") -> list[str]:
        """Return the world as JSON, in pieces that belong together."""
        world, met = Row(-1, telegram), dict[int, Row]()
        for _ in self._bring_up_to_date(world, met):
            pass
        self._forget(met)
        texts = [GONE] * (len(met) + len(self._free))
        self.blobs = {}
        for row in met.values():
            texts[row.number] = row.text
            self.blobs |= row.blobs
        return ['{"world":', world.text, ',"objects":[', ",".join(texts), "]}"]

    def _bring_up_to_date(self, world: Row, met: dict[int, Row]) -> Iterator[None]:
        """Write every object that the world leads to and that is not as it was."""
        self._write(world, ROOT)
        todo = [*world.others]
        while todo:
            row = todo.pop()
            key = id(row.thing)
            if key in met:
                continue
            if not row.is_current():
                self._write(row, type(row.thing).__name__)
            met[key] = row
            todo += row.others
            if not len(met) % STEP:
                yield

    def _forget(self, met: dict[int, Row]) -> None:
        """Let go of what nothing leads to any more; its number is free again."""
        for key in self._rows.keys() - met.keys():
            self._free.append(self._rows.pop(key).number)

    def _write(self, row: Row, kind: str) -> None:
        self._others, self._named = [], {}
        state = _state(row.thing)
        usual = USUAL.get(kind, {})
        given = {
            name: self._value(value)
            for name, value in state.items()
            if name not in usual or value is not usual[name]
        }
        row.text = text_of(given if kind == ROOT else [kind, given])
        row.others, row.blobs = self._others, self._named
        row.state = {name: _copied(value) for name, value in state.items()}
        row.is_fixed = kind in FROZEN and OPEN.isdisjoint(map(type, state.values()))

    def _value(self, value: Any) -> Any:
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is list:
            return [self._value(one) for one in value]
        if kind is dict:
            return self._dictionary(value)
        if kind in LISTS:
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
            name = digest(value)
            self._named[name] = value
            return {TAG: "bytes", "of": name}
        if isinstance(value, random.Random):
            return {TAG: "random", "of": self._value(value.getstate())}
        return {TAG: "object", "of": self._number(value)}

    def _number(self, thing: Any) -> int:
        row = self._rows.get(id(thing))
        if row is None:
            if KINDS.get(type(thing).__name__) is not type(thing):
                raise TypeError(f"{type(thing).__qualname__} cannot be kept")
            number = self._free.pop() if self._free else len(self._rows)
            row = self._rows[id(thing)] = Row(number, thing)
        self._others.append(row)
        return row.number


def _state(thing: Any) -> dict[str, Any]:
    """Return the fields of an object that are kept, whether it lists them or not."""
    known: dict[str, Any] | None = getattr(thing, "__dict__", None)
    if known is None:
        return {name: getattr(thing, name) for name in thing.__slots__}
    left_out = LEFT_OUT.get(type(thing).__name__)
    if left_out is None:
        return known
    return {name: value for name, value in known.items() if name not in left_out}


def _copied(value: Any) -> Any:
    """Copy what can change inside a value, but not the objects it refers to."""
    kind = type(value)
    if kind is dict:
        return {key: _copied(one) for key, one in value.items()}
    if kind is list:
        return [_copied(one) for one in value]
    if kind is tuple:
        return tuple(map(_copied, value))
    return value.copy() if kind in {set, deque} else value
