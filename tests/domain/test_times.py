"""Times as people type them, and the time that is proposed for the next word."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.office import Night
from bot.domain.times import next_clock_time, next_moment, promise

WITA = ZoneInfo("Asia/Makassar")
NIGHT = Night(time(22), time(6))
#: Thursday, 12 March 2026, 07.05 WITA.
NOW = datetime(2026, 3, 11, 23, 5, tzinfo=UTC)


def wita(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=WITA)


@pytest.mark.parametrize(
    "text",
    ["12.00 WITA", "12.00", "12:00", "pukul 12", "Pukul 12.00 wita", "jam 12", "12",
     " 12.00WITA ", "pkl. 12.00", "pkl 12", "12 . 00", "11.00 WIB", "13:00 WIT", "12.00."],
)  # fmt: skip
def test_a_time_is_read_however_it_is_written(text):
    assert next_moment(text, NOW, WITA) == wita(12, 12)


@pytest.mark.parametrize(
    "text",
    ["", "siang", "25.00", "24.01", "12.60", "12.0", "1200", "-1.00", "12.00 UTC", "12.00 besok",
     "١٢.٠٠", "1２.00", "12.00.00", "12,00", "99", "{{7*7}}", "12.00 WITA WITA", "\u202e00.21"],
)  # fmt: skip
def test_what_is_not_a_time_of_day_is_not_guessed(text):
    assert next_moment(text, NOW, WITA) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("07.06", wita(12, 7, 6)),
        ("07.05", wita(13, 7, 5)),
        ("6.30", wita(13, 6, 30)),
        ("24.00", wita(13, 0)),
        ("0.00", wita(13, 0)),
        ("07.00 WIT", wita(13, 6)),
        ("06.06 WIB", wita(12, 7, 6)),
    ],
)
def test_a_time_that_is_over_is_meant_for_tomorrow(text, expected):
    assert next_moment(text, NOW, WITA) == expected


def test_the_answer_is_in_utc():
    moment = next_moment("12.00", NOW, WITA)

    assert moment is not None
    assert moment.tzinfo is UTC
    assert moment.isoformat() == "2026-03-12T04:00:00+00:00"


@pytest.mark.parametrize(
    ("now", "hours", "quiet", "expected"),
    [
        (wita(12, 8, 20), 4, NIGHT, wita(12, 12)),
        (wita(12, 8, 0), 4, NIGHT, wita(12, 12)),
        (wita(12, 8, 20), 2, None, wita(12, 10)),
        (wita(12, 20, 30), 4, NIGHT, wita(13, 6)),
        (wita(13, 0, 30), 4, NIGHT, wita(13, 6)),
        (wita(12, 20, 30), 4, None, wita(13, 0)),
        (wita(12, 9, 40), 24, NIGHT, wita(13, 9)),
        (wita(12, 8, 20), 0.5, None, wita(12, 8, 50)),
    ],
)
def test_the_proposed_time_is_the_last_full_hour_that_is_soon_enough(
    now, hours, quiet, expected
):
    assert promise(now, timedelta(hours=hours), WITA, quiet) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (wita(12, 2, 45), wita(12, 8)),
        (wita(12, 8), wita(13, 8)),
        (wita(12, 9), wita(13, 8)),
    ],
)
def test_eight_o_clock_is_the_next_one(at, expected):
    assert next_clock_time(at, 8, WITA) == expected


# --- days that are none like the others

BERLIN = ZoneInfo("Europe/Berlin")  # the offices of Siaga have no summer time


def berlin(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (berlin(3, 28, 22), "2026-03-29T06:00:00+00:00"),  # the night has an hour less
        (berlin(10, 24, 22), "2026-10-25T07:00:00+00:00"),  # and one more
        (berlin(12, 31, 23, 59), "2027-01-01T07:00:00+00:00"),
    ],
)
def test_eight_o_clock_is_what_the_clocks_show_that_morning(at, expected):
    assert next_clock_time(at.astimezone(UTC), 8, BERLIN).isoformat() == expected
    assert next_moment("08.00", at.astimezone(UTC), BERLIN).isoformat() == expected


@pytest.mark.parametrize(
    ("now", "text", "expected"),
    [
        (datetime(2028, 2, 28, 23, 59, tzinfo=WITA), "0.00", (2028, 2, 29)),
        (datetime(2028, 2, 29, 23, 59, tzinfo=WITA), "0.00", (2028, 3, 1)),
        (datetime(2026, 2, 28, 23, 59, tzinfo=WITA), "0.00", (2026, 3, 1)),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=WITA), "24.00", (2027, 1, 1)),
        (datetime(2026, 12, 31, 0, 0, tzinfo=WITA), "0.00", (2027, 1, 1)),
    ],
)
def test_midnight_is_of_the_next_day_also_at_the_end_of_february(now, text, expected):
    found = next_moment(text, now.astimezone(UTC), WITA)

    assert found == datetime(*expected, tzinfo=WITA)
