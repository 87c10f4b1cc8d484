"""Sliding windows: what left lately, and what is under way and counts already."""

from collections import deque


class Rate:
    """At most so many in any window; the part not reserved is counted apart."""

    def __init__(self, limit: int | None, seconds: float, reserved: int) -> None:
        self._all = Window(limit, seconds)
        self._plain = Window(max(1, limit - reserved) if limit else None, seconds)

    def free_at(self, urgent: bool) -> float:
        """Return when one more may leave; infinite while all places are under way."""
        all_free = self._all.free_at()
        return all_free if urgent else max(all_free, self._plain.free_at())

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

    def free_at(self) -> float:
        """Return when one more may leave."""
        limit = self._times.maxlen or 0
        places = limit - self.under_way
        if not limit or len(self._times) < places:
            return float("-inf")
        return self._times[-places] + self._seconds if places > 0 else float("inf")

    def add(self, now: float) -> None:
        """Count a message; one that was under way is so no longer."""
        self._times.append(now)
        self.under_way = max(0, self.under_way - 1)
