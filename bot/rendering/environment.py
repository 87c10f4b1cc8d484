"""Jinja2 as the house uses it: templates compiled once, and words handed to them."""

from collections.abc import MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment


class _Compiled(BytecodeCache):
    """Keeps compiled templates for the life of the process, by path and content."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()


class Environment(ImmutableSandboxedEnvironment):
    """Hands every template one plain dictionary of words, and asks once what is safe.

    Jinja2 stacks them, for words that a template brings itself: here none does, and
    walking through the stack for every message took longer than filling it in.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._safe: dict[tuple[type, str], bool] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """Return the words that a template can use."""
        return {**self.globals, **(d or {})}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may read it: kind of thing and name decide."""
        asked = (type(obj), attr)
        known = self._safe.get(asked)
        if known is None:
            known = self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return known
