"""What came up since a text was submitted: the writer mends it, or whoever can settles it."""

from contextlib import asynccontextmanager

import pytest

from bot.domain.document_life import DocumentState
from bot.domain.errors import DocumentMoved
from bot.domain.levels import Level
from bot.domain.reaction_errors import FoundSince
from bot.domain.reviews import Review
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from bot.services.levels.risen import review_texts
from bot.services.texts.expiring import expire_approvals
from bot.services.turn import clock_turn
from tests.services.drafting_office import hand_in, open_office, refused, write_full
from tests.services.test_approving import forge, press_of

FACTS, LAW = "Fakta benar", "Tidak ada keberatan"


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    folder = tmp_path_factory.mktemp("full")
    (folder / "office.toml").write_text('profile = "full"\n')
    return load_playbook(folder)


@asynccontextmanager
async def opened(playbook=None):
    async with open_office() as office:
        if playbook is not None:
            office.desk = replace(office.desk, playbook=playbook)
        office.dewi = await office.member("Dewi", Role.WRITER)
        office.citra = await office.member("Citra", Role.CRISIS_LEAD)
        office.harun = await office.member("Harun", Role.HEAD_OF_AGENCY)
        office.eka = await office.member("Eka", Role.ANALYST)
        office.laila = await office.member("Laila", Role.LEGAL_ADVISER)
        yield office


@pytest.fixture
async def small():
    async with opened() as office:
        yield office


@pytest.fixture
async def large(full):
    async with opened(full) as office:
        yield office


async def state(office):
    return (await office.document()).state


async def submitted(office, level=Level.L3, **facts):
    await office.issue(level)
    await write_full(office.dewi, **facts)
    await hand_in(office.dewi)


def went_back(office):
    """The letters which say to the writer that the text is back."""
    return [shown for shown in office.dewi.chat if "kembali ke Anda" in shown.text]


async def test_a_promise_that_is_over_brings_the_text_back_to_its_writer(small):
    await submitted(small)
    request = small.citra.with_button("Setujui")
    small.clock.advance(hours=6)
    before = len(small.citra.chat)

    toast = await small.citra.presses("Setujui", request)

    assert toast == "Naskah ISU-2026-0001/D1 kembali ke penulis."
    assert await state(small) is DocumentState.DRAFT
    assert await small.approvals() == []
    assert len(small.citra.chat) == before
    assert request.labels == []
    assert "Naskah kembali ke penulis pukul 13.05" in request.text
    assert "U-16 · " in request.text
    (told,) = went_back(small)
    assert "U-16 · " in told.text
    assert ("found_since", "D1 v7 U-16") in await small.journal()
    await small.dewi.presses(*told.labels, told)
    assert "Waktu yang dijanjikan sudah lewat" in small.dewi.last.text


async def test_who_pressed_elsewhere_is_answered_and_a_second_press_finds_a_draft(
    small,
):
    await submitted(small)
    press = press_of(small.citra)
    small.clock.advance(hours=6)

    await forge(small, small.citra, press)
    await small.deliver()

    assert "kembali ke penulis" in small.citra.last.text
    moved = await refused(DocumentMoved, forge(small, small.harun, press))
    assert (
        moved.facts["did"]
        == "dikembalikan ke penulis karena hal yang muncul sejak diajukan"
    )


async def test_today_of_yesterday_is_mended_by_the_writer(small):
    await submitted(small, Level.L2, at="13.00 WITA")
    await small.dewi.presses("Ubah naskah")
    await small.dewi.presses("Ya, ubah naskah")
    await small.dewi.presses("Ubah bagian…")
    await small.dewi.presses("Tindakan")
    await small.dewi.says("Hari ini tim lapangan memeriksa jaringan pipa")
    await hand_in(small.dewi)
    small.clock.advance(hours=20)

    await small.citra.presses("Setujui")

    (told,) = went_back(small)
    assert "U-17 · Waktu tidak jelas: hari ini." in told.text


async def test_an_oral_answer_to_words_that_must_change_is_not_recorded(small):
    await small.member("Budi", Role.DUTY_OFFICER)
    await submitted(small)
    small.clock.advance(hours=6)
    await small.dewi.presses("Catat persetujuan WA/telepon")
    budi = small.people[max(small.people)]
    await budi.presses("Catat jawaban")

    await budi.sends("photo")

    assert "kembali ke penulis" in budi.last.text
    assert await state(small) is DocumentState.DRAFT
    assert await small.approvals() == []


