"""Use cases that a start only names: their first call loads them, or the rest does.

Routes, chores and listeners name six hundred files; a start needs few of them, and
so does a report. While the house is put together, whoever stands outside of
`bot.services` is given the name of a use case instead of the use case.
"""

import asyncio
import builtins
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from sys import modules
from typing import Any

#: What is named instead of loaded; among themselves its files are loaded as usual.
ROOM = "bot.services."

#: But for these: every start calls them, and seldom needs what they need.
FIRST = (
    "bot.services.finishing",
    "bot.services.house.restoring",
    "bot.services.people.erasing",
    "bot.services.house.starting",
)

#: So long nothing is loaded that nobody calls, in seconds: the house asks Telegram for
#: the first time, and answers what waited there.
FIRST_BREATH = 0.3


class Named:
    """Stands for something in a module; a call goes to what is meant."""

    def __init__(self, module: str, *names: str) -> None:
        self._module, self._names = module, names
        self._meant: Any = None
        self.__name__ = names[-1]

    def __getattr__(self, name: str) -> "Named":
        if name.startswith("__"):
            raise AttributeError(name)
        return Named(self._module, *self._names, name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        """Call what is meant."""
        if self._meant is None:
            self._meant = self.load()
        return self._meant(*given, **named)

    def load(self) -> Any:
        """Return what is meant, loaded now if nobody did before."""
        found = import_module(self._module)
        for name in self._names:
            if not hasattr(found, name):
                import_module(f"{found.__name__}.{name}")
            found = getattr(found, name)
        return found


class _Room:
    """Stands for a module while names are taken from it.

    A capital letter begins a type or a value: these are checked against, inherited from
    and looked into, so they are themselves at once.
    """

    def __init__(self, name: str, waiting: list[Named]) -> None:
        self._name, self._waiting = name, waiting

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name[0].isupper() or hasattr(modules.get(self._name), name):
            return getattr(import_module(self._name), name)
        self._waiting.append(Named(self._name, name))
        return self._waiting[-1]


#: What was named and is not loaded yet, in the order of the imports.
_WAITING: list[Named] = []


@contextmanager
def named_only() -> Iterator[None]:
    """Let imports of use cases in the block give names; what is loaded is itself."""
    usual = builtins.__import__

    def naming(
        name: str,
        globals: Mapping[str, Any] | None = None,
        locals: Mapping[str, Any] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        asks = (globals or {}).get("__name__", "")
        inside = asks.startswith(ROOM) and asks not in FIRST
        if level or inside or not name.startswith(ROOM):
            return usual(name, globals, locals, fromlist or (), level)
        return _Room(name, _WAITING)

    builtins.__import__ = naming
    try:
        for name in FIRST:
            import_module(name)
        yield
    finally:
        builtins.__import__ = usual


async def load_the_rest() -> None:
    """Load what was named only, beside the event loop, one module after the other."""
    if _WAITING:
        await asyncio.sleep(FIRST_BREATH)
    while _WAITING:
        await asyncio.to_thread(_WAITING.pop(0).load)
