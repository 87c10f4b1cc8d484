"""What is typed behind the command of a register: a number, and words."""

import pytest

from bot.services.books.which import number_and_words


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [
        ("12 Kirim surat ke Budi", "12", "Kirim surat ke Budi"),
        ("12\nKirim surat ke Budi", "12", "Kirim surat ke Budi"),
        ("12 Kirim surat\nCek pompa", "12", "Kirim surat\nCek pompa"),
        ("12", "12", ""),
        ("12 \u200b", "12", ""),
        ("Kirim surat ke Budi", "", "Kirim surat ke Budi"),
        ("", "", ""),
    ],
)
def test_a_number_is_told_from_the_words_behind_it(typed, number, words):
    assert number_and_words(typed) == (number, words)
