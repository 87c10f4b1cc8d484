"""Before an approval somebody looks at the facts, and at the law where it is asked."""

import asyncio
from pathlib import Path

import pytest

from bot.domain.document_life import DocumentState
from bot.domain.errors import (
    DocumentMoved,
    NotApprover,
    NotReviewer,
    OwnText,
    ReviewOwed,
    TextChanged,
)
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from bot.services.levels.risen import review_texts
from bot.services.texts.approver_gone import approver_gone
from bot.services.texts.expiring import expire_approvals
from bot.services.texts.standing import living_approval
from bot.services.turn import clock_turn
from tests.services.drafting_office import open_office, refused, write_full
from tests.services.test_approving import forge, press_of

FACTS, LAW, BACK = "Fakta benar", "Tidak ada keberatan", "Kembalikan"


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("full")
    (folder / "office.toml").write_text('profile = "full"\n')
    return load_playbook(folder)


@pytest.fixture
async def office(full):
    async with open_office() as opened:
        opened.desk = replace(opened.desk, playbook=full)
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        opened.harun = await opened.member("Harun", Role.HEAD_OF_AGENCY)
        opened.eka = await opened.member("Eka", Role.ANALYST)
        opened.laila = await opened.member("Laila", Role.LEGAL_ADVISER)
        yield opened


async def submitted(office, level=Level.L3, at="12.00 WITA", **facts):
    """Submit a text which promises the next word *at* an hour."""
    issue = await office.issue(level, **facts)
    await write_full(office.dewi, at=at)
    await office.dewi.presses("Ajukan")
    return issue


async def state(office):
    return (await office.document()).state


async def living(office):
    async with clock_turn(office.desk, f"look:{office.clock.at}") as turn:
        turn.idle = True
        document = await turn.unit.documents.find("2026-0001/D1")
        issue = await turn.unit.issues.find("2026-0001")
        return await living_approval(turn, issue, document)


async def raise_level(office, level):
    async with clock_turn(office.desk, f"level:{level}:{office.clock.at}") as turn:
        issue = await turn.unit.issues.find("2026-0001")
        rose = level > issue.level
        issue = await turn.unit.issues.save(replace(issue, level=level))
        await review_texts(turn, issue, rose=rose)
    await office.deliver()


async def test_the_facts_are_looked_at_before_the_lead_is_asked(office):
    await submitted(office)

    assert await state(office) is DocumentState.FACT_REVIEW
    letter = office.eka.last
    assert letter.text.startswith("🟠 L3 Tinggi · ISU-2026-0001/D1 · Pernyataan awal")
    assert "Mohon periksa faktanya sebelum 07.20 WITA (15 menit lagi)." in letter.text
    assert letter.labels == [FACTS, BACK]
    assert office.citra.chat == []
    assert "Direviu: Eka (Analis Isu)" in office.dewi.last.text

    await office.eka.presses(FACTS)
    assert await state(office) is DocumentState.WAITING
    assert "Anda menyatakan faktanya benar" in office.eka.last.text
    assert office.citra.last.labels == ["Setujui", BACK]
    await office.citra.presses("Setujui")
    assert await state(office) is DocumentState.APPROVED
    assert (await living(office)).approver == office.citra.id


async def test_the_law_hears_of_a_holding_statement_at_l3_and_is_asked_at_l4(office):
    await submitted(office, at="09.00 WITA")
    assert "Untuk diketahui penasihat hukum" in office.laila.last.text
    assert office.laila.last.labels == []

    await raise_level(office, Level.L4)
    assert office.laila.last.labels == [LAW, BACK]
    await office.laila.presses(LAW)
    assert await state(office) is DocumentState.FACT_REVIEW
    await office.eka.presses(FACTS)
    assert await state(office) is DocumentState.WAITING
    assert office.harun.last.labels == ["Setujui", BACK]


