"""Identities that the storage makes itself: they sort by age within a process."""

import itertools
import secrets
import time

_started = time.time_ns() // 1_000_000
_count = itertools.count()
_process = secrets.token_hex(4)


def next_id() -> str:
    """Return an identity after all earlier ones of this process.

    The start of the process comes first, then a count: a wall clock that is put
    back while the bot runs cannot change the order.
    """
    return f"{_started:012x}-{next(_count):010x}-{_process}"
