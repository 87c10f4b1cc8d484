"""Reading a leave as people write it."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.leave_reading import LeaveSaid, read_leave
from bot.domain.worktime import WorkTime

ZONE = ZoneInfo("Asia/Makassar")
#: A Thursday, 17.30 WITA: the office has closed.
NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
WORK = WorkTime(ZONE, {day: (time(7, 30), time(16)) for day in range(5)})


def midnight(day, month=11, year=2026):
    return datetime(year, month, day, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("sampai 3/12", NOW, midnight(4, 12)),
        ("Cuti s.d. 3 Desember", NOW, midnight(4, 12)),
        ("s/d 3/12", NOW, midnight(4, 12)),
        ("sampai 2026-12-03", NOW, midnight(4, 12)),
        ("until 3 Dec", NOW, midnight(4, 12)),
        ("hari ini", NOW, midnight(27)),
        ("sampai besok", NOW, midnight(28)),
        ("besok", midnight(27), midnight(28)),
        ("3/12", midnight(3, 12), midnight(4, 12)),
        ("3 hari", NOW, midnight(29)),
        ("1 minggu", NOW, midnight(3, 12)),
        ("28/11 - 3/12", midnight(28), midnight(4, 12)),
        ("28/11-3/12", midnight(28), midnight(4, 12)),
        ("28/11 sampai 3/12", midnight(28), midnight(4, 12)),
        ("5 - 7 Desember", midnight(5, 12), midnight(8, 12)),
        ("sampai 3/1", NOW, midnight(4, 1, 2027)),
    ],
)
def test_a_leave_is_read_with_its_last_day(text, starts, ends):
    assert read_leave(text, NOW, WORK) == LeaveSaid(starts, ends)


@pytest.mark.parametrize(
    "text",
    ["", "sampai nanti", "sampai 31/2", "sampai 1/12/2025", "3/12 sampai 28/11/2026",
     "sampai 3/12/2030", "45/13 sampai 3/12"],
)  # fmt: skip
def test_what_names_no_day_or_one_that_is_over_is_not_guessed(text):
    assert read_leave(text, NOW, WORK) is None


@pytest.mark.parametrize(
    "text",
    ["sampai 3/12; pengganti Budi Utomo", "sampai 3/12 pengganti: Budi Utomo",
     "sampai 3/12, digantikan oleh Budi Utomo", "until 3/12; stand-in Budi Utomo"],
)  # fmt: skip
def test_who_stands_in_may_be_named(text):
    said = read_leave(text, NOW, WORK)

    assert said == LeaveSaid(NOW, midnight(4, 12), "Budi Utomo")
