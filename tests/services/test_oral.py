"""Approval by WhatsApp or telephone: a second person records it, the approver confirms."""

import pytest

from bot.domain.document_life import DocumentState
from bot.domain.errors import (
    DocumentMoved,
    EvidenceNeeded,
    NotPermitted,
    SecondPersonNeeded,
    TextChanged,
)
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.services.requests import Pressed
from bot.services.texts.confirming import confirm
from bot.services.texts.oral_answers import record_answer
from bot.services.texts.oral_reminders import remind_unconfirmed
from tests.services.drafting_office import open_office, refused, write_full


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        opened.budi = await opened.member("Budi", Role.DUTY_OFFICER)
        await opened.issue(Level.L3, owner=opened.budi.id)
        await write_full(opened.dewi)
        await opened.dewi.presses("Ajukan")
        yield opened


async def asked(office):
    await office.dewi.presses("Catat persetujuan WA/telepon")


async def recorded(office):
    await asked(office)
    await office.budi.presses("Catat jawaban")
    await office.budi.sends("photo")


def code(office) -> str:
    return office.dewi.chat[-2].text.split("SETUJU ")[1].rstrip(".")


async def test_the_writer_gets_a_clean_text_to_send_with_a_code(office):
    await asked(office)

    text, wait = office.dewi.chat[-2:]
    assert text.text == (
        "Mohon izin, Bapak/Ibu. Naskah D1 perlu persetujuan sebelum 07.20 WITA."
        f" Bila setuju, balas: SETUJU {code(office)}."
    )
    assert text.labels == []
    assert code(office).startswith("D1-")
    assert len(code(office)) == 7
    assert "Jawabannya dicatat oleh: Budi (Petugas Piket)." in wait.text
    assert wait.labels == []


async def test_the_code_stays_the_same_for_one_submission(office):
    await asked(office)
    first = code(office)
    await asked(office)

    assert code(office) == first
    assert len(office.budi.chat) == 1


async def test_a_second_person_is_offered_to_record_the_answer(office):
    await asked(office)

    assert "meminta persetujuan lewat WA/telepon kepada Citra (Ketua Tim Krisis)" in (
        office.budi.last.text
    )
    assert code(office) in office.budi.last.text
    assert office.budi.last.labels == ["Catat jawaban"]
    assert "Catat jawaban" not in [
        label for s in office.citra.chat for label in s.labels
    ]


async def test_the_writer_does_not_record(office):
    await asked(office)
    press = office.budi.last.letter.rows[0][0].press
    pressed = Pressed(key="forged", user_id=office.dewi.id, press=press)

    await refused(SecondPersonNeeded, record_answer(office.desk, pressed))


async def test_the_approver_does_not_record_the_own_answer(office):
    await asked(office)
    press = office.budi.last.letter.rows[0][0].press
    pressed = Pressed(key="forged", user_id=office.citra.id, press=press)

    await refused(SecondPersonNeeded, record_answer(office.desk, pressed))


async def test_words_alone_are_no_evidence(office):
    await asked(office)
    await office.budi.presses("Catat jawaban")

    await refused(EvidenceNeeded, office.budi.says("Sudah setuju"))
    await refused(EvidenceNeeded, office.budi.sends("sticker"))
    assert (await office.document()).state is DocumentState.WAITING


@pytest.mark.parametrize("kind", ["photo", "voice", "document"])
async def test_an_answer_with_evidence_is_an_approval_until_the_approver_says_no(
    office, kind
):
    await asked(office)
    await office.budi.presses("Catat jawaban")
    await office.budi.sends(kind)

    (approval,) = await office.approvals()
    assert (await office.document()).state is DocumentState.APPROVED
    assert approval.approver == office.citra.id
    assert approval.recorded_by == office.budi.id
    assert approval.evidence == f"{kind}:{kind}-1"
    assert approval.oral
    for person in (office.dewi, office.budi):
        alone, note = [s for s in person.chat if s.letter.key.startswith("approved:")]
        assert alone.text.startswith("PERNYATAAN AWAL")
        assert note.reply_to == alone.id
        assert "Disetujui lisan, menunggu konfirmasi. Dicatat oleh Budi" in note.text
    assert office.citra.last.labels == ["Benar, saya setuju", "Tidak"]
    assert "sebelum Kamis, 12 Maret 2026, 08.00 WITA" in office.citra.last.text


async def test_with_several_approvers_the_one_who_answered_is_chosen(office):
    eka = await office.member("Eka", Role.CRISIS_LEAD)
    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")
    await office.dewi.presses("Ajukan")
    await asked(office)
    await office.budi.presses("Catat jawaban")
    assert office.budi.last.labels == [
        "Citra (Ketua Tim Krisis)",
        "Eka (Ketua Tim Krisis)",
    ]
    await office.budi.presses("Eka (Ketua Tim Krisis)")
    await office.budi.sends("photo")

    (approval,) = await office.approvals()
    assert approval.approver == eka.id
    assert eka.last.labels == ["Benar, saya setuju", "Tidak"]


