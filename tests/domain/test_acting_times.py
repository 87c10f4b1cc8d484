"""From when until when somebody acts, as people write it behind a letter's number."""

from datetime import UTC, datetime

import pytest

from bot.domain.acting_times import read_acting
from tests.domain.test_due import NOW, WORK, ZONE


def local(day, hour=0, minute=0, year=2026):
    return datetime(year, 3, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


#: NOW is Thursday, 12 March, 10.05 WITA. A day belongs to it to midnight.
CASES = [
    ("20/3", NOW, local(21)),
    ("20/3-25/3", local(20), local(26)),
    ("20/3 - 25/3", local(20), local(26)),
    ("20/3\u201325/3", local(20), local(26)),
    ("20/3 s.d. 25/3", local(20), local(26)),
    ("12/3-13/3", NOW, local(14)),
    ("12/3", NOW, local(13)),
    ("20/3/2026-25/3/2026", local(20), local(26)),
    ("20 Maret sampai 25 Maret", local(20), local(26)),
    ("20/3 08.00 sampai 25/3 16.00", local(20, 8), local(25, 16)),
    ("25 Maret 16.00", NOW, local(25, 16)),
    ("besok", NOW, local(14)),
    ("2 hari", NOW, NOW.replace(day=14)),
    ("31/2", NOW, None),
    ("20/3-31/2", local(20), None),
    ("nanti", NOW, None),
    ("", NOW, None),
]


@pytest.mark.parametrize(("said", "since", "until"), CASES)
def test_beginning_and_end_are_read_and_a_day_is_whole(said, since, until):
    assert read_acting(said, NOW, WORK) == (since, until)
