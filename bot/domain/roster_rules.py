"""The office's policy for duty: when people are told, and what shifts are called."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.domain.office import Night
from bot.domain.roster_days import Hours
from bot.domain.roster_shifts import DAY
from bot.domain.values import Struct, field

#: Who would be reminded at night is reminded so long before the night begins.
BEFORE_NIGHT = timedelta(hours=1)


class RosterRules(Struct, frozen=True):
    """The office's policy for duty (roster.toml).

    Who comes is reminded *remind* before a shift. Who goes is asked for a word *ask*
    before its end, where something is open. `report_at` is when the leads hear once a
    day of holes in the next *days* days. `shifts` are hours that people call by a word.
    """

    remind: timedelta
    ask: timedelta
    report_at: time
    days: int
    shifts: Mapping[str, Hours] = field(default_factory=dict)

    def remind_at(self, begins_at: datetime, zone: tzinfo, night: Night) -> datetime:
        """Return when to remind of a shift: never at night, but before it."""
        at = (begins_at - self.remind).astimezone(zone)
        if not night.covers(at):
            return at.astimezone(UTC)
        evening = datetime.combine(at.date(), night.start, zone)
        evening -= DAY if evening > at else timedelta()
        return (evening - BEFORE_NIGHT).astimezone(UTC)

    def window(self, now: datetime, zone: tzinfo) -> tuple[datetime, datetime] | None:
        """Return the days to look ahead at, where the time of today's report has come.

        They are whole days from tomorrow on, so that what comes back every week is
        seen once a week.
        """
        local = now.astimezone(zone)
        if local.time() < self.report_at:
            return None
        first = datetime.combine(local.date() + DAY, time(), zone)
        last = datetime.combine(local.date() + (self.days + 1) * DAY, time(), zone)
        return first.astimezone(UTC), last.astimezone(UTC)
