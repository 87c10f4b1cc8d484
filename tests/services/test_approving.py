"""Approving: exactly these words, by somebody else, who may at this moment."""

import asyncio

import pytest

from bot.domain.document_life import DocumentState
from bot.domain.errors import (
    ButtonExpired,
    DocumentMoved,
    NotApprover,
    NothingWritten,
    NotPermitted,
    OwnText,
    TextChanged,
    TextTooLong,
    UnknownIssue,
)
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Press
from bot.ports.storage import AlreadyDone
from bot.services.refusing import refuse_press
from bot.services.requests import Pressed
from bot.services.texts.approving import approve, approver_gone
from bot.services.texts.draft_texts import sha_of
from bot.services.texts.new_approvers import ask_new_approvers
from bot.services.turn import clock_turn
from handlers.serving import attempt
from tests.services.drafting_office import open_office, refused, write_full

LEVELS = list(Level)


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        opened.harun = await opened.member("Harun", Role.HEAD_OF_AGENCY)
        yield opened


async def submitted(office, level=Level.L3, **facts):
    await office.issue(level, **facts)
    await write_full(office.dewi)
    await office.dewi.presses("Ajukan")


def press_of(person, label="Setujui") -> Press:
    shown = person.with_button(label)
    return shown.letter.rows[0][shown.labels.index(label)].press


async def forge(office, person, press, key="forged"):
    pressed = Pressed(key=f"{key}:{person.id}", user_id=person.id, press=press)
    return await attempt(office.desk, approve, pressed)


async def test_the_approvers_of_the_level_see_the_whole_text(office):
    await submitted(office)

    letter = office.citra.last
    assert letter.text.startswith("🟠 L3 Tinggi · ISU-2026-0001/D1\n")
    assert (
        "Bapak/Ibu sebelum 07.20 WITA (15 menit lagi); pernyataan pertama sebelum 08.05"
        in letter.text
    )
    assert "Penulis: Dewi (Penulis Naskah)." in letter.text
    assert "Narahubung: Ratna" in letter.text
    assert letter.labels == ["Setujui", "Kembalikan"]
    assert office.harun.chat == []
    assert "Menunggu persetujuan: Citra (Ketua Tim Krisis)." in office.dewi.last.text
    assert office.dewi.last.labels[-1] == "Catat persetujuan WA/telepon"


async def test_an_approved_text_comes_back_as_two_messages(office):
    budi = await office.member("Budi", Role.DUTY_OFFICER)
    await submitted(office, owner=budi.id)
    office.clock.advance(minutes=26)
    toast = await office.citra.presses("Setujui")

    assert toast == "ISU-2026-0001/D1 disetujui."
    for person in (office.dewi, budi):
        alone, note = person.chat[-2:]
        assert alone.text.startswith("PERNYATAAN AWAL: Air keran keruh")
        assert "SAMARINDA, Kamis, 12 Maret 2026, pukul 07.31 WITA — Kami" in alone.text
        assert alone.labels == []
        assert alone.letter.mark == ""
        assert note.reply_to == alone.id
        assert (
            "ISU-2026-0001/D1 disetujui Citra (Ketua Tim Krisis) pukul 07.31 WITA"
            in (note.text)
        )
        assert "lisan" not in note.text
    assert "Anda menyetujui naskah ini pukul 07.31 WITA" in office.citra.last.text
    assert office.citra.last.labels == []
    assert len(office.citra.chat) == 1


async def test_the_owner_who_wrote_the_text_receives_it_once(office):
    await submitted(office, owner=office.dewi.id)
    await office.citra.presses("Setujui")

    keys = [shown.letter.key for shown in office.dewi.chat]
    assert len([key for key in keys if key.startswith("approved:")]) == 2


async def test_the_approval_is_bound_to_the_hash_of_the_words(office):
    await submitted(office)
    await office.citra.presses("Setujui")

    document, (approval,) = await office.document(), await office.approvals()
    async with office.storage.begin() as unit:
        frozen = await unit.documents.version(document.id, approval.version)
    assert document.state is DocumentState.APPROVED
    assert approval.sha == frozen.sha == sha_of(document, frozen.body)
    assert approval.sha[:8] in office.dewi.last.text
    assert "12 Maret" not in frozen.body
    assert ("approved", f"D1 v{approval.version} member:{office.citra.id}") in (
        await office.journal()
    )


async def test_words_that_are_not_the_submitted_ones_are_not_approved(office):
    await submitted(office)
    async with office.storage.begin() as unit:
        document = await unit.documents.find("2026-0001/D1")
        fields = {**document.fields, "judul": "Lain"}
        await unit.documents.save(replace(document, fields=fields))
        await unit.commit("behind the desk")

    await refused(TextChanged, office.citra.presses("Setujui"))
    assert await office.approvals() == []


