"""Files of approved texts: made of exactly what stands approved, noted, and verified."""

import asyncio
import base64
import hashlib
import io
import zipfile
from contextlib import asynccontextmanager

import pytest

from bot.documents.papers import PrintingRoom
from bot.documents.typesetter import Typesetter
from bot.domain.document import Form
from bot.domain.errors import NotPermitted, UnknownIssue
from bot.domain.export_errors import (
    KitEmpty,
    LetterNumberGiven,
    LetterNumberTaken,
    LetterNumberUnclear,
    NotApprovedYet,
    NotPrintable,
)
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Press
from bot.services.exports.filing import export_docx, export_pdf
from bot.services.exports.kit import send_kit
from bot.services.exports.verifying import verify_file
from bot.services.requests import Pressed
from bot.services.texts.approving import approve
from bot.storage import open_storage
from handlers.serving import attempt
from tests.documents.test_papers import docx_words, pdf_words
from tests.migrated import open_migrated
from tests.services.drafting_office import ANSWERS, Office, refused, write_full

ROOM = PrintingRoom(Typesetter())
ENGLISH = "Versi bahasa Inggris"

CODE = "Kode verifikasi: ISU-2026-0001/D1 v7"


@asynccontextmanager
async def an_office(storage=None, **changed):
    async with open_migrated() if storage is None else storage as opened:
        office = Office(opened, False)
        office.desk = replace(office.desk, papers=ROOM)
        own = office.desk.playbook.office
        own = replace(own, **({"address": "Jalan Contoh 1"} | changed))
        office.desk = replace(
            office.desk, playbook=replace(office.desk.playbook, office=own)
        )
        office.dewi = await office.member("Dewi", Role.WRITER)
        office.citra = await office.member(
            "Citra", Role.CRISIS_LEAD, position="Kepala Bidang IKP"
        )
        yield office


@pytest.fixture
async def office():
    async with an_office() as opened:
        yield opened


async def approved(office, **facts):
    await office.issue(Level.L2, **facts)
    await write_full(office.dewi)
    await office.dewi.presses("Ajukan")
    await office.citra.presses("Setujui")
    return office.dewi.last


async def content_of(office, shown) -> bytes:
    sha = shown.letter.file
    rows = await office.storage.outbox._engine.look("enclosures.find", sha=sha)
    content = base64.b64decode(rows[0]["content"])
    assert hashlib.sha256(content).hexdigest() == sha
    return content


def pressed(person, action, subject="2026-0001/D1", n=1):
    press = Press(action, subject)
    return Pressed(key=f"x:{person.id}:{action}:{n}", user_id=person.id, press=press)


async def verified(office, content: bytes):
    sha = hashlib.sha256(content).hexdigest()
    return (await verify_file(office.desk, {"sha": sha}))["found"]


async def test_an_approved_text_offers_both_files_and_they_say_the_same(office):
    note = await approved(office)
    assert note.labels == ["PDF", "DOCX", "Nomor surat", "Ubah naskah", ENGLISH]

    await office.dewi.presses("PDF")
    pdf = office.dewi.last
    await office.dewi.presses("DOCX")
    docx = office.dewi.last

    assert pdf.letter.filename == "ISU-2026-0001-D1-v7.pdf"
    assert docx.letter.filename == "ISU-2026-0001-D1-v7.docx"
    assert pdf.text == "📎 ISU-2026-0001/D1 · Pernyataan awal"
    contents = [await content_of(office, one) for one in (pdf, docx)]
    seal = (await office.approvals())[0].sha[:8]
    said = pdf_words(contents[0], f"{CODE} · {seal}")
    assert said == docx_words(contents[1])
    assert said.startswith(
        "DINAS CONTOH Jalan Contoh 1 PERNYATAAN AWAL: Air keran keruh"
    )
    assert said.endswith("Kepala Bidang IKP, Citra")
    deeds = [line for line in await office.journal() if line[0] == "exported"]
    assert deeds == [("exported", "D1 v7 pdf"), ("exported", "D1 v7 docx")]
    for content, form in zip(contents, ("pdf", "docx"), strict=True):
        [found] = await verified(office, content)
        assert (found["number"], found["version"]) == ("ISU-2026-0001/D1", 7)
        assert (found["form"], found["standing"]) == (form, "approved")
    assert await verified(office, contents[0] + b" ") == []


async def test_the_number_of_the_registry_is_printed_and_touches_no_approval(office):
    await approved(office)
    await office.dewi.presses("PDF")
    without = await content_of(office, office.dewi.last)
    await office.dewi.presses("Nomor surat")
    await refused(LetterNumberUnclear, office.dewi.says("menyusul <b>"))

    await office.dewi.says("Nomor: 012/HM/KODE/03/2026")

    assert (
        office.dewi.last.text
        == "✅ ISU-2026-0001/D1 bernomor 012/HM/KODE/03/2026.\n"[:-1]
    )
    await office.dewi.presses("DOCX")
    content = await content_of(office, office.dewi.last)
    assert "Nomor: 012/HM/KODE/03/2026" in docx_words(content)
    [approval] = await office.approvals()
    assert approval.revoked_at is None
    [found] = await verified(office, without)
    assert (found["standing"], found["letter"]) == ("approved", "012/HM/KODE/03/2026")


