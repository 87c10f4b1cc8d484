"""The terms of the law: two months are months, and warnings come before their end."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.legal import LegalClock, months_later, warning

AT = datetime(2026, 3, 12, 1, tzinfo=UTC)
RIGHT = LegalClock.RIGHT_OF_REPLY


@pytest.mark.parametrize(
    ("at", "months", "later"),
    [
        (AT, 2, datetime(2026, 5, 12, 1, tzinfo=UTC)),
        (datetime(2026, 12, 31, tzinfo=UTC), 2, datetime(2027, 2, 28, tzinfo=UTC)),
        (datetime(2027, 12, 31, tzinfo=UTC), 2, datetime(2028, 2, 29, tzinfo=UTC)),
        (datetime(2026, 11, 30, tzinfo=UTC), 1, datetime(2026, 12, 30, tzinfo=UTC)),
        (AT, 0, AT),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(at, months, later):
    assert months_later(at, months) == later


def test_a_right_of_reply_is_warned_of_after_two_days_and_before_its_end():
    days = [AT + timedelta(days=n) for n in (0, 2, 45)]
    ends = datetime(2026, 5, 12, 1, tzinfo=UTC)

    assert [warning(RIGHT, AT, at) for at in days] == [days[1], days[2], ends]
    assert warning(RIGHT, AT, ends) == ends + timedelta(hours=12)
