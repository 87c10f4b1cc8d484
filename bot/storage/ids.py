"""Identities that the storage makes itself: they sort by age within a process."""

import itertools
import os
import secrets
import time


class _Life:
    """One process: when it began, what it has counted to, and what it drew."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Share no identity with a process that we were forked off."""
        self._started = time.time_ns() // 1_000_000
        self._count = itertools.count()
        self._drawn = secrets.token_hex(4)

    def next_id(self) -> str:
        return f"{self._started:012x}-{next(self._count):010x}-{self._drawn}"


_life = _Life()
os.register_at_fork(after_in_child=_life.begin)


def next_id() -> str:
    """Return an identity after all earlier ones of this process.

    The start of the process comes first, then a count: a wall clock that is put
    back while the bot runs cannot change the order.
    """
    return _life.next_id()
