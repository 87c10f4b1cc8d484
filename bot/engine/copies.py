"""Whether there is a fresh copy of the database, as the auditor sees it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.ports.backups import Backups
from bot.ports.clock import Clock

#: A copy is due every quarter of an hour; this is two of them (reliability.md 4.7).
OLDEST = timedelta(minutes=30)


class FreshCopies:
    """A look at the copies, of which only those that were read back have a name."""

    def __init__(self, backups: Backups, clock: Clock) -> None:
        self._backups, self._clock = backups, clock
        self._first_look: datetime | None = None

    def __call__(self) -> Mapping[str, int]:
        """Say how many minutes old the newest good copy is, where that is too old.

        A bot that was off makes its copy now: only its own time counts against it.
        """
        now = self._clock.now()
        self._first_look = self._first_look or now
        made = [at for at in self._backups.made() if at <= now]
        age = now - max([*made, self._first_look])
        return {"copy_old": age // timedelta(minutes=1)} if age > OLDEST else {}