async def test_the_clock_of_the_first_word_is_not_met_by_an_approval(office):
    await submitted(office)
    await office.citra.presses("Setujui")

    async with office.storage.begin() as unit:
        clocks = await unit.issues.clocks("2026-0001")
    assert [c.met_at for c in clocks if c.name == "first_word"] == [None]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("role", [Role.CRISIS_LEAD, Role.DUTY_OFFICER])
@pytest.mark.parametrize("also", [Role.HEAD_OF_AGENCY, Role.SPOKESPERSON, Role.ADMIN])
async def test_a_writer_never_approves_at_any_rank(office, level, role, also):
    await office.change(office.dewi, roles=frozenset({role, also, Role.CRISIS_LEAD}))
    await submitted(office, level)
    document = await office.document()
    assert "Setujui" not in [label for s in office.dewi.chat for label in s.labels]
    press = Press("approve", document.id, version=document.submitted_version)

    await refused(OwnText, forge(office, office.dewi, press))
    assert await office.approvals() == []


async def test_who_only_changed_a_word_does_not_approve_either(office):
    budi = await office.member("Budi", Role.CRISIS_LEAD, Role.DUTY_OFFICER)
    await office.issue()
    await write_full(office.dewi)
    await budi.says("/draf 1")
    await budi.presses("Lanjutkan menulis")
    await budi.presses("Ubah bagian…")
    await budi.presses("Judul")
    await budi.says("Air keruh")
    await budi.presses("Ajukan")

    assert "Setujui" not in [label for s in budi.chat for label in s.labels]
    assert (
        "Penulis: Dewi (Penulis Naskah), Budi (Ketua Tim Krisis)"
        in office.citra.last.text
    )
    await refused(OwnText, forge(office, budi, press_of(office.citra)))


@pytest.mark.parametrize("level", LEVELS)
async def test_who_is_no_approver_of_the_level_is_refused(office, level):
    eko = await office.member("Eko", Role.ANALYST)
    await submitted(office, level)
    document = await office.document()
    press = Press("approve", document.id, version=document.submitted_version)

    refusal = await refused(NotApprover, forge(office, eko, press))
    assert refusal.facts["who"]


async def test_a_second_press_of_the_same_button_is_one_approval(office):
    await submitted(office)
    letter = office.citra.last
    buttons = letter.letter
    await office.citra.presses("Setujui")
    letter.letter = buttons

    with pytest.raises(AlreadyDone):
        await office.citra.presses("Setujui", under=letter)

    assert len(await office.approvals()) == 1


async def test_two_approvers_at_once_are_one_approval_and_the_second_is_told_who(
    office,
):
    eka = await office.member("Eka", Role.CRISIS_LEAD)
    await submitted(office)
    presses = [press_of(office.citra), press_of(eka)]
    results = await asyncio.gather(
        forge(office, office.citra, presses[0]),
        forge(office, eka, presses[1]),
        return_exceptions=True,
    )

    (moved,) = [r for r in results if isinstance(r, DocumentMoved)]
    (approval,) = await office.approvals()
    assert moved.facts["did"] == "disetujui"
    first = "Citra" if approval.approver == office.citra.id else "Eka"
    assert first in moved.facts["who"]


async def test_the_other_approver_s_letter_says_who_approved(office):
    eka = await office.member("Eka", Role.CRISIS_LEAD)
    await submitted(office)
    old = eka.last.letter
    await office.citra.presses("Setujui")

    assert "Sudah disetujui Citra (Ketua Tim Krisis) pukul 07.05 WITA" in eka.last.text
    assert eka.last.labels == []
    assert eka.last.edits == 1
    eka.last.letter = old
    refusal = await refused(DocumentMoved, eka.presses("Setujui"))
    text = await refuse_press(office.desk, "k", eka.id, None, refusal)
    assert text == (
        "ISU-2026-0001/D1 sudah disetujui Citra (Ketua Tim Krisis) pukul 07.05 WITA."
    )


async def test_an_old_version_cannot_be_approved_while_a_new_one_is_written(office):
    await submitted(office)
    letter = office.citra.last
    buttons = letter.letter
    await office.dewi.presses("Ubah naskah")
    assert "membatalkan pengajuan" in office.dewi.last.text
    await office.dewi.presses("Ya, ubah naskah")

    assert "Teks sudah berubah: Dewi (Penulis Naskah) membuka kembali" in letter.text
    assert letter.labels == []
    letter.letter = buttons
    refusal = await refused(TextChanged, office.citra.presses("Setujui"))
    text = await refuse_press(office.desk, "k", office.citra.id, None, refusal)
    assert text.startswith("Teks ISU-2026-0001/D1 sudah berubah, oleh Dewi")


