"""The good and the bad text of the doctrine (5.5), and what its cases must hit (6)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.fact import Publicity
from bot.domain.fact_life import FactState
from bot.domain.findings import Weight
from bot.domain.levels import Level
from bot.domain.lint.marks import Clearing, Mending
from bot.domain.lint.situation import Published
from tests.lint.desk import NOW, fact, found, situation, text

GOOD = """PERNYATAAN AWAL: Air keran keruh di Kecamatan Ulu

SAMARINDA, 12 Maret 2026, pukul 09.20 WITA — Kami memahami kekhawatiran warga Kecamatan Ulu atas air keran yang keruh sejak pagi ini.

Yang kami ketahui: per pukul 09.20 WITA gangguan terjadi di 3 kelurahan (data Perumda Air Minum, F-002).

Petugas sedang memeriksa pompa pengambilan air dan telah menyiapkan truk tangki di kantor kelurahan.

Yang belum dapat kami pastikan: keamanan air untuk diminum. Hasil pemeriksaan laboratorium masih kami tunggu.

Untuk sementara, mohon gunakan air kemasan atau air dari truk tangki untuk minum dan memasak.

Pembaruan berikutnya kami sampaikan pukul 12.00 WITA melalui samarindakota.go.id, termasuk bila belum ada perkembangan.
Narahubung: Dewi (Pranata Humas), 0541-123456."""

BAD = (
    "Masyarakat tidak perlu panik, air 100% aman. Sepertinya ini ulah oknum. Ada 12 korban, "
    "salah satunya NIK 6472011203850001, akan kami proses hukum netizen yang menyebarkan. "
    "Air pulih secepatnya. Hubungi [isi nama]. Jam 14.00 kami sampaikan lagi."
)
FIELDS = {
    "empati": "Kami memahami kekhawatiran warga",
    "tindakan": "Petugas sedang memeriksa pompa pengambilan air dan telah menyiapkan truk tangki di kantor kelurahan.",
    "imbauan": "mohon gunakan air kemasan",
    "kanal_resmi": "samarindakota.go.id",
    "narahubung": "Dewi (Pranata Humas), 0541-123456",
}


def good(**changes):
    return text(GOOD, "holding_statement", fields=FIELDS, facts=("F2",), **changes)


def test_the_good_text_of_the_doctrine_passes():
    s = situation(impact=2, next_update_by=NOW + timedelta(hours=4))
    told = found(
        good(times={"pembaruan_berikutnya": NOW + timedelta(hours=2, minutes=40)}), s
    )

    assert told == {}


def test_the_bad_text_of_the_doctrine_hits_what_it_says():
    told = found(text(BAD, "holding_statement"))
    wanted = {
        "U-01",
        "U-02",
        "U-07",
        "U-10",
        "U-12",
        "U-13",
        "U-14",
        "U-15",
        "U-16",
        "U-17",
    }

    assert wanted <= told.keys()
    (never,) = {one.weight for one in told["U-15"]}
    assert never is Weight.HOLDS_UP, "in a first statement blame holds up"
    assert [one.mark.what for one in told["U-02"]] == ["12 korban"]
    assert told["U-10"][0].clearing is Clearing.LAW_AND_LEAD


def test_a_threat_with_defamation_is_never_cleared():
    told = found(text("Kami akan menempuh jalur hukum dengan UU ITE."))

    assert {one.clearing for one in told["U-10"] if one.mark.what == "UU ITE"} == {
        Clearing.NOBODY
    }


def test_s1_a_claim_bars_the_text_that_rests_on_it():
    claim = fact(
        "F1", "pemulihan memakai backup data di Batam", state=FactState.CHECKED
    )
    told = found(
        text("Kami pemulihan memakai backup data di Batam.", facts=("F1",)),
        situation(facts=(claim,)),
    )

    assert [one.mark.detail for one in told["U-03"]] == ["checked"]


def test_s1_another_agency_is_not_made_the_culprit():
    said = "PDN dikelola Kominfo sehingga bukan kesalahan kami."
    told = found(text(said, "holding_statement"), situation(agencies=("Kominfo",)))

    assert [one.mark.what for one in told["HS-09"]] == ["bukan kesalahan kami"]


def test_s1_parts_that_make_241_do_not_make_239():
    said = "Terdampak 239 instansi, yaitu 30 kementerian/lembaga, 15 provinsi, 148 kabupaten, dan 48 kota."
    (told,) = found(text(said))["U-05"]

    assert (told.mark.what, told.mark.detail) == ("239 instansi", "241")


@pytest.mark.parametrize(
    ("said", "hit"),
    [
        ("Sebanyak 282 instansi terdampak menurut data BSSN.", True),
        ("Pembaruan: sebanyak 282 instansi terdampak menurut data BSSN.", False),
    ],
)
def test_s1_a_number_that_moved_says_so(said, hit):
    count = fact("F3", "282 instansi terdampak", 282, metric="instansi terdampak")
    before = Published(
        "1",
        "press_release",
        "",
        NOW,
        numbers={("instansi terdampak", ""): Decimal(239)},
    )
    told = found(
        text(said, facts=("F3",)), situation(facts=(count,), published=(before,))
    )

    assert ("U-06" in told) is hit


def test_s5_not_a_tsunami_is_an_absolute_of_somebody_who_does_not_own_the_data():
    claim = fact("F1", "peristiwa itu bukan tsunami", state=FactState.CLAIMED)
    told = found(
        text("Kami sampaikan peristiwa itu bukan tsunami.", facts=("F1",)),
        situation(facts=(claim,)),
    )

    assert {"U-03", "U-13"} <= told.keys()


def test_s5_numbers_of_the_dead_without_time_and_source_hold_up():
    dead = fact("F4", "62 orang meninggal", 62)
    s = situation(facts=(dead,))

    assert "U-04" in found(text("Sebanyak 62 orang meninggal (F4)."), s)
    said = "Per pukul 10.00 WIB, 62 orang meninggal (data BNPB, F4)."
    assert "U-04" not in found(text(said), s)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"publicity": Publicity.INTERNAL}, "not_public"),
        ({"expires_at": NOW}, "expired"),
        ({"state": FactState.REFUTED}, "refuted"),
    ],
)
def test_a_fact_that_must_not_be_told_bars_the_text(change, why):
    s = situation(facts=(fact("F2", "gangguan terjadi di 3 kelurahan", 3, **change),))

    assert [one.mark.detail for one in found(good(), s)["U-03"]] == [why]


def test_a_loose_number_offers_the_facts_that_have_its_value():
    told = found(text("Air mati di tiga kelurahan."))

    (mend,) = told["U-02"][0].mark.mends
    assert (mend.way, mend.value) == (Mending.BIND, "F2")


def test_the_order_is_the_heaviest_first():
    weights = [one.weight for row in found(text(BAD)).values() for one in row]

    assert weights == sorted(
        weights, key=[Weight.HOLDS_UP, Weight.WARNS, Weight.TELLS].index
    )
    assert situation().level is Level.L3