async def test_a_number_may_come_before_the_approval_and_belongs_to_one_text(office):
    await office.issue(Level.L2)
    await write_full(office.dewi)
    await office.dewi.presses("Ajukan")
    await office.dewi.says("/draf 1")
    await office.dewi.presses("Nomor surat")
    await office.dewi.says("7/HM/2026")
    assert "tercetak begitu naskah disetujui" in office.dewi.last.text
    assert office.dewi.last.labels == []

    await office.citra.presses("Setujui")

    assert "Nomor: 7/HM/2026." in office.dewi.last.text
    assert office.dewi.last.labels == ["PDF", "DOCX", "Ubah naskah", ENGLISH]
    await office.issue(Level.L2)
    await write_full(office.dewi, "2")
    await office.dewi.presses("Ajukan")
    await office.dewi.says("/draf 2")
    await office.dewi.presses("Nomor surat")
    taken = await refused(LetterNumberTaken, office.dewi.says("7/HM/2026"))
    assert taken.facts == {"letter": "7/HM/2026"}


async def test_only_what_stands_approved_becomes_a_file(office):
    await office.issue(Level.L2)
    await write_full(office.dewi)
    for use, action in ((export_pdf, "export_pdf"), (export_docx, "export_docx")):
        act = attempt(office.desk, use, pressed(office.dewi, action))
        await refused(NotApprovedYet, act)
    await refused(
        KitEmpty,
        attempt(office.desk, send_kit, pressed(office.dewi, "press_kit", "2026-0001")),
    )
    await office.dewi.presses("Ajukan")
    await office.citra.presses("Setujui")
    await office.dewi.presses("PDF")
    content = await content_of(office, office.dewi.last)

    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")

    await refused(NotApprovedYet, office.dewi.presses("PDF"))
    [found] = await verified(office, content)
    assert (found["standing"], found["by"]) == ("voided", "")


async def test_a_text_that_changes_while_its_file_is_made_is_not_sent(office):
    await approved(office)
    count = len(office.letters)

    class Slow:
        async def make(self, paper, form):
            await office.dewi.presses("Ubah naskah")
            await office.dewi.presses("Ya, ubah naskah")
            return await ROOM.make(paper, form)

    office.desk = replace(office.desk, papers=Slow())
    await refused(NotApprovedYet, office.dewi.presses("PDF"))

    assert [one.filename for one in office.letters[count:] if one.filename] == []


async def test_a_restricted_issue_gives_its_files_to_its_circle_alone(office):
    eko = await office.member("Eko", Role.ANALYST)
    await approved(office)
    async with office.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(issue, restricted=True, owner=office.dewi.id))
        await unit.commit("t:restricted")
    for use, action in ((export_pdf, "export_pdf"), (export_docx, "export_docx")):
        await refused(UnknownIssue, attempt(office.desk, use, pressed(eko, action)))
    kit = pressed(eko, "press_kit", "2026-0001")
    await refused(UnknownIssue, attempt(office.desk, send_kit, kit))
    ana = await office.member("Ana", Role.REPORTER)
    act = attempt(office.desk, export_pdf, pressed(ana, "export_pdf"))
    await refused(NotPermitted, act)
    assert eko.chat == ana.chat == []


async def test_a_sign_that_cannot_be_printed_is_named_and_the_docx_is_offered(office):
    await approved(office)
    own = replace(office.desk.playbook.office, address="Jalan 漢 1")
    office.desk = replace(
        office.desk, playbook=replace(office.desk.playbook, office=own)
    )

    no = await refused(NotPrintable, office.dewi.presses("PDF"))

    assert "漢" in no.facts["sign"]
    assert no.facts["remedies"] == (("export_docx", "2026-0001/D1"),)
    await office.dewi.presses("DOCX")
    assert "漢" in docx_words(await content_of(office, office.dewi.last))
    await attempt(office.desk, send_kit, pressed(office.dewi, "press_kit", "2026-0001"))
    await office.deliver()
    assert "Tanpa PDF, karena ada tanda" in office.dewi.last.text
    assert "huruf cetak: D1. DOCX dan teksnya ada." in office.dewi.last.text
    with zipfile.ZipFile(io.BytesIO(await content_of(office, office.dewi.last))) as kit:
        assert [name[-4:] for name in kit.namelist()] == ["docx", ".txt"]


async def test_pictures_are_left_out_of_files_and_who_asks_is_told(office):
    await office.issue(Level.L2)
    await office.dewi.says("/draf 1")
    await office.dewi.says("🚨 Air keran keruh ☎️ di wilayah barat")
    for answer in ANSWERS[1:]:
        await (office.dewi.says(answer) if answer else office.dewi.presses("Lewati"))
    await office.dewi.presses("Ajukan")
    await office.citra.presses("Setujui")

    await office.dewi.presses("PDF")

    assert "Tanda gambar tidak ikut ke berkas: 🚨 ☎️" in office.dewi.last.text
    seal = (await office.approvals())[0].sha[:8]
    content = await content_of(office, office.dewi.last)
    said = pdf_words(content, f"{CODE} · {seal}")
    assert "AWAL: Air keran keruh di wilayah barat" in said
    await attempt(office.desk, send_kit, pressed(office.dewi, "press_kit", "2026-0001"))
    await office.deliver()
    assert "tidak ikut ke berkas: 🚨 ☎️" in office.dewi.last.text


