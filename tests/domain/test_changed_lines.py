"""What changed between two texts is shown where it changed."""

from bot.domain.changed_lines import ChangedLine, changed_lines

LONG = (
    "Tim lapangan bersama warga, kecamatan dan kelurahan di wilayah barat sedang"
    " memeriksa jaringan pipa, membuka katup pembuangan, dan mengambil contoh air di"
    " {n} titik."
)


def test_a_sentence_that_was_taken_out_and_one_that_was_added_are_lines():
    assert changed_lines("Air keruh. Kami periksa.", "Kami periksa. Air jernih.") == [
        ChangedLine(False, "Air keruh."),
        ChangedLine(True, "Air jernih."),
    ]


def test_of_a_long_sentence_the_place_that_changed_is_shown():
    gone, came = changed_lines(LONG.format(n="tiga"), LONG.format(n="lima"))

    assert gone.text.startswith("…")
    assert gone.text.endswith("mengambil contoh air di tiga titik.")
    assert came.text == gone.text.replace("tiga", "lima")
    assert len(gone.text) <= 110


def test_a_short_sentence_is_shown_whole():
    gone, came = changed_lines("Air keruh di 3 kelurahan.", "Air keruh di 4 kelurahan.")

    assert (gone.text, came.text) == (
        "Air keruh di 3 kelurahan.",
        "Air keruh di 4 kelurahan.",
    )