async def test_facts_and_law_are_asked_side_by_side_in_any_order(office):
    await submitted(office, Level.L4)
    assert office.laila.last.labels == [LAW, BACK]
    assert office.eka.last.labels == [FACTS, BACK]

    await office.eka.presses(FACTS)
    assert await state(office) is DocumentState.LEGAL_REVIEW
    assert office.harun.chat == []
    await office.laila.presses(LAW)
    assert await state(office) is DocumentState.WAITING
    assert len(office.harun.chat) == 1


async def test_who_may_review_and_approve_is_asked_once(office):
    await office.change(office.eka, roles=frozenset({Role.WRITER}))
    await office.change(office.citra, roles=frozenset({Role.CRISIS_LEAD, Role.ANALYST}))
    await submitted(office)

    assert len(office.citra.chat) == 1
    assert "persetujuan Anda sekaligus menyatakan" in office.citra.last.text
    await office.citra.presses("Setujui")
    assert await state(office) is DocumentState.APPROVED
    assert len(office.citra.chat) == 1


async def test_nobody_approves_before_the_review(office):
    await submitted(office)
    await office.eka.presses(FACTS)
    press = press_of(office.citra)
    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")
    await office.dewi.presses("Ajukan")
    document = await office.document()

    assert document.state is DocumentState.FACT_REVIEW
    now = replace(press, version=document.submitted_version)
    refusal = await refused(ReviewOwed, forge(office, office.citra, now))
    assert "Eka" in refusal.facts["who"]


async def test_only_a_reviewer_reviews_and_never_a_writer(office):
    await submitted(office)
    press = press_of(office.eka, FACTS)
    forged = replace(press)
    from bot.services.requests import Pressed
    from bot.services.texts.reviewing import review_facts

    async def as_if(person):
        pressed = Pressed(key=f"f:{person.id}", user_id=person.id, press=forged)
        await review_facts(office.desk, pressed)

    await refused(NotReviewer, as_if(office.citra))
    await refused(OwnText, as_if(office.dewi))


async def test_a_second_reviewer_is_told_who_was_first(office):
    fani = await office.member("Fani", Role.AGENCY_LIAISON)
    await submitted(office)
    stale = fani.with_button(FACTS)
    token = stale.letter
    await office.eka.presses(FACTS)

    assert "Faktanya sudah diperiksa Eka" in fani.last.text
    stale.letter = token
    refusal = await refused(DocumentMoved, fani.presses(FACTS, stale))
    assert "Eka" in refusal.facts["who"]


async def test_a_reviewer_gives_the_text_back_with_a_reason(office):
    await submitted(office)
    await office.eka.presses(BACK)
    await office.eka.says("Jumlah kelurahan keliru")

    assert await state(office) is DocumentState.DRAFT
    assert "Jumlah kelurahan keliru" in office.dewi.last.text


@pytest.mark.parametrize(("level", "minutes"), [(Level.L4, 60), (Level.L3, 120)])
async def test_an_approval_that_is_not_out_expires_and_is_asked_anew(
    office, level, minutes
):
    await submitted(office, level)
    await office.eka.presses(FACTS)
    if level is Level.L4:
        await office.laila.presses(LAW)
    approver = office.harun if level is Level.L4 else office.citra
    await approver.presses("Setujui")
    office.clock.advance(minutes=minutes - 1)
    await expire_approvals(office.desk)
    assert await living(office) is not None

    office.clock.advance(minutes=1)
    assert await living(office) is None
    await expire_approvals(office.desk)
    await expire_approvals(office.desk)
    await office.deliver()
    assert await state(office) is DocumentState.FACT_REVIEW
    told = [t for t in office.dewi.texts if "Persetujuan kedaluwarsa" in t]
    assert len(told) == 1
    await office.eka.presses(FACTS)
    await approver.presses("Setujui")
    assert await living(office) is not None


