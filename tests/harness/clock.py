"""A clock that stands still until it is moved, and secrets that can be repeated."""

import asyncio
import random
from datetime import UTC, datetime, timedelta

#: Thursday, 12 March 2026, 07.05 WITA.
START = datetime(2026, 3, 11, 23, 5, tzinfo=UTC)


class FrozenClock:
    """`bot.ports.clock.Clock` in the hands of a test."""

    def __init__(self, at: datetime = START) -> None:
        self._at = at
        self._moved = asyncio.Event()

    @property
    def at(self) -> datetime:
        return self._at

    @at.setter
    def at(self, moment: datetime) -> None:
        self._at = moment
        # Whoever pauses looks again; the next pause waits for the next move.
        self._moved.set()
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return self._at

    async def pause(self, seconds: float) -> None:
        until = self._at + timedelta(seconds=seconds)
        while self._at < until:
            await self._moved.wait()

    def advance(self, **delta: float) -> None:
        self.at += timedelta(**delta)


class CountedSecrets:
    """`bot.ports.clock.Secrets` that a test can repeat."""

    def __init__(self, seed: int = 0) -> None:
        self._random = random.Random(seed)
        self._count = 0

    def token(self) -> str:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        return "".join(self._random.choice(letters) for _ in range(22))

    def code(self) -> str:
        return "".join(
            self._random.choice("2346789ACDEFGHJKLMNPQRTUVWXYZ") for _ in range(4)
        )

    def new_id(self) -> str:
        self._count += 1
        return f"{self._count:020d}"
