"""What is read from a pasted chat, against a table written by hand; hostile text too."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.chats import read_chat, said_at
from bot.domain.outlets import Outlet, Reach, outlet_at, outlet_in
from bot.domain.personal_data import veiled
from bot.domain.press_deadline import read_deadline
from bot.domain.press_query import questions, read_query
from bot.domain.text import phones

ZONE = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)  # 10.00 WITA, a Thursday
KNOWN = (
    Outlet("o1", "Kabar Ulu", domain="kabarulu.example"),
    Outlet("o2", "Kabar Ulu Kota", domain="kota.kabarulu.example"),
    Outlet("o3", "Radio 5", Reach.LOCAL),
)

BRACKETS = """[12/03/26 09.41] Rina Kabar Ulu: Selamat pagi Bapak
[12/03/26 09.42] Rina Kabar Ulu: Apakah benar air keruh di tiga kelurahan?
Kapan normal kembali? Deadline kami jam 15
[12/03/26 09.43] Maya Wulandari: Baik, kami cek dulu"""
EXPORT = """12/03/26, 9:41 AM - Pesan dan panggilan dienkripsi secara end-to-end.
12/03/26, 9:41 AM - Rina - Kabar Ulu: <Media tidak disertakan>
12/03/26, 9:42 AM - Rina - Kabar Ulu: Apa penyebabnya? Hubungi 0812-3456-7890"""
WEB = """[9:41 AM, 3/12/2026] ~ Rina: Saya Rina dari Kabar Ulu.
[9:42 AM, 3/12/2026] ~ Rina: Apa penyebabnya? sebelum pukul 11.30 WITA ya"""
PHONE = """[12/3 09.41] Rina Kabar Ulu: Selamat pagi
[12/3 09.42] Rina Kabar Ulu: Apa penyebabnya?"""
GROUP = """[12/03/26 09.41] Rina: Apa benar keruh?
[12/03/26 09.42] Joko: Saya juga menunggu"""


def query(text, **more):
    return read_query(text, NOW, ZONE, known=KNOWN, ours=("Maya Wulandari",), **more)


@pytest.mark.parametrize(
    ("text", "who", "outlet", "said", "asked"),
    [
        (BRACKETS, "Rina", "Kabar Ulu", "Kapan normal kembali?", "09.42"),
        (EXPORT, "Rina", "Kabar Ulu", "Apa penyebabnya?", "09.42"),
        (WEB, "Rina", "Kabar Ulu", "Apa penyebabnya?", "09.42"),
        (PHONE, "Rina", "Kabar Ulu", "Apa penyebabnya?", "09.42"),
        (GROUP, "Rina", "", "Joko: Saya juga menunggu", "09.42"),
        ("Saya Rina Dewi dari Kabar Ulu Kota, apa benar?", "Rina Dewi", "Kabar Ulu Kota", "apa benar?", "10.00"),
        ("Wartawan Harian Senja bertanya: apa benar?", "", "Harian Senja", "apa benar?", "10.00"),
        ("Perkenalkan, saya Tono dari portal Warta Timur.", "Tono", "Warta Timur", "Tono", "10.00"),
        ("I'm Jane Roe from Island Post. Is it true?", "Jane Roe", "Island Post", "Is it true?", "10.00"),
        ("air keruh?", "", "", "air keruh?", "10.00"),
        ("Anda: kami cek", "", "", "Anda: kami cek", "10.00"),
    ],
)  # fmt: skip
def test_a_pasted_chat_tells_who_asks_for_whom_and_what(text, who, outlet, said, asked):
    found = query(text)

    assert found.who == who
    assert (found.outlet.name if found.outlet else found.outlet_name) == outlet
    assert said in found.words
    assert found.asked_at.astimezone(ZONE).strftime("%H.%M") == asked


def test_what_the_office_answered_is_left_out_and_the_deadline_found():
    found = query(BRACKETS)

    assert "kami cek" not in found.words
    assert found.deadline.at == datetime(2026, 3, 12, 7, 0, tzinfo=UTC)
    assert questions(found.words, 200) == (
        "Apakah benar air keruh di tiga kelurahan? Kapan normal kembali?"
    )


def test_telephone_numbers_become_the_contact_and_are_masked_in_the_words():
    found = query(EXPORT)

    assert found.contact == "0812-3456-7890"
    assert found.words == "Apa penyebabnya? Hubungi ••••-••••-•890"


def test_who_is_only_a_number_has_a_contact_and_no_name():
    found = query("[12/03/26 09.41] +62 812-3456-7890: apa benar?")

    assert (found.who, found.contact) == ("", "+62 812-3456-7890")


def test_a_forwarded_message_is_of_its_sender():
    found = query("Apa benar keruh?", sender="Rina Radio 5")

    assert (found.who, found.outlet) == ("Rina", KNOWN[2])


def test_only_the_words_of_the_office_are_kept_whole():
    found = query("[12/03/26 09.43] Maya Wulandari: ditanya media, jam berapa?")

    assert "ditanya media" in found.words


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("sebelum jam 15", "12 15.00"),
        ("sebelum pukul 15.30 ya", "12 15.30"),
        ("Deadline 16.00", "12 16.00"),
        ("deadline: 16", "12 16.00"),
        ("kapan normal? Tayang pukul 10.00", "13 10.00"),
        ("naik cetak jam 9 malam", "12 21.00"),
        ("terbit hari ini pukul 16.00", "12 16.00"),
        ("deadline kami hari ini jam 4", "12 16.00"),
        ("deadline jam 4 sore", "12 16.00"),
        ("tenggat pukul 9 malam", "12 21.00"),
        ("paling lambat pkl 12 siang", "12 12.00"),
        ("sampai jam 1 siang", "12 13.00"),
        ("sebelum jam 12 malam", "13 00.00"),
        ("ditunggu sampai pukul 13.00 WIB", "12 14.00"),
        ("besok sebelum jam 9 pagi", "13 09.00"),
        ("deadline besok 09.00", "13 09.00"),
        ("deadline 09.00", "13 09.00"),
        ("sebelum jam 10", "12 22.00"),
        ("we need it by 3 pm", "12 15.00"),
        ("before 15:00 please", "12 15.00"),
        ("30 menit lagi", "12 10.30"),
        ("setengah jam lagi naik cetak", "12 10.30"),
        ("satu jam lagi", "12 11.00"),
        ("dalam 2 jam", "12 12.00"),
        ("within an hour", "12 11.00"),
        ("paling telat 24.00", "13 00.00"),
    ],
)
def test_a_deadline_is_read(text, at):
    found = read_deadline(text, NOW, ZONE)

    assert found.at is not None
    assert found.at.astimezone(ZONE).strftime("%d %H.%M") == at


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("", False),
        ("air keruh di 3 kelurahan sejak pukul 06.10", False),
        ("sampai 3 kelurahan terdampak", False),
        ("hingga 15 orang", False),
        ("deadline 2 hari", True),
        ("deadline 13 Maret", True),
        ("deadline 99.99", True),
        ("mohon secepatnya", True),
        ("butuh hari ini sore", True),
        ("sore ini tayang", True),
        ("deadline jam 25", True),
    ],
)
def test_what_is_no_hour_is_no_deadline(text, vague):
    found = read_deadline(text, NOW, ZONE)

    assert (found.at, found.vague) == (None, vague)


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ("12/03/26 09.41", "12 09.41"),
        ("3/12/26, 9:41 AM", "12 09.41"),
        ("12.03.2026 09.41.05", "12 09.41"),
        ("11/03/26 9:41 PM", "11 21.41"),
        ("12/03/26 12:05 AM", "12 00.05"),
        ("12/3 09.41", "12 09.41"),
        ("3/12, 9:41 AM", "12 09.41"),
        ("12/03/25 09.41", None),
        ("31/02/26 09.41", None),
        ("12/03/26 99.41", None),
        ("12/03/26", None),
        ("09.41", None),
    ],
)
def test_the_time_of_a_message_is_read_in_either_order(head, at):
    found = said_at(head, NOW, ZONE)

    assert (found.astimezone(ZONE).strftime("%d %H.%M") if found else None) == at


def test_the_longest_name_and_the_closest_domain_win():
    assert outlet_in("Rina KABAR  ULU-Kota", KNOWN) == KNOWN[1]
    assert outlet_in("Rina Kabar Uluwatu", KNOWN) is None
    assert outlet_at("berita.kota.kabarulu.example", KNOWN) == KNOWN[1]
    assert outlet_at("xkabarulu.example", KNOWN) is None


@given(st.text(), st.text())
@example("[12/03/26 09.41] a: b", "[99/99/9999 99.99] :::")
@example("sebelum jam 99999999999999999999", "0 - 1: 2")
@example("[0/0/0000 0.00] x: deadline 24.59", "12/03/26 09.41 - ")
@example("deadline " * 50 + "jam", "٣/٣/٢٠ ٣.٣٣ - ٣: ٣")
def test_whatever_is_pasted_is_read_without_falling(first, second):
    for text in (first, second, f"{first}\n[12/03/26 09.41] {second}: {first}"):
        found = read_query(text, NOW, ZONE, known=KNOWN, ours=(second,), sender=first)
        assert veiled(found.words) == found.words
        assert len(questions(found.words, 80)) <= 80
        if found.deadline.at is not None:
            assert found.deadline.at - NOW <= timedelta(hours=1000)


@given(st.text(alphabet="[]/: .-0129APMapm\n~Rr", max_size=120))
def test_no_word_of_a_text_without_headers_is_lost(text):
    chat = read_chat(text)

    assert all(one.words.strip() == one.words for one in chat)


def test_telephones_are_told_from_other_numbers():
    said = "6472010101900001, 0812 3456 7890, (0541) 123456, +62 811 22 33 444, 12345"

    assert phones(said) == ["0812 3456 7890", "(0541) 123456", "+62 811 22 33 444"]
