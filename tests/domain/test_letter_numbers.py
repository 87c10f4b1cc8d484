"""Letter numbers: what may be typed, and what the pattern of an office makes."""

from datetime import UTC, datetime

import pytest

from bot.domain.letter_numbers import LONGEST, composed, read_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("012/HM/DISKOMINFO/03/2026", "012/HM/DISKOMINFO/03/2026"),
        ("  Nomor: 012/HM.01/2026 ", "012/HM.01/2026"),
        ("No. B-12 (2)/III/2026", "B-12 (2)/III/2026"),
        ("12\n/HM", "12 /HM"),
        ("9" * LONGEST, "9" * LONGEST),
        ("9" * (LONGEST + 1), None),
        ("nomor menyusul", None),
        ("", None),
        ("12/<b>HM", None),
        ("=12+3", None),
        ("12/\u202eHM", None),
        ("{{12}}", None),
    ],
)
def test_a_number_is_what_a_registry_writes(typed, number):
    assert read_number(typed) == number


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{number}/HM/{code}/{month_number}/{year}", "012/HM/KODE/03/2026"),
        ("{number}/{code}/{month}/{year}", "012/KODE/III/2026"),
        ("B-{number}", "B-012"),
    ],
)
def test_the_pattern_of_the_office_makes_the_number(pattern, number):
    assert composed(pattern, 12, "KODE", datetime(2026, 3, 31, tzinfo=UTC)) == number


def test_december_and_large_numbers_have_their_place():
    at = datetime(2026, 12, 1, tzinfo=UTC)

    assert composed("{number}/{month}", 1234, "", at) == "1234/XII"
