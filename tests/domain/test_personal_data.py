"""Personal data is found where it stands and hidden; all else stays as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.office import Channel, Contact
from bot.domain.personal_data import Kind, find, masked, published
from bot.domain.values import replace
from bot.playbook import SHIPPED, load_playbook

OFFICE = load_playbook(SHIPPED).office

#: As the doctrine tested them (5.1).
DOCTRINE = (
    r"(?<!\d)\d{16}(?!\d)",
    r"(?<![A-Z0-9])(?!RP|NO)[A-Z]{1,2}\s?\d{6,7}(?![0-9/])",
    r"(?<!\d)(?:\+?62|0)8\d{1,2}[\s-]?\d{3,4}[\s-]?\d{3,5}(?!\d)",
)

HIDDEN = [
    ("NIK 6472011203850001.", Kind.NIK, "NIK •••••••••••••001."),
    ("KK 6472 0112 0385 0001", Kind.NIK, "KK •••• •••• •••• •001"),
    ("64.72.01.120385.0001 ya", Kind.NIK, "••.••.••.••••••.•001 ya"),
    ("hubungi 0812-3456-7890 ya", Kind.PHONE, "hubungi ••••-••••-•890 ya"),
    ("WA +62 812 3456 789", Kind.PHONE, "WA +•• ••• •••• 789"),
    ("wa.me/6281234567890", Kind.PHONE, "wa.me/••••••••••890"),
    ("(62) 812.3456.7890", Kind.PHONE, "(••) •••.••••.•890"),
    ("paspor C1234567 hilang", Kind.PASSPORT, "paspor C••••••• hilang"),
    ("paspor AB 123456", Kind.PASSPORT, "paspor AB ••••••"),
    ("siti.aminah@surel.example", Kind.EMAIL, "s•••@surel.example"),
    ("mobil KT 1234 AB kabur", Kind.PLATE, "mobil KT •••• •• kabur"),
    ("B1234XYZ", Kind.PLATE, "B•••••••"),
    ("plat kt 1234 ab", Kind.PLATE, "plat kt •••• ••"),
    ("transfer ke rek BCA 123 456 7890 a.n. X", Kind.ACCOUNT,
     "transfer ke rek BCA ••• ••• •890 a.n. X"),
    ("no rekening: 1234567890123", Kind.ACCOUNT, "no rekening: ••••••••••123"),
    ("password: rahasia123", Kind.CREDENTIAL, "password: ••••••"),
    ("Kata sandi admin adalah Xy7!", Kind.CREDENTIAL,
     "Kata sandi admin adalah ••••••"),
    ("PIN ATM 123456", Kind.CREDENTIAL, "PIN ATM ••••••"),
    ("token=abc.def", Kind.CREDENTIAL, "token=••••••"),
    ("kode OTP saya 889900", Kind.CREDENTIAL, "kode OTP saya ••••••"),
]  # fmt: skip

STAYS = [
    "ISU-2026-0001", "06.40-07.15 WITA", "12.03.2026", "Rp1.333.000.000", "112",
    "RT 12 RW 03", "RP 1500000", "pukul 08.15 sampai 08.45 WIB", "KM 12 A",
    "Nomor 480/123/2026", "120 warga, 3 kelurahan", "Jl. Mawar 12", "(0541) 123456",
    "https://berita.example/p/1234567890123456", "B 20 KM", "PIN jaket Rp 50",
    "antre token listrik", "lupa kata sandi", "humas@kota.go.id", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "hidden"), HIDDEN)
def test_what_leads_to_a_person_is_hidden(text, kind, hidden):
    assert [one.kind for one in find(text)] == [kind]
    assert masked(text) == hidden


@pytest.mark.parametrize("text", STAYS)
def test_what_leads_to_nobody_stays(text):
    assert masked(text) == text


def test_contacts_of_the_office_stay_however_they_are_written():
    person = Contact("Ratna", "Humas", "0812 3456 7890", "humas@instansi.example")
    wa = Channel("WhatsApp", "https://wa.me/6285700000000")
    office = published(replace(OFFICE, contacts=(person,), channels=(wa,)))
    text = "Hubungi +62 812-3456-7890 atau HUMAS@instansi.example, 085700000000, bukan 081399998888"

    expected = text.replace("081399998888", "•••••••••888")
    assert masked(text, office) == expected


def test_only_a_secret_opens_something():
    found = find("password: rahasia123, telepon 0812 3456 7890")

    assert [one.secret for one in found] == [True, False]


PIECES = st.sampled_from(
    [
        *(text for text, _, _ in HIDDEN),
        *STAYS,
        "0812",
        "6281",
        "A",
        "KT",
        " ",
        "-",
        "\n",
    ]
)
WRITTEN = st.lists(
    st.one_of(PIECES, st.text("0123456789 .-+ABkt:@\n", max_size=18)), max_size=5
).map(" ".join)


@given(WRITTEN)
def test_hiding_leaves_nothing_and_twice_is_once(text):
    hidden = masked(text)

    assert masked(hidden) == hidden
    assert find(hidden) == []
    left = re.sub(r"\S*(?:https?://|wa\.me)\S*", "", hidden)
    assert not any(re.search(pattern, left) for pattern in DOCTRINE)


@given(st.text(max_size=60))
def test_lines_and_words_that_are_no_numbers_stay(text):
    assert masked(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("pin 1234", Kind.CREDENTIAL),
        ("1234567890123456", Kind.NIK),
        ("081234567", Kind.PHONE),
        ("rek BCA 12345678", Kind.ACCOUNT),
        ("C123456", Kind.PASSPORT),
        ("B 1 A", Kind.PLATE),
        ("plat b1", Kind.PLATE),
    ],
)
def test_the_shortest_number_of_each_kind_is_found(text, kind):
    assert [one.kind for one in find(text)] == [kind]
