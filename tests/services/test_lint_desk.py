"""The lint at the desk: what a writer sees, mends by a tap, and what is approved with it."""

import pytest

from bot.domain.levels import Level
from bot.domain.reaction_errors import TooManyPassed, TooManyUnbound
from bot.domain.roles import Role
from bot.domain.text_notes import MOST_PASSED, MOST_UNBOUND, bindings_of, reasons_of
from bot.domain.values import replace
from tests.services.drafting_office import (
    ANSWERS,
    CHECKED,
    open_office,
    refused,
    write_full,
)

TITLE = "Air keran keruh di 3 kelurahan"
FACT = "Warga terganggu 3 kelurahan pukul 06.10, PDAM"


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.eko = await opened.member("Eko", Role.ANALYST)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        await opened.issue(Level.L2, owner=opened.eko.id, taken_at=opened.clock.at)
        yield opened


async def verified(office, words=FACT):
    await office.dewi.says(f"/fakta 1 {words}")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await office.dewi.presses(tap)
    await office.eko.presses("Verifikasi")


async def rewrite(office, field, answer):
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses(field)
    await office.dewi.says(answer)
    return office.dewi.last


async def test_a_loose_number_holds_up_until_a_tap_binds_it_and_the_approver_sees_it(
    office,
):
    await write_full(office.dewi)
    await verified(office)
    screen = await rewrite(office, "Judul", TITLE)
    assert "U-02 · Angka tanpa fakta: 3 kelurahan." in screen.text
    assert "Ajukan" not in screen.labels

    await office.dewi.presses("3 kelurahan = F1")
    assert "Angka: 3 kelurahan = F1." in office.dewi.last.text
    [bound] = bindings_of(await office.document())
    assert (bound.written, bound.fact) == ("3 kelurahan", "2026-0001/F1")
    await office.dewi.presses("Ajukan")
    assert "Angka: 3 kelurahan = F1." in office.citra.last.text
    await office.citra.presses("Setujui")
    assert "2026-0001/F1" in (await office.document()).fields["_facts"]


async def test_all_that_is_sure_is_one_tap(office):
    await write_full(office.dewi)
    await verified(office)
    await rewrite(office, "Judul", TITLE)
    said = "Petugas memeriksa sejak pukul 06.30"
    assert "Perbaiki semua (2)" in (await rewrite(office, "Tindakan", said)).labels

    await office.dewi.presses("Perbaiki semua (2)")
    assert "sejak pukul 06.30 WITA" in office.dewi.last.text
    assert "Ajukan" in office.dewi.last.labels


async def test_a_number_is_said_to_be_no_claim_with_a_reason(office):
    await write_full(office.dewi)
    await rewrite(office, "Tindakan", "Petugas sedang memeriksa 5 pompa")
    await office.dewi.presses("Bukan klaim…")
    await office.dewi.presses("Petugas atau alat kami sendiri")
    assert "bukan klaim (Petugas atau alat kami sendiri)" in office.dewi.last.text

    await rewrite(office, "Tindakan", "Petugas sedang memeriksa pompa")
    await office.dewi.presses("Ajukan")
    assert bindings_of(await office.document()) == (), "the number is gone"


@pytest.mark.parametrize("typed", [False, True])
async def test_a_warning_asks_one_reason_on_the_way_and_the_approver_reads_it(
    office, typed
):
    await write_full(office.dewi)
    await rewrite(office, "Tindakan", "Petugas sedang memeriksa; konon pompanya rusak")
    await office.dewi.presses("Ajukan")
    assert "U-12 · Dugaan: konon." in office.dewi.last.text
    assert office.citra.chat == []

    why = "Kutipan warga" if typed else CHECKED
    await (office.dewi.says(why) if typed else office.dewi.presses(why))
    assert f"Alasan: {why}" in office.citra.last.text
    [given] = reasons_of(await office.document())
    assert (given.code, given.reason, given.by) == ("U-12", why, office.dewi.id)
    await office.citra.presses("Setujui")
    assert len(await office.approvals()) == 1