async def test_what_was_said_to_be_out_does_not_expire(office):
    await submitted(office)
    await office.eka.presses(FACTS)
    await office.citra.presses("Setujui")
    async with office.storage.begin() as unit:
        document = await unit.documents.find("2026-0001/D1")
    async with clock_turn(office.desk, "out") as turn:
        version = document.submitted_version
        await turn.record("text_was_out", "2026-0001", f"D1 v{version}")
    office.clock.advance(hours=30)
    await expire_approvals(office.desk)

    assert await state(office) is DocumentState.APPROVED
    assert await living(office) is not None


async def test_a_lead_whose_account_is_revoked_stands_behind_nothing(office):
    await submitted(office)
    await office.eka.presses(FACTS)
    await office.citra.presses("Setujui")
    gone = await office.change(office.citra, suspended=True)
    assert await living(office) is None
    async with clock_turn(office.desk, "gone") as turn:
        await approver_gone(turn, gone)
    await expire_approvals(office.desk)
    await office.deliver()

    assert await state(office) is DocumentState.FACT_REVIEW
    await office.eka.presses(FACTS)
    assert office.harun.last.labels == ["Setujui", BACK]


async def test_a_lead_who_is_revoked_in_the_middle_cannot_approve(office):
    await submitted(office)
    await office.eka.presses(FACTS)
    press = press_of(office.citra)
    await office.change(office.citra, roles=frozenset({Role.MEDIA_MONITOR}))

    await refused(NotApprover, forge(office, office.citra, press))
    assert await state(office) is DocumentState.WAITING


async def test_a_rise_sends_a_waiting_text_to_the_reviewers_of_its_level(office):
    await submitted(office, at="09.00 WITA")
    await office.eka.presses(FACTS)
    assert await state(office) is DocumentState.WAITING
    await raise_level(office, Level.L4)

    assert await state(office) is DocumentState.LEGAL_REVIEW
    assert office.laila.last.labels == [LAW, BACK]
    press = press_of(office.citra)
    await refused(NotApprover, forge(office, office.citra, press))
    await office.laila.presses(LAW)
    await office.harun.presses("Setujui")
    assert (await living(office)).approver == office.harun.id


async def test_of_two_who_approve_at_once_one_does(office):
    dodi = await office.member("Dodi", Role.CRISIS_LEAD)
    await submitted(office)
    await office.eka.presses(FACTS)
    presses = [(p, press_of(p)) for p in (office.citra, dodi)]
    done = await asyncio.gather(
        *(forge(office, who, press) for who, press in presses),
        return_exceptions=True,
    )

    assert sorted(isinstance(one, DocumentMoved) for one in done) == [False, True]
    assert len(await office.approvals()) == 1


async def test_words_that_changed_after_the_approval_have_none(office):
    await submitted(office)
    await office.eka.presses(FACTS)
    press = press_of(office.citra)
    await office.citra.presses("Setujui")
    async with office.storage.begin() as unit:
        document = await unit.documents.find("2026-0001/D1")
        fields = {**document.fields, "judul": "Air keran aman"}
        await unit.documents.save(replace(document, fields=fields))
        await unit.commit("changed")

    assert await living(office) is None
    await refused((TextChanged, DocumentMoved), forge(office, office.citra, press))


async def test_the_approver_sees_facts_and_what_changed(office):
    await submitted(office)
    await office.eka.presses(FACTS)
    await office.citra.presses("Setujui")
    await office.dewi.presses("Ubah naskah")
    await office.dewi.presses("Ya, ubah naskah")
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Judul")
    await office.dewi.says("Air keran keruh di wilayah timur")
    await office.dewi.presses("Ajukan")
    await office.eka.presses(FACTS)

    said = office.citra.last.text
    assert "Berubah dari ISU-2026-0001/D1 yang disetujui terakhir:" in said
    assert "− PERNYATAAN AWAL: Air keran keruh di wilayah barat" in said
    assert "+ PERNYATAAN AWAL: Air keran keruh di wilayah timur" in said
