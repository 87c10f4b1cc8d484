"""The office's policy for tasks: when people are reminded, what must be shown."""

from datetime import UTC, datetime, time, timedelta

from bot.domain.levels import Level
from bot.domain.values import Struct
from bot.domain.worktime import WorkTime


class TaskRules(Struct, frozen=True):
    """The office's policy for tasks (tasks.toml).

    `digest_at` is when each is told once a day what is overdue. `evidence_from` is
    the level from which a task is done only with evidence; None: never demanded.
    A text that is out and whose fact changed is seen to within `correction_within`.
    """

    digest_at: time
    evidence_from: Level | None
    correction_within: timedelta

    def needs_evidence(self, level: Level | None) -> bool:
        """Tell whether a task of an issue of this level is done only with evidence."""
        return self.evidence_from is not None and (level or 0) >= self.evidence_from

    def digest_due(self, now: datetime, work: WorkTime) -> datetime | None:
        """Return the time of today's summary where it has come, on a day of work.

        A bot that was away makes up for it, until the office closes.
        """
        day = now.astimezone(work.zone).date()
        opened = work.opened(day)
        at = datetime.combine(day, self.digest_at, work.zone).astimezone(UTC)
        return at if opened is not None and at <= now < opened[1] else None
