"""How long each part of a call to Telegram may take."""

from functools import lru_cache
from typing import Self, cast

from aiohttp import ClientTimeout
from telegram._utils.types import ODVInput  # what BaseRequest's own signature names
from telegram.request import BaseRequest

from bot.domain.values import Struct, replace

USUAL = BaseRequest.DEFAULT_NONE


class Patience(Struct, frozen=True, kw_only=True):
    """Seconds for each part of a call; None waits for ever.

    `upload` replaces `write` where files travel. aiohttp bounds writing only as a
    share of the whole call, so it must be enough for the largest file on a slow line.
    """

    connect: float | None = 5.0
    pool: float | None = 1.0
    write: float | None = 5.0
    upload: float | None = 60.0
    read: float | None = 5.0

    def changed(self, **given: ODVInput[float]) -> Self:
        """Return a copy in which what the caller named replaces what is usual."""
        named = {part: limit for part, limit in given.items() if limit is not USUAL}
        if not named:
            return self
        return replace(self, **cast(dict[str, float | None], named))

    def for_call(self, *, uploads: bool) -> ClientTimeout:
        """Bound a call in every part and as a whole, so that a letter's lease holds."""
        return _for_call(self, uploads)

    def for_download(self) -> ClientTimeout:
        """Bound only the silence: a large file may take its time."""
        return self.within(None)

    def within(self, whole: float | None) -> ClientTimeout:
        """Return the limits of a call that may take so many seconds in all."""
        # aiohttp's `connect` includes the wait for a free place in the pool.
        return ClientTimeout(
            total=whole,
            connect=_sum(self.connect, self.pool),
            sock_connect=self.connect,
            sock_read=self.read,
        )


# Every call but a few asks for the usual patience.
@lru_cache(maxsize=32)
def _for_call(patience: Patience, uploads: bool) -> ClientTimeout:
    write = patience.upload if uploads else patience.write
    whole = _sum(patience.connect, patience.pool, write, patience.read)
    return patience.within(whole)


def _sum(*parts: float | None) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
