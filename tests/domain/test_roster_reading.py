"""A roster as people write it: three notations, two languages, a fault for each line."""

from datetime import date, time

import pytest

from bot.domain.roster_known import Known
from bot.domain.roster_people import Candidate, Trouble
from bot.domain.roster_reading import read_roster
from bot.domain.roster_shifts import DAY, Dated, Weekly

ANA, SANTOSO, UTOMO, CITRA, DEWI, EKO = range(1, 7)
TEAM = (
    Candidate(ANA, "Ana"),
    Candidate(SANTOSO, "Budi Santoso"),
    Candidate(UTOMO, "Budi Utomo"),
    Candidate(CITRA, "Ibu Citra"),
    Candidate(DEWI, "Dewi", Trouble.SUSPENDED),
    Candidate(EKO, "Eko", Trouble.NOT_STANDING),
)
#: A Thursday.
TODAY = date(2026, 11, 26)
NAMED = {"pagi": (time(8), time(16)), "malam": (time(16), time(8))}
KNOWN = Known(TODAY, "Asia/Makassar", TEAM, NAMED)
WORKDAYS = {0, 1, 2, 3, 4}


def read(*lines):
    return read_roster(enumerate(lines, 1), KNOWN)


def the_line(text):
    found = read(text)
    assert found.faults == ()
    (line,) = found.lines
    return line


@pytest.mark.parametrize(
    ("text", "days", "begins", "ends", "person"),
    [
        ("Senin–Jumat 08.00–16.00 Ana", WORKDAYS, 8, 16, ANA),
        ("sen-jum 8-16 ana", WORKDAYS, 8, 16, ANA),
        ("Mon-Fri 08:00-16:00 Ana", WORKDAYS, 8, 16, ANA),
        ("hari kerja pukul 08.00 s.d. 16.00 Bu Citra", WORKDAYS, 8, 16, CITRA),
        ("Sabtu, Minggu dan hari libur 20.00–08.00 Ana", {5, 6, 7}, 20, 8, ANA),
        ("Jumat–Senin malam Ana", {4, 5, 6, 0}, 16, 8, ANA),
        ("every day all day Ana", set(range(7)), 0, 0, ANA),
        ("Rabu 16.00–24.00 Budi Utomo", {2}, 16, 0, UTOMO),
        ("Ana;Senin;08:00:00;16:00:00", {0}, 8, 16, ANA),
    ],
)
def test_a_weekly_shift_is_one_line(text, days, begins, ends, person):
    line = the_line(text)

    assert isinstance(line, Weekly)
    assert (line.days, line.begins, line.ends, line.person) == (
        days,
        time(begins),
        time(ends),
        person,
    )


@pytest.mark.parametrize(
    "text",
    [
        "26/11 16.00–08.00 Ana",
        "26/11/2026 16.00-08.00 Ana",
        "26-11-2026 16:00-08:00 Ana",
        "26.11.2026 16.00 - 08.00 Ana",
        "2026-11-26 16:00 08:00 Ana",
        "26 November 2026 pukul 16.00 sampai 08.00 Ana",
        "Kamis, 26 Nov 16.00–08.00 Ana",
        "hari ini 16-8 Ana",
        "today 16:00 to 08:00 Ana",
        "Ana;26/11;16.00;08.00;WITA",
        "26/11 16.00 – 27/11 08.00 Ana",
    ],
)
def test_a_date_may_be_written_as_people_write_dates(text):
    evening = Dated("1", ANA, TODAY, time(16), TODAY + DAY, time(8), "Asia/Makassar")

    assert the_line(text) == evening


def test_tomorrow_night_is_a_shift_that_the_office_named():
    line = the_line("besok malam Ana")

    assert (line.day, line.begins, line.last) == (
        TODAY + DAY,
        time(16),
        TODAY + 2 * DAY,
    )


