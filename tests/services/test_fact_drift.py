"""Fact drift: what becomes of a text when a fact behind it is none any more."""

import pytest

from bot.domain.bound_numbers import bound
from bot.domain.clocks import ClockName
from bot.domain.document_life import DocumentState
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.writing import facts_behind
from tests.services.drafting_office import ANSWERS, hand_in, open_office

CLAIM = "Kekeruhan 18 NTU di IPA Kalijaya pukul 06.10, PDAM"


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.eko = await opened.member("Eko", Role.ANALYST)
        opened.maya = await opened.member("Maya", Role.MEDIA_LIAISON)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        await opened.issue(Level.L2, owner=opened.eko.id, taken_at=opened.clock.at)
        await fact(opened, CLAIM)
        yield opened


async def fact(office, words: str) -> None:
    await office.dewi.says(f"/fakta 1 {words}")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await office.dewi.presses(tap)
    await office.eko.presses("Verifikasi")


async def submitted(office, known: str = "Kekeruhan 18 NTU di IPA Kalijaya") -> None:
    await office.dewi.says("/draf 1")
    for answer in (ANSWERS[0], known, *ANSWERS[2:]):
        if answer is None:
            await office.dewi.presses("Lewati")
        else:
            await office.dewi.says(answer)
    if "18 NTU" not in known:  # A text begins with what is verified.
        await office.dewi.presses("Ubah bagian…")
        await office.dewi.presses("Yang diketahui")
        await office.dewi.says("Kami telah menerima laporan warga.")
    if "18 NTU = F1" in office.dewi.last.labels:
        await office.dewi.presses("18 NTU = F1")
    await hand_in(office.dewi)


async def withdrawn(office) -> None:
    await office.eko.says("/fakta 1")
    await office.eko.presses("F1")
    await office.eko.presses("Cabut")
    await office.eko.presses("Keliru")


async def stands(office) -> DocumentState:
    return (await office.document()).state


async def test_an_approved_text_is_a_draft_again_when_its_fact_is_updated(office):
    await submitted(office)
    assert facts_behind(await office.document()) == {"2026-0001/F1"}
    await office.citra.presses("Setujui")
    await fact(office, "Kekeruhan 24 NTU di IPA Kalijaya pukul 06.40, PDAM")

    assert await stands(office) is DocumentState.DRAFT
    (approval,) = await office.approvals()
    assert approval.revoked_at == office.clock.at
    told = office.dewi.with_button("Sudah terbit")
    assert "Persetujuan gugur: F1 kini diperbarui" in told.text
    assert told.labels == ["Lanjutkan menulis", "Sudah terbit"]
    assert any("F1 kini diperbarui" in text for text in office.citra.texts)
    assert ("text_drifted", "D1 F1") in await office.journal()

    await office.dewi.presses("Sudah terbit")
    await office.citra.presses("Sudah terbit")  # nobody owes it twice
    async with office.storage.begin() as unit:
        (task,) = await unit.tasks.of_issue("2026-0001")
    assert task.owner == office.citra.id
    assert "Ralat atau pembaruan? ISU-2026-0001/D1" in task.what
    assert any("Tugas untuk Anda" in text for text in office.citra.texts)


async def test_a_text_that_waits_for_approval_comes_back_when_its_fact_goes(office):
    await submitted(office)
    await withdrawn(office)

    assert await stands(office) is DocumentState.DRAFT
    told = office.dewi.with_button("Lanjutkan menulis")
    assert "Naskah kembali ke draf: F1 kini dicabut" in told.text
    assert "Sudah terbit" not in told.labels
    assert "F1 di baliknya diubah Eko" in office.citra.texts[0]


async def test_a_text_that_a_journalist_has_stays_and_the_lead_decides(office):
    await submitted(office)
    await office.citra.presses("Setujui")
    await office.maya.says("/media 1 Rina, Kabar Ulu: berapa kekeruhannya?")
    await office.maya.presses("Jawab")
    await office.maya.presses("D1 Pernyataan awal")
    await office.maya.presses("Sudah dikirim")
    await withdrawn(office)

    assert await stands(office) is DocumentState.APPROVED
    task = office.citra.last
    assert "Ralat atau pembaruan? ISU-2026-0001/D1" in task.text
    assert not [text for text in office.dewi.texts if "gugur" in text]

    await office.citra.presses("Buat ralat", under=task)
    assert "/D2 · Ralat" in office.citra.last.text


async def test_a_text_that_says_nothing_of_the_fact_is_left_alone(office):
    await submitted(office, ANSWERS[1])
    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Yang diketahui")
    await office.dewi.says("Kami telah menerima laporan mengenai hal ini.")
    await office.dewi.presses("Ajukan")
    await office.citra.presses("Setujui")
    await withdrawn(office)

    assert await stands(office) is DocumentState.APPROVED


async def test_a_text_names_the_fact_of_a_merged_issue_by_both_numbers(office):
    await office.issue(Level.L2, owner=office.eko.id)
    await office.dewi.says("/fakta 2 Pompa 3 unit di IPA Hilir pukul 06.10, PDAM")
    for tap in ("Pemilik data", "Boleh", "Simpan"):
        await office.dewi.presses(tap)
    await office.eko.presses("Verifikasi")
    async with office.storage.begin() as unit:
        await unit.facts.move("2026-0002", "2026-0001")
        await unit.commit("move")
    async with office.storage.begin() as unit:
        facts = list(await unit.facts.of_issue("2026-0001"))

    assert {fact.short for fact in facts} == {"F1", "0002/F1"}
    said = [("Menurut F1", {"F1"}), ("Lihat 0002/F1", {"0002/F1"}),
            ("Lihat ISU-2026-0002/F1.", {"0002/F1"}), ("18 NTU, 3 unit", {"F1", "0002/F1"})]  # fmt: skip
    for text, shorts in said:
        assert {fact.short for fact in bound(text, facts, "id")} == shorts, text


async def first_word(office):
    async with office.storage.begin() as unit:
        clocks = await unit.issues.clocks("2026-0001")
    (clock,) = [one for one in clocks if one.name == ClockName.FIRST_WORD]
    return clock


async def raised(office) -> None:
    await office.citra.says("/triase 1")
    await office.citra.presses("Tetapkan tingkat langsung")
    await office.citra.presses("🟠 L3 Tinggi")
    await office.citra.says("Meluas ke lima kelurahan")


async def test_a_text_that_is_public_is_the_first_word_also_after_the_level_rose(
    office,
):
    await submitted(office)
    await office.citra.presses("Setujui")
    assert (await first_word(office)).met_at is None
    await raised(office)
    assert await stands(office) is DocumentState.DRAFT
    assert (await first_word(office)).met_at is None
    await office.dewi.presses("Sudah terbit")

    assert (await first_word(office)).met_at == office.clock.at
    version = (await office.document()).submitted_version
    assert ("text_was_out", f"D1 v{version}") in await office.journal()
    office.clock.advance(hours=3)
    await office.citra.says("/isu 1")
    assert "Pernyataan pertama" not in office.citra.last.text


async def test_a_text_that_a_journalist_got_is_the_first_word(office):
    await submitted(office)
    await office.citra.presses("Setujui")
    await office.maya.says("/media 1 Rina, Kabar Ulu: berapa kekeruhannya?")
    for tap in ("Jawab", "D1 Pernyataan awal", "Sudah dikirim"):
        await office.maya.presses(tap)
    assert (await first_word(office)).met_at == office.clock.at
    await raised(office)

    assert (await first_word(office)).met_at == office.clock.at
