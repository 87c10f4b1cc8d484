"""Loads Telegram's library without the HTTP client that this house never uses.

The library brings httpx for its own way to Telegram; ours is `bot.delivery.transport`.
It took 8 MiB and a twelfth of a start. Whoever asks for it after all gets the real one.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

#: The files of the library that name httpx; while loading, only in annotations.
NAMING = ("telegram.request._httpxrequest", "telegram.ext._applicationbuilder")


class _Names(ModuleType):
    """Stands for httpx while the library loads: a class for each name."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


class _Later(ModuleType):
    """Stands for httpx afterwards: the first who needs it loads it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("httpx"), name)


def load_telegram() -> None:
    """Load the library now; where it or httpx is loaded already, nothing is spared."""
    if "telegram" in sys.modules or "httpx" in sys.modules:
        return
    sys.modules["httpx"] = _Names("httpx")
    try:
        files = [import_module(file) for file in NAMING]
    finally:
        del sys.modules["httpx"]
    for file in files:
        vars(file)["httpx"] = _Later("httpx")
