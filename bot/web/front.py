"""What the listener knows of the house behind it, which may not be open yet."""

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.domain.values import Struct
from bot.ports.clock import Clock
from bot.ports.signs import ALIVE
from bot.ports.storage import Storage, StorageUnavailable
from bot.web.gauges import Gauges
from bot.web.meters import Meters

#: A storage that does not answer within so many seconds counts as one that is away.
STORAGE_PATIENCE = 5.0

#: The storage is written to at most once in so many seconds, whoever asks.
WRITE_EVERY = 1.0

#: Takes one raw update; raises `StorageUnavailable` where it cannot be kept.
Keep = Callable[[Any], Awaitable[None]]


class Behind(Struct, frozen=True):
    """A house that is open: its storage, and the loops that must be alive.

    `keep` is None where updates are not brought but fetched.
    """

    storage: Storage
    clock: Clock
    loops: tuple[str, ...]
    keep: Keep | None = None


class Front:
    """The state of the listener: meters, the secrets of the webhook, the house."""

    def __init__(self, path: str = "", secrets: Sequence[str] = ()) -> None:
        self.path = path
        self.meters = Meters()
        self.gauges = Gauges(self.meters.registry)
        self.house: Behind | None = None
        self._digests = [_digest(secret) for secret in secrets]
        self._written: tuple[float, bool] = (float("-inf"), False)

    def is_secret(self, given: str) -> bool:
        """Tell whether a secret is the new or the old one, in the same time always."""
        digest = _digest(given)
        return any([hmac.compare_digest(digest, one) for one in self._digests])

    async def not_ready(self) -> list[str]:
        """Return codes of what is not ready; empty when the bot can do its work."""
        if self.house is None:
            return ["starting"]
        late = [loop for loop in self.house.loops if not self._alive(loop)]
        return late if await self._writable(self.house) else [*late, "storage"]

    def _alive(self, loop: str) -> bool:
        age = self.meters.age(loop)
        return age is not None and age <= ALIVE[loop]

    async def _writable(self, house: Behind) -> bool:
        now = asyncio.get_running_loop().time()
        at, result = self._written
        if now - at >= WRITE_EVERY:
            result = await _can_write(house)
            self._written = (now, result)
        return result


async def _can_write(house: Behind) -> bool:
    try:
        async with asyncio.timeout(STORAGE_PATIENCE):
            await house.storage.alive(house.clock.now())
    except (StorageUnavailable, TimeoutError):
        return False
    return True


def _digest(secret: str) -> bytes:
    # Of one length, so that not even the length of a guess takes its own time.
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()
