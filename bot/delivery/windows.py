"""Sliding windows: what left lately, and what is under way and counts already."""

from collections import deque


class Rate:
    """At most so many in any window; those that are not urgent leave a part free.

    While nothing urgent waits, all of that part but *kept* places is lent to them.
    """

    def __init__(
        self, limit: int | None, seconds: float, reserved: int, kept: int | None = None
    ) -> None:
        kept = reserved if kept is None else min(kept, reserved)
        self._all = Window(limit, seconds)
        self._plain = Window(max(1, limit - kept) if limit else None, seconds)
        self._held = max(1, limit - reserved) if limit else 0

    def free_at(self, urgent: bool, lent: bool = False) -> float:
        """Return when one more may leave; infinite while all places are under way."""
        all_free = self._all.free_at()
        if urgent:
            return all_free
        return max(all_free, self._plain.free_at(0 if lent else self._held))

    def places(self, now: float) -> int | None:
        """Return how many urgent ones may leave at this instant; None without limit."""
        return self._all.places(now)

    def begin(self, urgent: bool) -> None:
        """Take a place for a message that is under way."""
        self._all.under_way += 1
        self._plain.under_way += not urgent

    def add(self, now: float, urgent: bool) -> None:
        """Count a message that has left."""
        self._all.add(now)
        if not urgent:
            self._plain.add(now)


class Window:
    """The last messages that a limit counts, and how many are under way."""

    def __init__(self, limit: int | None, seconds: float) -> None:
        self._seconds = seconds
        self._times: deque[float] = deque(maxlen=limit or 0)
        self.under_way = 0

    def free_at(self, fewer: int = 0) -> float:
        """Return when one more may leave, where only *fewer* may, if that is given."""
        limit = fewer or self._times.maxlen or 0
        places = limit - self.under_way
        if not limit or len(self._times) < places:
            return float("-inf")
        return self._times[-places] + self._seconds if places > 0 else float("inf")

    def places(self, now: float) -> int | None:
        """Return how many may leave at this instant; None without limit."""
        limit = self._times.maxlen
        if not limit:
            return None
        lately = sum(at + self._seconds > now for at in self._times)
        return max(0, limit - self.under_way - lately)

    def add(self, now: float) -> None:
        """Count a message; one that was under way is so no longer."""
        self._times.append(now)
        self.under_way = max(0, self.under_way - 1)