async def test_an_old_version_cannot_be_approved_after_a_new_one_was_submitted(office):
    await submitted(office)
    old = press_of(office.citra)
    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Judul")
    await office.dewi.says("Judul baru")
    await office.dewi.presses("Ajukan")
    new = press_of(office.citra)

    assert new.version > old.version
    await refused(TextChanged, forge(office, office.citra, old))
    assert "Judul baru" in office.citra.last.text
    await forge(office, office.citra, new, "new")
    (approval,) = await office.approvals()
    assert approval.version == new.version


async def test_a_change_after_the_approval_voids_it_and_everybody_is_told(office):
    await submitted(office, owner=office.harun.id)
    await office.citra.presses("Setujui")
    await office.dewi.presses("Ubah naskah")
    assert "Mengubahnya menggugurkan persetujuan" in office.dewi.last.text
    assert (await office.document()).state is DocumentState.APPROVED
    await office.dewi.presses("Ya, ubah naskah")

    (approval,) = await office.approvals()
    assert approval.revoked_at == office.clock.at
    assert (await office.document()).state is DocumentState.DRAFT
    for person in (office.citra, office.harun):
        assert "Persetujuan gugur: Dewi (Penulis Naskah)" in person.last.text
    assert "Yang belum dapat kami pastikan" in office.dewi.last.text


async def test_an_unpressed_confirmation_changes_nothing_when_it_comes_too_late(office):
    await submitted(office)
    await office.dewi.presses("Ubah naskah")
    ask = office.dewi.last
    await office.citra.presses("Setujui")
    toast = await office.dewi.presses("Ya, ubah naskah", under=ask)

    assert "sudah" in toast
    assert (await office.document()).state is DocumentState.APPROVED


async def test_a_text_is_returned_with_a_reason_and_submitted_again(office):
    await submitted(office)
    await office.citra.presses("Kembalikan")
    assert "Apa yang perlu diperbaiki?" in office.citra.last.text
    await refused(NothingWritten, office.citra.says(" "))
    await refused(TextTooLong, office.citra.says("x" * 501))
    await office.citra.says("Sebutkan <b>kelurahannya</b>")

    assert (await office.document()).state is DocumentState.DRAFT
    returned = office.dewi.last
    assert (
        "Citra (Ketua Tim Krisis) mengembalikan naskah pukul 07.05 WITA"
        in returned.text
    )
    assert "&lt;b&gt;kelurahannya" in returned.letter.text
    assert returned.labels == ["Ubah bagian…", "Lanjutkan menulis"]
    assert "Anda mengembalikan naskah ini" in office.citra.chat[0].text
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Yang diketahui")
    await office.dewi.says("Kami telah menerima laporan dari Kelurahan Contoh")
    await office.dewi.presses("Ajukan")
    said = office.citra.last.text
    assert "Berubah sejak yang terakhir Anda terima (diajukan Kamis, 12 Maret" in said
    assert "+ Kami telah menerima laporan dari Kelurahan Contoh." in said
    await office.citra.presses("Setujui")
    assert "Kelurahan Contoh" in office.dewi.chat[-2].text


async def test_who_reads_a_text_for_the_first_time_sees_no_changes(office):
    await submitted(office)
    await office.citra.presses("Kembalikan")
    await office.citra.says("Sebutkan kelurahannya")
    await office.change(office.citra, suspended=True)
    await office.dewi.presses("Lanjutkan menulis")
    await office.dewi.presses("Ajukan")

    assert "Berubah" not in office.harun.last.text


async def test_a_reason_that_comes_after_the_approval_changes_nothing(office):
    eka = await office.member("Eka", Role.CRISIS_LEAD)
    await submitted(office)
    await eka.presses("Kembalikan")
    await office.citra.presses("Setujui")

    await refused(DocumentMoved, eka.says("Terlambat"))
    assert (await office.document()).state is DocumentState.APPROVED


async def test_a_word_typed_by_an_approver_is_no_approval(office):
    await submitted(office)
    with pytest.raises(AssertionError, match="nothing was asked"):
        await office.citra.says("ok")

    assert (await office.document()).state is DocumentState.WAITING


