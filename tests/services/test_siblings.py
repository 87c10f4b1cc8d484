"""The same text in another language: its own text, which keeps up with its source."""

import pytest

from bot.domain.document_life import DocumentState
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.siblings import is_behind, made_from
from tests.migrated import open_migrated
from tests.services.drafting_office import Office, write_full


@pytest.fixture
async def office():
    async with open_migrated() as storage:
        office = Office(storage, False)
        office.dewi = await office.member("Dewi", Role.WRITER)
        office.citra = await office.member("Citra", Role.CRISIS_LEAD)
        await office.issue(Level.L2)
        yield office


ENGLISH = ("Tap water is cloudy in the western districts", "We are checking the pipes")


async def in_english(office):
    await write_full(office.dewi)
    await office.dewi.presses("Ajukan")
    await office.dewi.presses("Versi bahasa Inggris")


async def test_it_shares_what_needs_no_translation_and_asks_for_the_rest(office):
    await in_english(office)

    screen = office.dewi.last
    assert "ISU-2026-0001/D2" in screen.text
    assert "Disusun dari ISU-2026-0001/D1 (Bahasa Indonesia)" in screen.text
    assert "FIRST STATEMENT: [Title]" in screen.text  # its headline is asked for
    assert "12:00 WITA" in screen.text  # the time, as English writes it
    assert "Instagram @dinascontoh" in screen.text
    assert 'Di ISU-2026-0001/D1: "Air keran keruh di wilayah barat"' in screen.text

    await office.dewi.says(ENGLISH[0])
    assert 'Di ISU-2026-0001/D1: "Tim lapangan sedang' in office.dewi.last.text
    await office.dewi.says(ENGLISH[1])
    await office.dewi.presses("Lewati")

    assert "Semua bagian terisi" in office.dewi.last.text
    source, text = [await office.document(f"2026-0001/D{n}") for n in (1, 2)]
    assert (text.locale, text.kind, made_from(text)) == ("en", source.kind, source.id)
    assert not is_behind(text, source)


async def test_it_is_approved_on_its_own_and_begun_only_once(office):
    await in_english(office)
    for answer in ENGLISH:
        await office.dewi.says(answer)
    await office.dewi.presses("Lewati")
    await office.dewi.presses("Ajukan")
    assert "Versi bahasa Indonesia" in office.dewi.last.labels
    await office.citra.presses("Setujui")

    states = [(await office.document(f"2026-0001/D{n}")).state for n in (1, 2)]
    assert states == [DocumentState.WAITING, DocumentState.APPROVED]
    await office.dewi.presses("Versi bahasa Indonesia")
    assert office.dewi.last.text.startswith("PERNYATAAN AWAL: Air keran keruh")
    async with office.storage.begin() as unit:
        assert len(await unit.documents.of_issue("2026-0001")) == 2


async def test_it_stays_marked_when_its_source_changes_until_somebody_adapts_it(office):
    await in_english(office)
    await office.dewi.says("/draf 1")
    await office.dewi.presses("Ubah naskah", office.dewi.with_button("Ubah naskah"))
    await office.dewi.presses("Ya, ubah naskah")
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Judul")
    await office.dewi.says("Air keran keruh di empat kelurahan")

    await office.dewi.presses(
        "Versi bahasa Inggris", office.dewi.with_button("Versi bahasa Inggris")
    )

    assert "Versi Indonesia berubah sejak naskah ini disusun" in office.dewi.last.text
    await office.dewi.presses("Versi ini sudah sesuai")
    assert "berubah sejak" not in office.dewi.last.text
    assert 'Di ISU-2026-0001/D1: "Air keran keruh di empat' in office.dewi.last.text


async def test_an_approver_hears_that_the_other_language_says_something_else(office):
    await in_english(office)
    for answer in ENGLISH:
        await office.dewi.says(answer)
    await office.dewi.presses("Lewati")
    await office.dewi.presses("Ajukan")
    assert "⚠ ISU" not in office.citra.last.text
    notes = [each for each in office.dewi.chat if "Ubah naskah" in each.labels]
    (source,) = [each for each in notes if "2026-0001/D1" in each.text]
    await office.dewi.presses("Ubah naskah", source)
    await office.dewi.presses("Ya, ubah naskah")
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Judul")
    await office.dewi.says("Air keran masih keruh di wilayah barat")
    await office.dewi.presses("Ajukan")

    said = office.citra.last.text
    assert "⚠ ISU-2026-0001/D2 (English) belum mengikuti perubahan" in said
