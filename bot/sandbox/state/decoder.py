"""A world comes back from the JSON that an encoder wrote."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.sandbox.chats import Chat
from bot.sandbox.state.kinds import KINDS, TAG
from bot.sandbox.updates import UpdateQueue

if TYPE_CHECKING:
    from bot.sandbox.local import LocalTelegram

LISTS: dict[str, Callable[[list[Any]], Any]] = {
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "deque": deque,
}


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
        rows = kept["objects"]
        self._things = [self._shell(row[0]) if row else None for row in rows]
        for thing, row in zip(self._things, rows, strict=True):
            if row:  # the number of a thing that is gone is free for another
                self._fill(thing, row[1])
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
