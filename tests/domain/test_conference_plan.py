"""Reading the plan of a conference, however its three parts are parted."""

import pytest

from bot.domain.conference_plan import Plan, read_plan

HALL, WATER = "Aula Lantai 2", "Hasil uji air"


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("14.00, Aula Lantai 2, Hasil uji air", Plan("14.00", HALL, WATER)),
        ("14.00; Aula Lantai 2; Hasil uji air", Plan("14.00", HALL, WATER)),
        ("14.00\nAula Lantai 2\nHasil uji air", Plan("14.00", HALL, WATER)),
        ("14.00 di Aula Lantai 2 tentang Hasil uji air", Plan("14.00", HALL, WATER)),
        ("pukul 14.00 WITA Aula Lantai 2", Plan("pukul 14.00 WITA", HALL)),
        ("besok 09.00 Aula Lantai 2, Hasil uji air", Plan("besok 09.00", HALL, WATER)),
        (
            "Jumat, 14.00, Aula Lantai 2, Hasil uji air",
            Plan("Jumat, 14.00", HALL, WATER),
        ),
        ("13 Maret 2026 14.00 Aula Lantai 2", Plan("13 Maret 2026 14.00", HALL)),
        ("2 jam lagi di Aula Lantai 2", Plan("2 jam lagi", HALL)),
        ("14.00 tentang Hasil uji air", Plan("14.00", "", WATER)),
        (
            "14.00, Aula, Uji air, tangki, dan pipa",
            Plan("14.00", "Aula", "Uji air, tangki, dan pipa"),
        ),
        ("besok, Aula, Rapat pukul 10.00", Plan("besok", "Aula", "Rapat pukul 10.00")),
        ("14.00", Plan("14.00")),
        ("Aula Lantai 2", Plan("Aula Lantai 2")),
    ],
)
def test_the_parts_of_a_plan_are_told_apart(text, plan):
    assert read_plan(text) == plan