def test_a_zone_that_is_named_counts():
    assert the_line("Senin 08.00–16.00 WIT Ana").zone == "Asia/Jayapura"
    assert the_line("Senin 08.00–16.00 Ana").zone == "Asia/Makassar"


def test_a_weekly_shift_may_begin_and_end_with_a_day():
    line = the_line("Senin 08.00–16.00 Ana mulai 1/12/2026 sampai 31 Desember 2026")

    assert (line.since, line.until) == (date(2026, 12, 1), date(2026, 12, 31))


def test_two_people_of_one_line_are_two_shifts():
    assert [line.person for line in read("Senin 08-16 Ana dan Citra").lines] == [
        ANA,
        CITRA,
    ]


@pytest.mark.parametrize(
    ("text", "trouble", "said", "meant"),
    [
        ("Ana 08.00–16.00", Trouble.NO_DAY, "", ""),
        ("31/02/2026 08–16 Ana", Trouble.BAD_DATE, "31/02/2026", ""),
        ("11/26/2026 08–16 Ana", Trouble.BAD_DATE, "11/26/2026", ""),
        ("Jumat 26/11/2026 08–16 Ana", Trouble.WRONG_DAY, "2026-11-26", "3"),
        ("1/1/2026 08–16 Ana", Trouble.OVER, "2026-01-01", ""),
        ("Senin Ana", Trouble.NO_HOURS, "", ""),
        ("Senin 08.00 Ana", Trouble.BAD_HOURS, "", ""),
        ("Senin 25.00–16.00 Ana", Trouble.BAD_HOURS, "", ""),
        ("27/11 08.00 – 26/11 09.00 Ana", Trouble.BAD_HOURS, "", ""),
        ("26/11 08.00 – 12/12 08.00 Ana", Trouble.TOO_LONG, "", ""),
        ("Senin 08–16", Trouble.NO_NAME, "", ""),
        ("Senin 08–16 Zulkifli", Trouble.UNKNOWN, "Zulkifli", ""),
        ("Senin 08–16 Bdi Santoso", Trouble.UNKNOWN, "Bdi Santoso", "Budi Santoso"),
        ("Senin 08–16 Budi", Trouble.SEVERAL, "Budi", "Budi Santoso, Budi Utomo"),
        ("Senin 08–16 Dewi", Trouble.SUSPENDED, "Dewi", ""),
        ("Senin 08–16 Eko", Trouble.NOT_STANDING, "Eko", ""),
    ],
)
def test_a_line_that_cannot_be_says_what_it_stumbled_over(text, trouble, said, meant):
    found = read(text)

    assert found.lines == ()
    (fault,) = found.faults
    assert (fault.trouble, fault.said, fault.meant) == (trouble, said, meant)


def test_of_a_thousand_lines_thirty_faults_are_named_by_their_number():
    wrong = set(range(33, 1000, 33))
    first = date(2026, 12, 1)
    lines = [
        f"{first + n * DAY:%d/%m/%Y};08.00;16.00;{'Zulkifli' if n in wrong else 'Ana'}"
        for n in range(1000)
    ]

    found = read_roster(enumerate(["Tanggal;Mulai;Selesai;Nama", *lines], 1), KNOWN)

    assert len(found.lines) == 1000 - len(wrong)
    assert {fault.number - 2 for fault in found.faults} == wrong
    assert len(wrong) == 30


def test_a_line_that_comes_twice_counts_once():
    found = read("Senin 08–16 Ana", "", "# catatan", "Mon 08.00-16.00 Ana")

    assert len(found.lines) == 1
    assert [(f.number, f.trouble) for f in found.faults] == [(4, Trouble.TWICE)]


@pytest.mark.parametrize("rubbish", ["\x00", "🕗" * 50, "1" * 4000, "=1+1", "-" * 99])
def test_rubbish_is_a_fault_and_no_surprise(rubbish):
    found = read(rubbish)

    assert found.lines == ()
    assert all(len(fault.text) <= 60 for fault in found.faults)
