"""A replica's sign of life: what it took in hand is its own while the sign is fresh."""

import asyncio
import logging
import secrets
import time
from contextlib import suppress
from typing import Any

from bot.ports.storage import StorageUnavailable
from bot.storage.postgresql.faults import translated
from bot.storage.postgresql.lanes import KNOWS

log = logging.getLogger(__name__)

#: How long a sign lasts and how often it is renewed, in seconds.
LASTS, EVERY = 15.0, 1.5

#: Whoever leads and is silent this long is followed by another, in seconds: nothing
#: is lost when two believe for a moment that they lead.
LEADS = 4.5

#: A sign that ends sooner than this is not relied on, in seconds.
MARGIN = 1.0

_SIGN = (
    "INSERT INTO replica (name, until) VALUES ($1, siaga_now() + $2)"
    " ON CONFLICT (name) DO UPDATE SET until = excluded.until"
    " WHERE replica.until > siaga_now() RETURNING name"
)
_LEAD = (
    "INSERT INTO lead (name, holder, fence) VALUES ('house', $1, 1)"
    " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder,"
    " fence = lead.fence + CASE WHEN lead.holder = excluded.holder THEN 0 ELSE 1 END"
    " WHERE lead.holder = excluded.holder OR NOT EXISTS ("
    "SELECT 1 FROM replica WHERE replica.name = lead.holder"
    " AND replica.until > siaga_now() + $2) RETURNING fence"
)
_END = "DELETE FROM replica WHERE name = $1"
_FORGET = "DELETE FROM replica WHERE until < siaga_now() - 86400000"


def elapsed() -> float:
    """Return seconds of a clock that nobody sets and that does not sleep."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Presence:
    """Renews the sign; after it was lost the replica goes on under another name.

    What it had in hand under the old name then belongs to whoever takes it: the name
    is the fence.
    """

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._until = self._leads_until = 0.0
        self._task: asyncio.Task[None] | None = None
        self.name = secrets.token_hex(8)

    async def begin(self) -> None:
        """Give the first sign, and renew it from now on."""
        await self.renew()
        await self._pool.execute(_FORGET)
        self._task = asyncio.create_task(self._keep_on())

    @property
    def fresh(self) -> bool:
        """Whether nobody else may have taken what is in hand here."""
        return elapsed() < self._until - MARGIN

    @property
    def leads(self) -> bool:
        """Whether nobody else may lead by now."""
        return elapsed() < self._leads_until - MARGIN

    async def renew(self) -> None:
        """Renew once; what counts is the time before asking."""
        before = elapsed()
        lasts = int(LASTS * 1000)
        with translated():
            await self._pool.execute(KNOWS)
            if await self._pool.fetchval(_SIGN, self.name, lasts) is None:
                log.warning("this replica was silent too long: it begins anew")
                self.name = secrets.token_hex(8)
                await self._pool.fetchval(_SIGN, self.name, lasts)
            self._until = before + LASTS
            silent = int((LASTS - LEADS) * 1000)
            leading = await self._pool.fetchval(_LEAD, self.name, silent) is not None
        self._leads_until = before + LEADS if leading else 0.0

    async def end(self) -> None:
        """Leave: what was in hand is free at once."""
        self.vanish()
        with suppress(StorageUnavailable), translated():
            await self._pool.execute(_END, self.name)

    def vanish(self) -> None:
        """Give no more signs, as if the process died here."""
        self._until = self._leads_until = 0.0
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _keep_on(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.renew()
            except StorageUnavailable as fault:
                log.error("the sign of life waits: %s", fault)
