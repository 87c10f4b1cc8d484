"""Reading tasks: one in a message, and lists as they come from above."""

import re
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.as_of import Trouble
from bot.domain.directives import read_directive
from bot.domain.task_reading import MOST, Entry, Reading, read_entry, read_lines
from bot.domain.worktime import WorkTime

ZONE = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 3, 12, 2, 5, tzinfo=UTC)
WORK = WorkTime(ZONE, {day: (time(7, 30), time(16)) for day in range(5)})
BUDI, EKO = 2, 5
BY = Reading(NOW, WORK, {"budi": BUDI, "eko": EKO, "saya": 1})
TOMORROW = datetime(2026, 3, 13, 16, tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Cek pompa", Entry("Cek pompa")),
        ("Cek pompa; Budi; besok", Entry("Cek pompa", BUDI, due=TOMORROW)),
        ("Cek pompa; besok; BUDI", Entry("Cek pompa", BUDI, due=TOMORROW)),
        ("Cek pompa; Perumda ; besok", Entry("Cek pompa", outside="Perumda", due=TOMORROW)),
        ("Cek pompa; Budi", Entry("Cek pompa", BUDI)),
        ("Cek pompa; besok", Entry("Cek pompa", due=TOMORROW)),
        ("Cek; lalu lapor; Budi; besok", Entry("Cek; lalu lapor", BUDI, due=TOMORROW)),
        ("Cek pompa; Budi; 31/02", Entry("Cek pompa", BUDI, trouble=Trouble.DATE)),
        ("Cek pompa; Budi; nanti", Entry("Cek pompa", BUDI, trouble=Trouble.TIME)),
        ("Cek pompa;;", Entry("Cek pompa")),
        ("Cek pompa, Budi, besok", Entry("Cek pompa", BUDI, due=TOMORROW)),
        ("Cek pompa, katup, besok, Budi", Entry("Cek pompa, katup", BUDI, due=TOMORROW)),
        ("Cek pompa, BPBD Contoh, besok", Entry("Cek pompa", outside="BPBD Contoh", due=TOMORROW)),
        ("Cek pompa, siapkan tangki, besok", Entry("Cek pompa, siapkan tangki, besok")),
        ("Undang Eko, Budi", Entry("Undang Eko, Budi")),
        (" ; ", Entry("")),
    ],
)  # fmt: skip
def test_one_message_holds_a_task(text, entry):
    assert read_entry(text, BY) == entry


def test_every_line_is_one():
    found = read_lines("1. Cek pompa; Budi; besok\n\n- Lapor; Eko", BY)

    assert found == [Entry("Cek pompa", BUDI, due=TOMORROW), Entry("Lapor", EKO)]


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("1. Cek pompa\n2. Kirim tangki\n3. Lapor", ["Cek pompa", "Kirim tangki", "Lapor"]),
        ("Baik, Pak.\n1) Cek pompa,\n   juga katup\n2) Lapor", ["Cek pompa, juga katup", "Lapor"]),
        ("- Cek pompa\n• Lapor", ["Cek pompa", "Lapor"]),
        ("a. Cek pompa\nb. Lapor", ["Cek pompa", "Lapor"]),
        ("Cek pompa; kirim tangki; lapor", ["Cek pompa", "kirim tangki", "lapor"]),
        ("Arahan: 1. Cek pompa 2. Lapor", ["Cek pompa", "Lapor"]),
        ("Selamat pagi\nCek pompa\nLapor sore ini\nTerima kasih", ["Cek pompa", "Lapor sore ini"]),
        ("Segera cek 3 pompa di 2.5 km", ["Segera cek 3 pompa di 2.5 km"]),
        ("Terima kasih", ["Terima kasih"]),
        ("", []), ("\n \n", []),
    ],
)  # fmt: skip
def test_a_directive_is_split_where_its_writer_split_it(text, whats):
    assert [one.what for one in read_directive(text, BY)] == whats


def test_who_and_until_when_are_taken_from_the_words_which_stay():
    first, second, third = read_directive(
        "1. Budi cek pompa besok\n2. Kirim tangki; Perumda; besok\n3. Sampai 31/02 lapor",
        BY,
    )

    assert first == Entry("Budi cek pompa besok", BUDI, due=TOMORROW)
    assert second == Entry("Kirim tangki", outside="Perumda", due=TOMORROW)
    assert third == Entry("Sampai 31/02 lapor")


def test_a_part_that_is_no_name_is_no_owner():
    [item, _] = read_directive("1. Cek pompa; siapkan rapat dengan warga\n2. Lapor", BY)
    [long, _] = read_directive(
        "1. Cek; siapkan rapat dengan semua warga; besok\n2. x", BY
    )

    assert item == Entry("Cek pompa; siapkan rapat dengan warga")
    assert long.outside == ""
    assert long.due == TOMORROW


ITEM = st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){0,3}", fullmatch=True)


@given(
    st.lists(ITEM, min_size=2, max_size=MOST),
    st.sampled_from(["{n}. {i}", "{n}) {i}", "({n}) {i}", "- {i}", "• {i}"]),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_a_list_comes_back_item_by_item(items, mark, end):
    text = end.join(mark.format(n=n, i=item) for n, item in enumerate(items, 1))

    assert [one.what for one in read_directive(text, BY)] == items


@given(st.text(max_size=400))
def test_no_text_breaks_it_and_every_word_was_written(text):
    for entry in [*read_directive(text, BY), *read_lines(text, BY)]:
        words = re.findall(r"\w+", f"{entry.what} {entry.outside}")
        assert all(word in text for word in words)


@given(st.integers(0, 60))
def test_a_flood_stays_a_screen(count):
    text = "\n".join(f"{n}. Tugas" for n in range(1, count + 1))

    assert len(read_directive(text, BY)) == min(count, MOST)