async def test_the_kit_has_every_public_text_in_three_forms_and_says_what_it_is(office):
    await approved(office)
    await office.dewi.says("/draf 1")
    await office.dewi.presses("Naskah disetujui")
    assert "D1 Pernyataan awal v7, disetujui 07.05 WITA" in office.dewi.last.text
    assert office.dewi.last.labels[:2] == ["D1 · PDF", "D1 · DOCX"]

    await office.dewi.presses("Paket pers (ZIP)")

    kit = office.dewi.last
    assert kit.letter.filename == "ISU-2026-0001-paket-pers.zip"
    content = await content_of(office, kit)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    stem = "ISU-2026-0001-D1-v7"
    assert names == [f"{stem}.docx", f"{stem}.pdf", f"{stem}.txt"]
    assert "PERNYATAAN AWAL" in parts[f"{stem}.txt"].decode()
    for part in (content, *parts.values()):
        [found] = await verified(office, part)
        assert found["standing"] == "approved"


async def test_an_approved_correction_is_named_by_what_it_corrects(office):
    await approved(office)
    await office.dewi.presses("PDF")
    content = await content_of(office, office.dewi.last)
    first = await office.document()
    async with office.storage.begin() as unit:
        for count, names in (
            (10, "ISU-2026-0001/D10"),
            (2, "ISU-2026-0001/D1, 12 Maret"),
        ):
            await unit.documents.add(
                replace(first, id=f"2026-0001/D{count}", kind="correction",
                        form=Form.FULL, fields={"rujukan": names})
            )  # fmt: skip
        await unit.commit("t:correction")

    [found] = await verified(office, content)

    assert (found["standing"], found["by"]) == ("corrected", "ISU-2026-0001/D2")


AUTOMATIC = {
    "gives_numbers": True,
    "letter_code": "KODE",
    "number_pattern": "{number}/HM/{code}/{month_number}/{year}",
}


async def test_an_office_that_has_numbers_given_gets_one_at_the_approval():
    async with an_office(**AUTOMATIC) as office:
        note = await approved(office)

        assert "Nomor: 001/HM/KODE/03/2026." in note.text
        assert note.labels == ["PDF", "DOCX", "Ubah naskah", ENGLISH]
        no = await refused(
            LetterNumberGiven,
            attempt(office.desk, ask(), pressed(office.dewi, "letter_number")),
        )
        assert no.facts["letter"] == "001/HM/KODE/03/2026"
        await office.dewi.presses("Ubah naskah")
        await office.dewi.presses("Ya, ubah naskah")
        await office.dewi.presses("Ajukan")
        await office.citra.presses("Setujui")
        assert "Nomor: 001/HM/KODE/03/2026." in office.dewi.last.text


async def test_numbers_go_on_where_the_registry_was_in_the_middle_of_a_year():
    async with an_office(**AUTOMATIC, first_numbers={2026: 58}) as office:
        assert "Nomor: 058/HM/KODE/03/2026." in (await approved(office)).text
        assert await serials(office) == [58]
    async with an_office(**AUTOMATIC, first_numbers={2025: 58}) as office:
        assert "Nomor: 001/HM/KODE/03/2026." in (await approved(office)).text


async def serials(office):
    async with office.storage.begin() as unit:
        number = await unit.exports.number_of("2026-0001/D1")
    return [number.serial]


def ask():
    from bot.services.exports.numbering import ask_number

    return ask_number


def engines(request, tmp_path, name):
    if name == "postgresql":
        return open_storage(request.getfixturevalue("postgres").fresh())
    return open_migrated()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_approvals_at_once_get_numbers_without_gap_or_double(
    request, tmp_path, engine
):
    count = 5
    async with an_office(engines(request, tmp_path, engine), **AUTOMATIC) as office:
        for number in range(1, count + 1):
            await office.issue(Level.L2)
            await write_full(office.dewi, str(number))
            await office.dewi.presses("Ajukan")
        presses = [
            Pressed(
                key=f"x:approve:{n}",
                user_id=office.citra.id,
                press=Press("approve", f"2026-{n:04d}/D1", version=(
                    await office.document(f"2026-{n:04d}/D1")).submitted_version),
            )
            for n in range(1, count + 1)
        ]  # fmt: skip

        await asyncio.gather(
            *[attempt(office.desk, approve, press) for press in presses]
        )

        async with office.storage.begin() as unit:
            given = [
                (await unit.exports.number_of(f"2026-{n:04d}/D1")).number
                for n in range(1, count + 1)
            ]
        assert sorted(given) == [f"00{n}/HM/KODE/03/2026" for n in range(1, count + 1)]