async def test_a_changed_note_is_another_text_and_the_approval_of_before_is_void(
    office,
):
    await write_full(office.dewi)
    await rewrite(office, "Tindakan", "Petugas sedang memeriksa; konon pompanya rusak")
    await office.dewi.presses("Ajukan")
    await office.dewi.presses(CHECKED)
    document = await office.document()
    async with office.storage.begin() as unit:
        fields = {**document.fields, "_reasons": "[]"}
        await unit.documents.save(replace(document, fields=fields))
        await unit.commit("changed")

    with pytest.raises(Exception, match="TextChanged"):
        await office.citra.presses("Setujui")


@pytest.mark.parametrize("words", [6, 7])
async def test_so_many_warnings_pass_as_an_approver_reads(office, words):
    guesses = ("konon", "kabarnya", "sepertinya", "tampaknya", "ditengarai",
               "disinyalir", "bisa jadi")[:words]  # fmt: skip
    await write_full(office.dewi)
    said = f"Petugas sedang memeriksa; {', '.join(guesses)} pompanya rusak"
    await rewrite(office, "Tindakan", said)
    if words > MOST_PASSED:
        many = await refused(TooManyPassed, office.dewi.presses("Ajukan"))
        assert (many.facts["count"], many.facts["limit"]) == (7, 6)
        await rewrite(office, "Tindakan", said.replace(", bisa jadi", ""))
    await office.dewi.presses("Ajukan")
    await office.dewi.presses(CHECKED)

    assert len(reasons_of(await office.document())) == MOST_PASSED
    assert all(f"Dugaan: {one}." in office.citra.last.text for one in guesses[:6])


async def test_hardly_a_number_of_a_text_may_be_no_claim(office):
    await write_full(office.dewi)
    numbers = [f"{n} pompa" for n in range(31, 31 + MOST_UNBOUND + 1)]
    await rewrite(office, "Tindakan", f"Petugas sedang memeriksa {', '.join(numbers)}")
    for number in numbers:
        await office.dewi.presses("Bukan klaim…")
        if number != numbers[-1]:
            await office.dewi.presses(number)
        tap = office.dewi.presses("Petugas atau alat kami sendiri")
        if number == numbers[-1]:
            many = await refused(TooManyUnbound, tap)
            assert many.facts["remedies"][0] == ("draft_change", "2026-0001/D1")
        else:
            await tap

    assert len(bindings_of(await office.document())) == MOST_UNBOUND


async def test_a_threat_is_held_up_where_law_reads_nothing(office):
    await write_full(office.dewi)
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Tindakan")
    await office.dewi.says("Penyebar video akan kami laporkan ke polisi")

    assert "U-10" in office.dewi.last.text
    assert "Ajukan" not in office.dewi.last.labels
    assert (await office.document()).state == "draft"
    assert office.citra.chat == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("PDN dikelola Kominfo sehingga bukan kesalahan kami", "HS-09"),
        (
            "Kami melayani 239 instansi, yaitu 30 kementerian, 15 provinsi, "
            "148 kabupaten, dan 48 kota",
            "U-05 · 239 instansi: rinciannya berjumlah 241",
        ),
        ("Kami memastikan gelombang itu bukan tsunami", "U-13"),
        ("Sebanyak 62 orang meninggal", "U-04"),
        ("Salah satunya NIK 6472011203850001", "U-07"),
    ],
)
async def test_what_the_cases_of_the_doctrine_must_hit_is_shown_to_the_writer(
    office, said, code
):
    await write_full(office.dewi)
    screen = await rewrite(office, "Tindakan", said)

    assert code in screen.text


async def test_s1_a_claim_behind_the_words_holds_up_until_it_is_verified(office):
    await office.dewi.says("/fakta 1 Cadangan data di Batam siap dipulihkan, BSSN")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await office.dewi.presses(tap)
    await write_full(office.dewi)
    said = "Kami telah menerima laporan. Cadangan data di Batam siap dipulihkan."
    screen = await rewrite(office, "Yang diketahui", said)
    assert "U-03 · F1 tidak boleh dipakai: belum terverifikasi." in screen.text
    assert "Ajukan" not in screen.labels

    await office.eko.presses("Verifikasi")
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Kembali")
    assert "U-03" not in office.dewi.last.text


async def test_a_text_that_needs_nothing_is_as_quick_as_before(office):
    screen = await write_full(office.dewi)

    assert screen.labels == ["Ajukan", "Ubah bagian…", "Salin untuk WA"]
    assert len(ANSWERS) == 6
    await office.dewi.presses("Ajukan")
    assert office.citra.last.labels == ["Setujui", "Kembalikan"]
