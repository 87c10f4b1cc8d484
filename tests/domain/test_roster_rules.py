"""When people are told of their duty: in time, and not at night."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.office import Night
from bot.domain.roster_rules import RosterRules

ZONE = ZoneInfo("Asia/Makassar")
RULES = RosterRules(timedelta(hours=2), timedelta(minutes=30), time(8), 7)
NIGHT = Night(time(22), time(6))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("begins", "told"),
    [
        ("2026-03-12 16:00", "2026-03-12 14:00"),
        ("2026-03-12 08:00", "2026-03-12 06:00"),
        ("2026-03-12 07:59", "2026-03-11 21:00"),
        ("2026-03-12 00:00", "2026-03-11 21:00"),
        ("2026-03-12 23:00", "2026-03-12 21:00"),
    ],
)
def test_a_reminder_comes_in_time_and_not_at_night(begins, told):
    assert RULES.remind_at(at(begins), ZONE, NIGHT) == at(told)


def test_the_report_looks_at_whole_days_from_tomorrow_on_once_its_time_has_come():
    assert RULES.window(at("2026-03-12 07:59"), ZONE) is None
    assert RULES.window(at("2026-03-12 08:00"), ZONE) == (
        at("2026-03-13 00:00"),
        at("2026-03-20 00:00"),
    )
