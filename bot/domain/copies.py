"""Which copies of the database are kept: a rule over their instants alone."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.values import Struct


class Keep(Struct, frozen=True):
    """Keep the newest copy of each of the last `count` periods of this length."""

    every: timedelta
    count: int


#: A copy is made when the newest is this old.
COPY_EVERY = timedelta(minutes=15)

#: The copies of the last hour and of the last day; older ones are one a day.
RECENT: Sequence[Keep] = (Keep(COPY_EVERY, 4), Keep(timedelta(hours=1), 24))

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def kept_within(term: timedelta) -> Sequence[Keep]:
    """Return the rule by which no copy grows older than *term*, at least a day.

    What is erased from the database is gone from the copies then: people are told so.
    """
    return (*RECENT, Keep(timedelta(days=1), term.days))


def is_due(made: Collection[datetime], now: datetime) -> bool:
    """Tell whether a copy is due; one from the future says nothing."""
    return not any(now - COPY_EVERY < at <= now for at in made)


def superfluous(
    made: Collection[datetime], now: datetime, kept: Sequence[Keep]
) -> list[datetime]:
    """Return the copies that no row of the rule keeps, the oldest first.

    Copies from the future stay: a clock that was put back must not cost the newest.
    """
    wanted = {at for at in made if at > now}
    for rule in kept:
        wanted |= _newest_of_each(made, now, rule)
    return sorted(set(made) - wanted)


def _newest_of_each(
    made: Collection[datetime], now: datetime, rule: Keep
) -> set[datetime]:
    this = _period(now, rule)
    newest: dict[int, datetime] = {}
    for at in sorted(made):
        if this - rule.count < _period(at, rule) <= this:
            newest[_period(at, rule)] = at
    return set(newest.values())


def _period(at: datetime, rule: Keep) -> int:
    return (at - _EPOCH) // rule.every