async def test_the_approver_confirms(office):
    await recorded(office)
    office.clock.advance(minutes=20)
    toast = await office.citra.presses("Benar, saya setuju")

    (approval,) = await office.approvals()
    assert approval.confirmed_at == office.clock.at
    assert not approval.oral
    assert toast == "ISU-2026-0001/D1: persetujuan terkonfirmasi."
    for person in (office.dewi, office.budi):
        assert (
            "dikonfirmasi Citra (Ketua Tim Krisis) pukul 07.25 WITA" in person.last.text
        )
    assert ("oral_confirmed", f"D1 v{approval.version}") in await office.journal()


async def test_only_the_approver_confirms(office):
    await recorded(office)
    press = office.citra.last.letter.rows[0][0].press
    pressed = Pressed(key="forged", user_id=office.budi.id, press=press)

    await refused(NotPermitted, confirm(office.desk, pressed))


async def test_a_no_takes_the_approval_back_and_raises_the_alarm(office):
    await recorded(office)
    await office.citra.presses("Tidak")

    (approval,) = await office.approvals()
    assert approval.revoked_at is not None
    assert (await office.document()).state is DocumentState.DRAFT
    for person in (office.dewi, office.budi):
        alarm = person.last
        assert alarm.letter.klass == "alarm"
        assert "tarik naskah" in alarm.text
        assert "Air keran keruh" in alarm.text
        assert "yang dicatat Budi (Petugas Piket)" in alarm.text
    assert "Anda tidak menyetujui naskah ini" in office.citra.last.text


async def test_after_a_no_the_yes_is_void(office):
    await recorded(office)
    ask = office.citra.last
    buttons = ask.letter
    await office.citra.presses("Tidak")
    ask.letter = buttons

    refusal = await refused(DocumentMoved, office.citra.presses("Benar, saya setuju"))
    assert refusal.facts["did"] == "digugurkan"


async def test_a_changed_text_makes_the_confirmation_void(office):
    await recorded(office)
    ask = office.citra.last
    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")

    await refused(TextChanged, office.citra.presses("Benar, saya setuju", under=ask))


async def test_evidence_for_a_text_that_changed_is_refused(office):
    await asked(office)
    await office.budi.presses("Catat jawaban")
    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")

    await refused(TextChanged, office.budi.sends("photo"))
    assert await office.approvals() == []


async def test_an_offer_says_so_when_the_approver_pressed_first(office):
    await asked(office)
    await office.citra.presses("Setujui")

    offer = [s for s in office.budi.chat if s.letter.edits.startswith("oral_offer")]
    assert "Sudah disetujui Citra" in offer[0].text
    assert offer[0].labels == []


async def test_in_the_morning_approver_and_lead_are_reminded_once(office):
    eka = await office.member("Eka", Role.CRISIS_LEAD)
    await recorded_by_head(office)
    await remind_unconfirmed(office.desk)
    office.clock.advance(minutes=54)
    await remind_unconfirmed(office.desk)
    await office.deliver()
    assert "Mohon konfirmasi: apakah" not in office.harun.last.text
    office.clock.advance(minutes=2)
    for _ in range(3):
        await remind_unconfirmed(office.desk)
    await office.deliver()

    reminders = [t for t in office.harun.texts if "Mohon konfirmasi: apakah" in t]
    assert len(reminders) == 1
    assert office.harun.last.labels == ["Benar, saya setuju", "Tidak"]
    assert "belum dikonfirmasi. Telepon: 0812 111" in eka.last.text
    await office.harun.presses("Benar, saya setuju")
    office.clock.advance(days=1)
    before = len(office.letters)
    await remind_unconfirmed(office.desk)
    await office.deliver()
    assert len(office.letters) == before


async def recorded_by_head(office):
    """At L4 the head approves; the head does not open Telegram, but can be reached."""
    office.harun = await office.member("Harun", Role.HEAD_OF_AGENCY, phone="0812 111")
    await office.issue(Level.L4)
    await write_full(office.dewi, "2")
    await office.dewi.presses("Ajukan")
    await asked(office)
    await office.budi.presses("Catat jawaban")
    await office.budi.sends("voice")


async def test_without_a_second_person_the_writer_is_told_what_to_do(office):
    await office.change(office.budi, roles=frozenset({Role.REPORTER}))
    await asked(office)

    assert "Jawaban harus dicatat orang kedua" in office.dewi.last.text
    assert "/undang piket" in office.dewi.last.text


async def test_an_unreachable_approver_is_not_asked_and_the_recorder_knows(office):
    await office.change(office.citra, unreachable="blocked")
    before = len(office.citra.chat)
    await recorded(office)

    assert "tidak terjangkau lewat Telegram; konfirmasi menyusul" in (
        "".join(office.budi.texts)
    )
    assert all("mencatat bahwa" not in text for text in office.citra.texts[before:])
