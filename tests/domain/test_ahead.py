"""By when something is promised: read as people write it, refused where it cannot be."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ahead import read_ahead

ZONE = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 3, 12, 1, 0, tzinfo=UTC)  # 09.00 WITA, a Thursday


@pytest.mark.parametrize(
    ("text", "local"),
    {
        "12.00 WITA": "03-12 12:00",
        "pukul 12": "03-12 12:00",
        "08.30": "03-13 08:30",
        "12.00 WIB": "03-12 13:00",
        "besok 09.00": "03-13 09:00",
        "besok": "03-13 16:00",
        "lusa pukul 10.15 WIT": "03-14 09:15",
        "hari ini 13.30": "03-12 13:30",
        "tomorrow 09:00": "03-13 09:00",
        "14 Maret": "03-14 16:00",
        "14/3/2026 pukul 09.20": "03-14 09:20",
        "2026-03-20 10:00": "03-20 10:00",
    }.items(),
)
def test_a_time_ahead_is_read(text, local):
    read = read_ahead(text, NOW, ZONE)

    assert read.at is not None
    assert read.at.astimezone(ZONE).strftime("%m-%d %H:%M") == local
    assert read.trouble is None


@pytest.mark.parametrize(
    ("text", "trouble"),
    {
        "31/02": "date",
        "31/02 12.00": "date",
        "29 Februari 2027": "date",
        "25.00": "time",
        "pukul 25.00": "time",
        "secepatnya": "time",
        "": "time",
        "kemarin 10.00": "past",
        "10 Maret 2026": "past",
        "hari ini pukul 08.00": "past",
    }.items(),
)
def test_what_cannot_be_is_told_as_what_it_is(text, trouble):
    read = read_ahead(text, NOW, ZONE)

    assert (read.at, read.trouble) == (None, trouble)


def test_a_day_without_a_year_is_the_next_such_day():
    read = read_ahead("1/3 pukul 10.00", NOW, ZONE)

    assert read.at is not None
    assert read.at.astimezone(ZONE).date().isoformat() == "2027-03-01"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789./:- WITAwibpukulesoa", max_size=24))
def test_whatever_is_typed_it_lies_ahead_or_is_refused(text):
    read = read_ahead(text, NOW, ZONE)

    assert (read.at is None) == (read.trouble is not None)
    assert read.at is None or read.at > NOW
    assert read.at is None or read.at < NOW + timedelta(days=366 * 75)
