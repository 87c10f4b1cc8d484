"""The bot's own line to the local Telegram, apart from the page's: it can be cut.

While Telegram is down nobody listens on it. So the bot knows that nothing has left, as
with the real network, and tries again; on the port of the page it could only doubt.
"""

import asyncio

from bot.sandbox.http import LocalServer
from bot.sandbox.local import LocalTelegram


class Line:
    """Listens for the bot unless Telegram is down; `url` is where."""

    def __init__(self, telegram: LocalTelegram, host: str) -> None:
        self._server = LocalServer(telegram, host, 0)
        self._telegram = telegram
        self._one_at_a_time = asyncio.Lock()
        self._open = False

    @property
    def url(self) -> str:
        """Return the address of the Bot API for the bot."""
        return self._server.url

    async def follow(self) -> None:
        """Listen, or listen no longer, as the faults of the local Telegram say."""
        async with self._one_at_a_time:
            wanted = not self._telegram.faults.down
            if wanted and not self._open:
                await self._server.listen()
            elif self._open and not wanted:
                await self._server.stop_listening()
            self._open = wanted

    async def close(self) -> None:
        """Stop for good."""
        await self._server.aclose()
