"""The port of signs: what a running house shows to whoever watches over it.

Numbers and codes only: nothing that a person wrote, no names, no ids, no token.
"""

from collections.abc import Mapping
from typing import Protocol

#: Loop -> for how many seconds after its last beat it counts as alive.
ALIVE: dict[str, float] = {
    "engine": 30.0,
    "inbox": 30.0,
    "outbox": 30.0,
    "poller": 90.0,  # a long poll takes up to 35
    "webhook": 120.0,
    "webhook_flow": 180.0,
}


class Signs(Protocol):
    """Counts, times and signs of life, for the listener and for the auditor."""

    def beat(self, loop: str) -> None:
        """Note that a loop has just finished a round in good order."""

    def age(self, loop: str) -> float | None:
        """Return the seconds since the last beat of a loop; None before the first."""

    def updates(self, outcome: str, count: int = 1) -> None:
        """Count updates: "received", "handled", "set_aside"."""

    def letter(self, klass: str, outcome: str) -> None:
        """Count a try to deliver a letter, by what came of it."""

    def ping_took(self, seconds: float) -> None:
        """Note how long after its due time a ping had left."""

    def commit_took(self, seconds: float) -> None:
        """Note how long a unit of work waited until it was durable."""

    def held_back(self) -> None:
        """Count an answer of Telegram that asked for patience."""

    def waits_at_telegram(self, count: int) -> None:
        """Note how many updates Telegram holds for the webhook."""

    def audited(self, broken: Mapping[str, int]) -> None:
        """Note what the auditor found not to hold: code -> how many."""


class Unwatched:
    """`Signs` of a house that nobody watches: nothing is noted."""

    def beat(self, loop: str) -> None:
        """Note nothing."""

    def age(self, loop: str) -> float | None:
        """Know no loop."""
        return None

    def updates(self, outcome: str, count: int = 1) -> None:
        """Count nothing."""

    def letter(self, klass: str, outcome: str) -> None:
        """Count nothing."""

    def ping_took(self, seconds: float) -> None:
        """Note nothing."""

    def commit_took(self, seconds: float) -> None:
        """Note nothing."""

    def held_back(self) -> None:
        """Count nothing."""

    def waits_at_telegram(self, count: int) -> None:
        """Note nothing."""

    def audited(self, broken: Mapping[str, int]) -> None:
        """Note nothing."""
