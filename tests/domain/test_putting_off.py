"""Reading until when an answer is put off, and why: a time is no reason."""

from datetime import UTC

import pytest

from bot.domain.putting_off import PutOff, read_put_off
from tests.domain.test_due import NOW, WORK, local

LAB = "hasil uji belum keluar"
TWO, TOMORROW = local(12, 14).astimezone(UTC), local(13, 9).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"sampai 14.00 karena {LAB}", PutOff(TWO, LAB)),
        (f"Sampai pukul 14.00 WITA, {LAB}.", PutOff(TWO, LAB)),
        (f"14:00; {LAB}", PutOff(TWO, LAB)),
        (f"besok 09.00 karena {LAB}", PutOff(TOMORROW, LAB)),
        (f"{LAB}, ditunda sampai besok pukul 09.00", PutOff(TOMORROW, LAB)),
        (f"karena {LAB} sampai 14.00", PutOff(TWO, LAB)),
        (
            "until 14:00 because the results are not in",
            PutOff(TWO, "the results are not in"),
        ),
        ("sampai 14.00", PutOff(TWO)),
        ("14.00", PutOff(TWO)),
        (LAB, PutOff(why=LAB)),
        (
            "menunggu rapat pukul 14.00 dengan laboratorium",
            PutOff(why="menunggu rapat pukul 14.00 dengan laboratorium"),
        ),
        ("sampai 25.00", PutOff(why="sampai 25.00")),
    ],
)
def test_time_and_reason_are_told_apart(text, read):
    assert read_put_off(text, NOW, WORK) == read
