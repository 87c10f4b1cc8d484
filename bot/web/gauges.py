"""What is measured when somebody asks: queues, and the ages of loops."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge

from bot.ports.mail import MessageClass
from bot.ports.storage import Queue, Storage
from bot.web.meters import Meters

#: Name -> what it shows, and by what.
GAUGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "siaga_loop_age_seconds": ("Since a loop ended a round", ("loop",)),
    "siaga_outbox_letters": ("Letters that wait, by class", ("class",)),
    "siaga_outbox_oldest_due_seconds": ("Since the oldest was due", ("class",)),
    "siaga_inbox_updates": ("Updates that wait", ()),
    "siaga_inbox_oldest_seconds": ("Since the oldest came", ()),
    "siaga_storage_readable": ("1 where the queues could be counted", ()),
}


class Gauges:
    """Reads the queues into a registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._gauges = {
            name: Gauge(name, meaning, by, registry=registry)
            for name, (meaning, by) in GAUGES.items()
        }

    def show_ages(self, meters: Meters) -> None:
        """Show how long ago each loop ended a round."""
        for loop in meters.beats:
            age = meters.age(loop) or 0.0
            self._gauges["siaga_loop_age_seconds"].labels(loop).set(age)

    async def show_queues(self, storage: Storage, now: datetime) -> None:
        """Show how much waits, and for how long; raise `StorageUnavailable`."""
        self.show_readable(False)
        mail, updates = await storage.watch.mail(), await storage.watch.updates()
        nothing = Queue(0, None)
        for klass in MessageClass:
            queue = mail.get(klass, nothing)
            late = self._gauges["siaga_outbox_oldest_due_seconds"]
            self._gauges["siaga_outbox_letters"].labels(klass.value).set(queue.waiting)
            late.labels(klass.value).set(_age(queue, now))
        self._gauges["siaga_inbox_updates"].set(updates.waiting)
        self._gauges["siaga_inbox_oldest_seconds"].set(_age(updates, now))
        self.show_readable(True)

    def show_readable(self, readable: bool) -> None:
        """Show whether the numbers of the queues are of now."""
        self._gauges["siaga_storage_readable"].set(readable)


def _age(queue: Queue, now: datetime) -> float:
    if queue.oldest is None:
        return 0.0
    return max(0.0, (now - queue.oldest).total_seconds())
