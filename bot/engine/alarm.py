"""The auditor's alarm: in the log every time, to the admins once an hour."""

import asyncio
import logging
from collections.abc import Mapping

from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.house.auditing import tell_broken

log = logging.getLogger(__name__)

#: What stays broken is told again after so many seconds.
TELL_AGAIN = 3600.0


class Alarm:
    """Remembers what was told, so that nobody hears it every minute."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told_at: dict[str, float] = {}

    async def sound(self, broken: Mapping[str, int]) -> None:
        """Say what does not hold, in two places."""
        said = ", ".join(f"{code} ({count})" for code, count in broken.items())
        log.error("audit: %s", said)
        for code in self._told_at.keys() - broken.keys():
            del self._told_at[code]
        now = asyncio.get_running_loop().time()
        news = {c: n for c, n in broken.items() if self._is_news(c, now)}
        if not news:
            return
        try:
            await tell_broken(self._desk, news)
        except StorageUnavailable:
            return  # the log has it; the admins are told when the storage is back
        self._told_at |= dict.fromkeys(news, now)

    def end(self) -> None:
        """Say that everything holds again, where something did not."""
        if self._told_at:
            log.info("audit: everything holds again")
            self._told_at.clear()

    def _is_news(self, code: str, now: float) -> bool:
        told_at = self._told_at.get(code)
        return told_at is None or now - told_at >= TELL_AGAIN
