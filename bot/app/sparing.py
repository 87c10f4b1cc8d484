"""Loads the libraries without those parts of them that this house never uses.

Telegram's brings httpx for its own way to Telegram; ours is `bot.delivery.transport`.
It took 8 MiB and a twelfth of a start. Whoever asks for it after all gets the real one.
"""

import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

#: The files of the library that name httpx; while loading, only in annotations.
NAMING = ("telegram.request._httpxrequest", "telegram.ext._applicationbuilder")


class _Names(ModuleType):
    """Stands for a module while another loads: a class for each name."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


class _Later(ModuleType):
    """Stands for httpx afterwards: the first who needs it loads it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("httpx"), name)


def load_libraries() -> None:
    """Load now what is large, and spare what nobody here asks of it."""
    _load_telegram()
    with _certificates_once():
        import_module("aiohttp")
    with _standing_for("uvicorn.main"):  # its own command line, and who restarts it
        import_module("uvicorn")


def _load_telegram() -> None:
    """Load the library; where it or httpx is loaded already, nothing is spared."""
    if "telegram" in sys.modules or "httpx" in sys.modules:
        return
    with _standing_for("httpx"):
        files = [import_module(file) for file in NAMING]
    for file in files:
        vars(file)["httpx"] = _Later("httpx")


@contextmanager
def _standing_for(name: str) -> Iterator[None]:
    """Let a module be named in the block without being loaded, unless it is."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = _Names(name)
    try:
        yield
    finally:
        del sys.modules[name]


@contextmanager
def _certificates_once() -> Iterator[None]:
    """Read the machine's certificates only for calls that check them.

    aiohttp reads them twice while it loads, once for calls that check nothing.
    """
    usual = ssl.SSLContext.set_default_verify_paths

    def read(self: ssl.SSLContext) -> None:
        if self.verify_mode is not ssl.CERT_NONE:
            usual(self)

    ssl.SSLContext.set_default_verify_paths = read  # type: ignore[method-assign]
    try:
        yield
    finally:
        del ssl.SSLContext.set_default_verify_paths
