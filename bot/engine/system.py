"""The real clock and the real randomness; tests bring their own."""

import asyncio
import secrets
from datetime import UTC, datetime


class SystemClock:
    """The real one."""

    def now(self) -> datetime:
        """Return the current time, in UTC."""
        return datetime.now(UTC)

    async def pause(self, seconds: float) -> None:
        """Sleep, on a clock that nobody sets."""
        await asyncio.sleep(seconds)


class SystemSecrets:
    """Randomness from the operating system."""

    def __init__(self) -> None:
        self._last = 0

    def token(self) -> str:
        """Return 128 random bits as 22 characters."""
        return secrets.token_urlsafe(16)

    def code(self) -> str:
        """Return four characters without those that look alike."""
        return "".join(
            secrets.choice("2346789ACDEFGHJKLMNPQRTUVWXYZ") for _ in range(4)
        )

    def new_id(self) -> str:
        """Return microseconds, made strictly increasing, and random bits."""
        moment = int(datetime.now(UTC).timestamp() * 1_000_000)
        self._last = max(self._last + 1, moment)
        return f"{self._last:016x}{secrets.token_hex(4)}"
