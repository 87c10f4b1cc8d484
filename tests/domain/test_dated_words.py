"""Place and time stand in what goes out as they stand on its paper."""

import pytest

from bot.domain.writing import dated

PLACE = "SAMARINDA, Kamis, 12 Maret 2026, pukul 08.20 WITA"


@pytest.mark.parametrize(
    ("rest", "shown"),
    [
        ("Kami memahami kekhawatiran warga.\n\nLagi.", " — Kami memahami kekhawatiran"),
        ('Ia berkata "kami tangani."', ' — Ia berkata "kami'),
        ("Yth. Pemimpin Redaksi Kabar Contoh\n\nBerita", "\n\nYth. Pemimpin"),
        ("Bahaya: Air keruh.\n\nEvakuasi: Tidak.", "\n\nBahaya: Air keruh."),
        ("T: Apa yang terjadi?\nJ: Air keruh.", "\n\nT: Apa yang terjadi?"),
    ],
    ids=["sentence", "quote", "salutation", "label", "question"],
)
def test_place_and_time_open_a_sentence_and_no_other_line(rest, shown):
    assert dated(f"JUDUL\n\n{rest}", PLACE).startswith(f"JUDUL\n\n{PLACE}{shown}")
