"""When a press conference is looked at again: at its next stage, or blocked."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.conference import Conference
from bot.domain.conference_life import ConferenceState
from bot.domain.runbook import Entry, next_stage


def next_look(
    one: Conference, entries: Sequence[Entry], block_at: timedelta, now: datetime
) -> datetime | None:
    """Return when somebody is to be told next; None: nobody is.

    *block_at* is when what blocks is told, counted from the beginning.
    """
    if one.over:
        return None
    times = [next_stage(entries, one.told, one.start)]
    if one.state is ConferenceState.PLANNED and not one.warned:
        warn = one.at + block_at
        times.append(warn if warn > now else None)
    return min((at for at in times if at is not None), default=None)