async def test_an_expired_approval_of_words_that_must_change_asks_nobody(large):
    await submitted(large, Level.L2)
    await large.eka.presses(FACTS)
    await large.citra.presses("Setujui")
    asked = [len(one.chat) for one in (large.eka, large.citra)]
    large.clock.advance(hours=24)

    await expire_approvals(large.desk)
    await expire_approvals(large.desk)
    await large.deliver()

    assert await state(large) is DocumentState.DRAFT
    told = [
        shown for shown in large.dewi.chat if "Persetujuan kedaluwarsa" in shown.text
    ]
    assert len(told) == 1
    assert (
        "Naskah kembali ke penulis, karena sejak diajukan muncul:\nU-16" in told[0].text
    )
    assert "Lanjutkan menulis" in told[0].labels
    assert len(large.eka.chat) == asked[0]
    assert len(large.citra.chat) == asked[1] + 1
    assert "Setujui" not in large.citra.last.labels


async def test_who_reviews_is_not_asked_about_words_that_must_change(large):
    await submitted(large)
    large.clock.advance(hours=6)

    await large.eka.presses(FACTS)

    assert await state(large) is DocumentState.DRAFT
    assert "Naskah kembali ke penulis" in large.eka.last.text
    assert large.citra.chat == []
    assert len(went_back(large)) == 1


async def test_a_rise_for_which_the_promise_is_too_late_asks_nobody_in_vain(large):
    await submitted(large)
    await large.eka.presses(FACTS)
    async with clock_turn(large.desk, "risen") as turn:
        issue = await turn.unit.issues.find("2026-0001")
        issue = await turn.unit.issues.save(replace(issue, level=Level.L4))
        await review_texts(turn, issue, rose=True)
    await large.deliver()

    assert await state(large) is DocumentState.DRAFT
    assert large.harun.chat == []
    assert "Naskah kembali ke penulis" in large.citra.last.text
    (told,) = went_back(large)
    assert "U-16 · " in told.text


async def threatening(office):
    """A text with a threat, which law and whoever leads may let pass."""
    await office.issue(Level.L4)
    await write_full(office.dewi)
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Tindakan")
    await office.dewi.says("Tim sedang memeriksa pipa. Kami akan menempuh jalur hukum.")
    await hand_in(office.dewi)
    await office.laila.presses(LAW)
    await office.eka.presses(FACTS)


async def test_a_threat_that_law_has_read_is_approved_by_who_leads(large):
    await threatening(large)

    await large.harun.presses("Setujui")

    assert await state(large) is DocumentState.APPROVED


async def test_a_reading_by_law_that_lapsed_is_asked_of_law_alone(large):
    await threatening(large)
    async with large.storage.begin() as unit:
        await unit.documents.lapse_reviews("2026-0001/D1", Review.LAW, large.clock.at)
        await unit.commit("lapsed")
    request, writer = large.harun.with_button("Setujui"), len(large.dewi.chat)

    toast = await large.harun.presses("Setujui", request)

    assert toast == "Naskah ISU-2026-0001/D1 menunggu reviu dahulu."
    assert await state(large) is DocumentState.LEGAL_REVIEW
    assert "diminta lagi" in request.text
    assert request.labels == []
    assert len(large.dewi.chat) == writer
    assert LAW in large.laila.last.labels
    await large.laila.presses(LAW)
    await large.harun.presses("Setujui")
    assert await state(large) is DocumentState.APPROVED


async def test_what_a_register_settles_stays_with_the_approver(small, monkeypatch):
    """A rumour whose label lost its second person is settled where rumours are."""
    from bot.domain.lint.marks import Mark, Remark
    from bot.domain.lint.rules import RULES
    from bot.services.texts import found_since

    rule = next(one for one in RULES if one.code == "KH-09")
    found = Remark("KH-09", rule.weight, rule.clearing, Mark())

    async def finds(*_):
        return [found]

    await submitted(small)
    monkeypatch.setattr(found_since, "found_in", finds)
    barred = await refused(FoundSince, small.citra.presses("Setujui"))

    assert barred.facts["remedies"] == (("rumours", "2026-0001"),)
    assert await state(small) is DocumentState.WAITING
