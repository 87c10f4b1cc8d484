"""Protected names as people write them: what is found, and what is left alone."""

import pytest

from bot.domain.name_search import COVER, hidden_places, protected_in
from bot.domain.protected_names import names_in


def found(body, *names):
    return [body[start:end] for start, end in protected_in(body, names)]


AHMAD, RIZKI = "Ahmad Rusdiansyah", "Muhammad Rizki"

#: What was written down, what a text says, and what of it is found.
CASES = [
    (AHMAD, "Korban bernama Ahmad Rusdiansyah dirawat.", ["Ahmad Rusdiansyah"]),
    (AHMAD, "AHMAD RUSDIANSYAH, lalu rusdiansyah.", ["AHMAD RUSDIANSYAH", "rusdiansyah"]),
    (AHMAD, "Menurut Rusdiansyah, air naik.", ["Rusdiansyah"]),
    (AHMAD, "A. Rusdiansyah dirawat; Achmad\tRusdiansyah juga.", ["A. Rusdiansyah", "Achmad\tRusdiansyah"]),
    (AHMAD, "Ahmad hadir. Di Jalan Rusdiansyah macet.", []),
    (AHMAD, "Rusdiansyah Noor bicara dengan Kepala Dinas Budi Rusdiansyah.", []),
    (AHMAD, "Rusdiansyahan dan Perusdiansyah", []),
    ("Budi Rahman", "Bupati Budi Santoso; Budi (12) dan Pak Budi; budi pekerti.", ["Budi", "Budi"]),
    ("AR", "Anak AR (8), A.R. dan A. R., tetapi ar, BAR dan ARS.", ["AR", "A.R.", "A. R."]),
    (RIZKI, "Moh. Rizki, M. Rizky, Mochammad Riski.", ["Moh. Rizki", "M. Rizky", "Mochammad Riski"]),
    ("Suharto Joko", "Soeharto Djoko pulang.", ["Soeharto Djoko"]),
    ("Siti Nurhaliza", "Siti datang; Nur pulang; St. Nurhaliza dirawat.", ["St. Nurhaliza"]),
    ("Rusdi bin Ahmad", "Rusdi Ahmad dan Ahmad bin Ali.", ["Rusdi Ahmad"]),
    ("Zulkarnain alias Kiki, S.H.", "Si Kiki pulang.", ["Kiki"]),
    ("Budi Rahman", "Kami bertemu Budi. Rahman Hakim datang.", ["Budi"]),
    ("Indah", "Pemandangan yang indah; Indah selamat.", ["Indah"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "expected"), CASES)
def test_a_name_is_found_as_people_write_it_and_nobody_else_is(name, body, expected):
    assert found(body, name) == expected


def test_nothing_written_down_finds_nothing():
    assert found("Ahmad Rusdiansyah dirawat.") == []


def test_the_place_of_a_name_is_told_with_every_name_covered():
    body = "Keluarga Ahmad Rusdiansyah dan Siti Nurhaliza sudah dihubungi.\nBudi hadir."
    places = hidden_places(body, protected_in(body, [AHMAD, "Siti Nurhaliza"]))

    assert places[0] == f"Keluarga {COVER} dan {COVER} sudah"
    assert not [one for one in places if "Ahmad" in one or "Nurhaliza" in one]


def test_each_line_of_a_message_is_a_name_and_a_line_without_letters_is_none():
    assert names_in("- Ahmad  Rusdiansyah\n\nAR\n12.\nAR") == [
        "Ahmad Rusdiansyah",
        "AR",
    ]
