"""`Signs` for Prometheus: counts, times and ages; no ids, no names, no words."""

import time
from collections.abc import Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
)

#: The upper ends of the buckets, in seconds.
DELAYS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600)
COMMITS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)

#: Name -> what it counts, and by what.
COUNTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "siaga_updates": ("Updates, by outcome", ("outcome",)),
    "siaga_letters": ("Tries to deliver, by class and outcome", ("class", "outcome")),
    "siaga_telegram_throttled": ("Answers 429 of Telegram", ()),
    "siaga_webhook_refused": ("Calls that were refused, by HTTP status", ("status",)),
}


class Meters:
    """`bot.ports.signs.Signs`, in a registry of its own."""

    def __init__(self) -> None:
        own = self.registry = CollectorRegistry()
        self.beats: dict[str, float] = {}
        ProcessCollector(registry=own)
        self._counters = {
            name: Counter(name, meaning, by, registry=own)
            for name, (meaning, by) in COUNTERS.items()
        }
        self._pings = Histogram(
            "siaga_ping_delay_seconds",
            "From when a ping was due until it was sent",
            buckets=DELAYS,
            registry=own,
        )
        self._commits = Histogram(
            "siaga_storage_commit_seconds",
            "How long a unit of work waited until it was durable",
            buckets=COMMITS,
            registry=own,
        )
        self._broken = Gauge(
            "siaga_audit_broken", "Promises that do not hold", ["code"], registry=own
        )
        self._pending = Gauge(
            "siaga_webhook_pending_updates", "Updates held by Telegram", registry=own
        )

    def beat(self, loop: str) -> None:
        """Note that a loop has just finished a round in good order."""
        self.beats[loop] = time.monotonic()

    def age(self, loop: str) -> float | None:
        """Return the seconds since the last beat of a loop; None before the first."""
        last = self.beats.get(loop)
        return None if last is None else time.monotonic() - last

    def updates(self, outcome: str, count: int = 1) -> None:
        """Count updates: "received", "handled", "set_aside"."""
        self._counters["siaga_updates"].labels(outcome).inc(count)

    def letter(self, klass: str, outcome: str) -> None:
        """Count a try to deliver a letter, by what came of it."""
        self._counters["siaga_letters"].labels(klass, outcome).inc()

    def ping_took(self, seconds: float) -> None:
        """Note how long after its due time a ping had left."""
        self._pings.observe(seconds)

    def commit_took(self, seconds: float) -> None:
        """Note how long a unit of work waited until it was durable."""
        self._commits.observe(seconds)

    def held_back(self) -> None:
        """Count an answer of Telegram that asked for patience."""
        self._counters["siaga_telegram_throttled"].inc()

    def refused(self, status: int) -> None:
        """Count a call of the webhook that was refused."""
        self._counters["siaga_webhook_refused"].labels(str(status)).inc()

    def waits_at_telegram(self, count: int) -> None:
        """Note how many updates Telegram holds for the webhook."""
        self._pending.set(count)

    def audited(self, broken: Mapping[str, int]) -> None:
        """Note what the auditor found not to hold."""
        self._broken.clear()
        for code, count in broken.items():
            self._broken.labels(code).set(count)