async def suspend(office, person):
    member = await office.change(person, suspended=True)
    async with clock_turn(office.desk, f"suspend:{person.id}") as turn:
        turn.actor = await turn.unit.members.find(office.harun.id)
        await turn.unit.letters.void_keyboards(person.id)
        await approver_gone(turn, member)
    await office.deliver()


async def test_an_approver_who_is_suspended_meanwhile_approves_nothing(office):
    await submitted(office)
    press = press_of(office.citra)
    await suspend(office, office.citra)

    await refused(ButtonExpired, office.citra.presses("Setujui"))
    await refused(NotPermitted, forge(office, office.citra, press))


async def test_an_approver_who_lost_the_role_meanwhile_approves_nothing(office):
    await submitted(office)
    await office.change(office.citra, roles=frozenset({Role.ANALYST}))

    await refused(NotApprover, office.citra.presses("Setujui"))


async def test_the_next_in_line_is_asked_when_the_only_approver_is_suspended(office):
    await submitted(office)
    assert office.harun.chat == []
    await suspend(office, office.citra)

    assert office.harun.last.labels == ["Setujui", "Kembalikan"]
    assert "tidak lagi aktif" not in office.dewi.last.text
    await office.harun.presses("Setujui")
    assert len(await office.approvals()) == 1


async def test_writer_and_lead_hear_when_no_approver_is_left(office):
    await office.change(office.harun, roles=frozenset({Role.ADMIN}))
    await submitted(office)
    await suspend(office, office.citra)

    assert "Citra (Ketua Tim Krisis) tidak lagi aktif" in office.dewi.last.text
    assert office.dewi.last.labels == ["Catat persetujuan WA/telepon"]


async def test_a_suspended_bystander_changes_nothing(office):
    eko = await office.member("Eko", Role.ANALYST)
    await submitted(office)
    before = len(office.dewi.chat)
    await suspend(office, eko)

    assert len(office.dewi.chat) == before
    assert "approver_gone" not in dict(await office.journal())


async def test_other_approvers_are_not_asked_twice(office):
    eka = await office.member("Eka", Role.CRISIS_LEAD)
    await submitted(office)
    await suspend(office, office.citra)

    assert len(eka.chat) == 1


async def test_a_higher_level_asks_its_own_approvers(office):
    await submitted(office)
    async with clock_turn(office.desk, "level") as turn:
        issue = await turn.unit.issues.find("2026-0001")
        await turn.unit.issues.save(replace(issue, level=Level.L4))
        await ask_new_approvers(turn)
    await office.deliver()

    assert office.harun.last.labels == ["Setujui", "Kembalikan"]
    refusal = await refused(NotApprover, office.citra.presses("Setujui"))
    assert refusal.facts["who"] == "Harun (Kepala Dinas)"


async def test_a_head_who_is_the_subject_neither_hears_nor_approves(office):
    await submitted(office, Level.L3, floors=("F4",))
    await office.change(office.citra, suspended=True)

    assert office.harun.chat == []
    await refused(UnknownIssue, forge(office, office.harun, press_of(office.citra)))


async def test_an_approver_who_cannot_be_reached_is_named_with_the_phone(office):
    await office.change(office.citra, unreachable="blocked", phone="0812 000")
    await submitted(office)

    assert "Tidak ada penyetuju yang dapat dihubungi" in office.dewi.last.text
    assert "Citra (Ketua Tim Krisis), telepon 0812 000" in office.dewi.last.text
    assert (await office.document()).state is DocumentState.WAITING


async def test_the_emergency_text_is_approved_by_any_second_person():
    async with open_office(emergency=True) as office:
        budi = await office.member("Budi", Role.DUTY_OFFICER)
        eko = await office.member("Eko", Role.ANALYST)
        await office.issue(Level.L4)
        await budi.says("/draf 1")
        await budi.presses("Naskah darurat")
        for answer in (
            "air keruh",
            "Kota Contoh",
            "Perumda",
            None,
            "09.00",
            "Situs",
            "Ratna",
        ):
            await (budi.presses("Lewati") if answer is None else budi.says(answer))
        await budi.presses("Ajukan")

        assert "naskah darurat" in eko.last.text
        await refused(OwnText, forge(office, budi, press_of(eko)))
        await eko.presses("Setujui")
        assert "Kota Contoh" in budi.chat[-2].text


async def test_a_member_who_reads_english_gets_english_screens_around_one_text(office):
    await office.change(office.citra, locale="en")
    await submitted(office)

    assert "Your approval is requested before 07:20 WITA" in office.citra.last.text
    assert "PERNYATAAN AWAL" in office.citra.last.text
    await office.citra.presses("Approve")
    assert "You approved this text at 07:05 WITA" in office.citra.last.text
