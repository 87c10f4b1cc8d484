"""A claim is read by fixed rules: never an error, and the text is kept."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.as_of import Trouble, read_moment
from bot.domain.claims import NAME_LENGTH, read_claim
from bot.domain.fact import SourceKind
from bot.domain.levels import Level
from bot.domain.numbers import amounts, plain_number
from bot.playbook import load_playbook
from tests.domain.facts import fact, source

RULES = load_playbook(None).facts
WITA = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 3, 12, 0, 5, tzinfo=UTC)  # 08.05 WITA, a Thursday


def read(text, locale="id"):
    return read_claim(text, NOW, WITA, locale, RULES)


def wita(day, hour, minute):
    return datetime(2026, 3, day, hour, minute, tzinfo=WITA)


# fmt: off
#: what was written -> what, value, unit, place, source
CLAIMS = [
    ("Kekeruhan 18 NTU di IPA Kalijaya pukul 01.10, PDAM", ("Kekeruhan", "18", "NTU", "IPA Kalijaya", "PDAM")),
    ("17 orang meninggal di Cianjur per 12 Maret pukul 07.20 WITA, data BNPB", ("meninggal", "17", "orang", "Cianjur", "BNPB")),
    ("Kerugian Rp1,5 juta di Pasar Ulu", ("Kerugian", "1500000", "Rp", "Pasar Ulu", "")),
    ("BPBD: 1.333 siswa mengungsi", ("mengungsi", "1333", "siswa", "", "BPBD")),
    ("Air mati 2 jam 15 menit di Ulu", ("Air mati 15 menit", "2", "jam", "Ulu", "")),
    ("Layanan kembali normal, Kominfo", ("Layanan kembali normal", None, "", "", "Kominfo")),
    ("2/3 pelanggan terdampak", ("2/3 pelanggan terdampak", None, "", "", "")),
    ("Tinggi air 120cm di Sungai Ulu menurut petugas pintu air", ("Tinggi air", "120", "cm", "Sungai Ulu", "petugas pintu air")),
    ("tidak ada korban", ("tidak ada korban", None, "", "", "")),
    ("18,5% warga terdampak", ("warga terdampak", "18.5", "%", "", "")),
    ("suhu -3 derajat di gudang", ("suhu", "-3", "derajat", "gudang", "")),
    ("Cadangan data ada di Pulau Ulu, portal", ("Cadangan data ada", None, "", "Pulau Ulu", "portal")),
    ("41 instansi terdampak pukul 01.00, Balai Data Wilayah", ("terdampak", "41", "instansi", "", "Balai Data Wilayah")),
    ("Data BPBD: 12 warga terdampak", ("terdampak", "12", "warga", "", "Data BPBD")),
    ("29 orang meninggal (ada yang tercatat ganda), RSUD", ("meninggal", "29", "orang", "", "RSUD")),
    ("Air naik di atas jembatan 40 cm", ("Air naik di atas jembatan", "40", "cm", "", "")),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_a_claim_is_read(text, expected):
    claim = read(text)

    value = None if claim.value is None else format(claim.value.normalize(), "f")
    assert (claim.metric, value, claim.unit, claim.place, claim.source) == expected
    assert claim.trouble is None


@pytest.mark.parametrize(
    ("digits", "indonesian", "english"),
    [
        ("1.333", "1333", "1.333"),
        ("1,333", "1.333", "1333"),
        ("18.5", "18.5", "18.5"),
        ("2,5", "2.5", "2.5"),
        ("1.333.000,25", "1333000.25", None),
        ("1,333,000.25", None, "1333000.25"),
        ("1,333,000", "1333000", "1333000"),
        ("1.2.3", None, None),
    ],
)
def test_dots_and_commas_mean_what_they_mean_in_each_language(
    digits, indonesian, english
):
    expected = [None if n is None else Decimal(n) for n in (indonesian, english)]

    assert [plain_number(digits, locale) for locale in ("id", "en")] == expected


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("pukul 01.10", wita(12, 1, 10)),
        ("pukul 23.50", wita(11, 23, 50)),  # the last such time
        ("kemarin pukul 06.40", wita(11, 6, 40)),
        ("hari ini jam 7", wita(12, 7, 0)),
        ("pukul 06.40 WIB", wita(12, 7, 40)),
        ("per 11 Maret 2026", wita(11, 23, 59)),
        ("per 11/03/2026 pukul 09.20", wita(11, 9, 20)),
        ("pada 11/3", wita(11, 23, 59)),
        ("2026-03-11 at 09:20", wita(11, 9, 20)),
        ("per 31 Desember", datetime(2025, 12, 31, 23, 59, tzinfo=WITA)),
        ("tanpa waktu", None),
        ("2 jam 15 menit", None),
    ],
)
def test_a_moment_is_read_in_the_zone_of_the_office(text, at):
    moment = read_moment(text, NOW, WITA)

    assert (moment.at, moment.trouble) == (at, None)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("Kekeruhan 18 NTU pada 31/02", Trouble.DATE),
        ("Kekeruhan 18 NTU, 31/02", Trouble.DATE),
        ("30 Februari 2026 ada 3", Trouble.DATE),
        ("2026-13-01", Trouble.DATE),
        ("per 01/01/0000", Trouble.DATE),
        ("pukul 25.00 ada 3", Trouble.TIME),
        ("pukul 12.75", Trouble.TIME),
        ("per 12 Desember 2026", Trouble.FUTURE),
        ("hari ini pukul 23.00", Trouble.FUTURE),
        ("10**30 NTU", Trouble.NUMBER),
        ("10^30 NTU", Trouble.NUMBER),
        ("1e400 NTU", Trouble.NUMBER),
        ("NaN NTU", Trouble.NUMBER),
        ("∞ orang", Trouble.NUMBER),
        ("1" * 30 + " orang", Trouble.NUMBER),
        ("9.000.000.000.000.000.000 orang", Trouble.NUMBER),
        ("5000000 triliun", Trouble.NUMBER),
    ],
)
def test_what_cannot_be_is_said(text, trouble):
    assert read(text).trouble is trouble


LIKE_CLAIMS = st.lists(
    st.sampled_from(
        ["Kekeruhan", "18", "NTU", "di", "IPA", ",", "pukul", "01.10", "25.61", "per",
         "31/02", "12 Maret", "0000", "menurut", "PDAM:", "sumber:", "Rp", "1.333,5",
         "juta", "10**30", "NaN", "-", "²", "٣", "\x00", "\u202e", "data", "WITA", "%"]
    ), max_size=14,
).map(" ".join)  # fmt: skip


@given(st.text(max_size=300) | LIKE_CLAIMS, st.sampled_from(["id", "en"]))
@example("di", "id")
@example(", , ,", "id")
@example("1" * 300, "en")
def test_reading_never_fails_and_keeps_the_text(text, locale):
    claim = read(text, locale)

    assert claim.text == text
    parts = (claim.metric, claim.place, claim.source)
    assert all(len(part) <= NAME_LENGTH and "\x00" not in part for part in parts)
    assert claim.value is None or claim.value.is_finite()
    assert claim.as_of is None or claim.as_of <= NOW + timedelta(minutes=5)


@given(st.integers(0, 10**15), st.sampled_from(["id", "en"]))
def test_a_number_as_the_language_writes_it_is_read_back(number, locale):
    written = f"{number:,}".replace(",", "." if locale == "id" else ",")

    assert [a.value for a in amounts(f"ada {written} orang", locale)] == [number]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Perumda Tirta", SourceKind.DATA_OWNER),
        ("BPBD Kota", SourceKind.DATA_OWNER),
        ("petugas pintu air", SourceKind.FIELD),
        ("hasil lab", SourceKind.DOCUMENT),
        ("portal Kabar Ulu", SourceKind.MEDIA),
        ("warga RT 3", SourceKind.CITIZEN),
        ("Pak Jono", None),
        ("", None),
    ],
)
def test_the_kind_of_a_source_is_guessed(name, kind):
    assert read(f"x menurut {name}").kind is kind


@pytest.mark.parametrize(
    ("sources", "text", "enough"),
    [
        ([source("Perumda", "data_owner")], "Kekeruhan 18 NTU", True),
        ([source("Radio", "media")], "Kekeruhan 18 NTU", False),
        ([source("Radio", "media"), source("radio ", "citizen")], "Kekeruhan", False),
        ([source("Radio", "media"), source("", "citizen")], "Kekeruhan", False),
        ([source("Radio", "media"), source("Warga", "citizen")], "Kekeruhan", True),
        (
            [source("Radio", "media"), source("Warga", "citizen")],
            "3 orang tewas",
            False,
        ),
        ([source("Radio", "media"), source("Warga", "citizen")], "Gempa M5", False),
        ([source("RSUD", "data_owner")], "3 orang tewas", True),
    ],
)
def test_the_owner_or_two_independent_sources_but_for_deaths_only_the_owner(
    sources, text, enough
):
    assert RULES.founded(fact(sources=tuple(sources), text=text)) is enough


@pytest.mark.parametrize(
    ("level", "text", "hours"),
    [
        (Level.L4, "12 orang luka", 6),
        (Level.L3, "12 orang luka", 12),
        (Level.L2, "12 orang luka", 24),
        (None, "12 orang luka", 24),
        (Level.L4, "Kekeruhan 18 NTU", 24),
    ],
)
def test_numbers_of_casualties_expire_sooner_the_worse_it_is(level, text, hours):
    assert RULES.lifetime(level, fact(text=text)) == timedelta(hours=hours)


def test_who_verifies_follows_the_profile():
    full = load_full()

    assert [RULES.verifiers(level) for level in (None, *Level)] == [1, 1, 1, 1, 1]
    assert [full.verifiers(level) for level in (None, *Level)] == [1, 1, 1, 2, 2]
    assert full.impact == RULES.impact


def load_full():
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "office.toml").write_text('profile = "full"\n', "utf-8")
        return load_playbook(Path(folder)).facts
