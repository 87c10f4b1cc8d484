"""Reading until when: as people write it, with what cannot be refused."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.as_of import Trouble
from bot.domain.due import Due, morning_after, read_due
from bot.domain.worktime import Holidays, WorkTime

ZONE = ZoneInfo("Asia/Makassar")
#: A Thursday, 10.05 WITA.
NOW = datetime(2026, 3, 12, 2, 5, tzinfo=UTC)
WEEK = {day: (time(7, 30), time(16)) for day in range(5)}
WORK = WorkTime(ZONE, WEEK, Holidays(frozenset({date(2026, 3, 19)})))


def local(day, hour=16, minute=0, month=3, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("jumat 15.00", local(13, 15)),
        ("Jum'at pukul 9", local(13, 9)),
        ("besok", local(13)),
        ("besok 09.00", local(13, 9)),
        ("lusa", local(14, 17)),
        ("hari ini", local(12)),
        ("hari ini 15:30", local(12, 15, 30)),
        ("12/3", local(12)),
        ("13/3 jam 8", local(13, 8)),
        ("11/3", datetime(2027, 3, 11, 16, tzinfo=ZONE)),
        ("30 Juni", local(30, month=6)),
        ("30 Juni 2026 pukul 10.00 WIB", local(30, 11, month=6)),
        ("2026-03-20", local(20)),
        ("20/03/26 08.00", local(20, 8)),
        ("15.00", local(12, 15)),
        ("15.00 WIB", local(12, 16)),
        ("09.00", local(13, 9)),
        ("sebelum pukul 12", local(12, 12)),
        ("senin", local(16)),
        ("hari Senin depan 8.30", local(16, 8, 30)),
        ("kamis", datetime(2026, 3, 19, 17, tzinfo=ZONE)),
        ("kamis 15.00", local(12, 15)),
        ("kamis 09.00", local(19, 9)),
        ("minggu", local(15, 17)),
        ("1 jam", local(12, 11, 5)),
        ("30 menit", local(12, 10, 35)),
        ("4h", local(12, 14, 5)),
        ("2 hari", local(14, 10, 5)),
        ("2 hari kerja", local(16, 10, 5)),
        ("tomorrow 9:00", local(13, 9)),
        ("Friday", local(13)),
        ("besok 24.00", local(13, 23, 59)),
    ],
)
def test_it_is_read_as_people_write_it(text, at):
    assert read_due(text, NOW, WORK) == Due(at.astimezone(UTC))


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("31/02", Trouble.DATE),
        ("31/02/2026 09.00", Trouble.DATE),
        ("30 Februari", Trouble.DATE),
        ("besok 25.00", Trouble.TIME),
        ("pukul 12.75", Trouble.TIME),
        ("hari ini 09.00", Trouble.TIME),
        ("2025-01-01", Trouble.TIME),
        ("12/3 09.00", Trouble.TIME),
    ],
)
def test_what_cannot_be_is_told(text, trouble):
    assert read_due(text, NOW, WORK) == Due(trouble=trouble)


@pytest.mark.parametrize(
    "text", ["", "Budi", "Perumda", "secepatnya", "3 kelurahan", "2 jam lalu", "0812"]
)
def test_what_names_no_time_is_no_time(text):
    assert not read_due(text, NOW, WORK).said


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_without_fail_and_never_lies_behind(text):
    due = read_due(text, NOW, WORK)

    assert due.at is None or (due.at >= NOW and due.trouble is None)


@given(
    day=st.dates(date(2026, 3, 13), date(2099, 12, 30)),
    clock=st.times(),
)
def test_a_date_that_is_written_in_full_is_found_again(day, clock):
    said = f"{day:%d/%m/%Y} {clock:%H.%M}"
    at = datetime.combine(day, clock.replace(second=0, microsecond=0), ZONE)

    assert read_due(said, NOW, WORK).at == at.astimezone(UTC)


def test_the_next_morning_of_work_leaves_out_what_is_closed():
    friday = NOW + timedelta(days=1)

    assert morning_after(friday, 9, WORK, working=False) == local(14, 9)
    assert morning_after(friday, 9, WORK, working=True) == local(16, 9)
    assert morning_after(local(18, 9), 9, WORK, working=True) == local(20, 9)
    assert morning_after(friday, 9, WorkTime(ZONE, {}), working=True) == local(14, 9)
