"""A clock that stands still until it is moved, and secrets that can be repeated."""

import random
from datetime import UTC, datetime, timedelta

#: Thursday, 12 March 2026, 07.05 WITA.
START = datetime(2026, 3, 11, 23, 5, tzinfo=UTC)


class FrozenClock:
    """`bot.ports.clock.Clock` in the hands of a test."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

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
