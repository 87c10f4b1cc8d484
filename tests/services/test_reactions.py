"""Quick, precise, not reactive: approved answers, angry replies, good news in time."""

from itertools import count

import pytest

from bot.domain.document_life import DocumentState
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.narrative import Narrative, NarrativeText
from bot.domain.reaction_errors import HeldBack, NobodyAnswered, RecoveryNotYet
from bot.domain.roles import Role
from bot.domain.stakeholders import Stakeholder
from bot.domain.values import replace
from bot.services.texts.expiring import expire_approvals
from bot.services.texts.holding_back import held_until, tell_released
from bot.services.turn import clock_turn
from tests.services.drafting_office import CHECKED, hand_in, open_office, refused

_keys = count(1)

ANGRY = "Itu cuma kesalahpahaman."
CALM = "Petugas memeriksa pompa dan mengumumkan hasilnya di situs resmi."
PAIRS = "\n\n".join(
    f"T: {question}\nJ: {answer}"
    for question, answer in (
        ("Berapa kekeruhan air?", "Hasil laboratorium diumumkan hari ini."),
        ("Siapa yang salah?", "Kami memeriksanya."),
        ("Apa yang terjadi?", "Air keran keruh."),
        ("Sejak kapan diketahui?", "Sejak pagi."),
        ("Adakah korban?", "Belum ada laporan."),
        ("Apa langkah dinas?", "Petugas memeriksa pompa."),
        ("Apakah kepala dinas mundur?", "Kami menunggu hasil pemeriksaan."),
    )
)


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.maya = await opened.member("Maya", Role.MEDIA_LIAISON, Role.WRITER)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        await opened.issue(Level.L3)
        yield opened


async def approved_pairs(office) -> None:
    """Let Dewi write a D6 and Citra approve it."""
    await office.dewi.says("/draf 1")
    await office.dewi.says("Air keran keruh")
    await office.dewi.says("/draf 1")
    await office.dewi.presses("Mulai naskah baru")
    await office.dewi.presses("Tanya jawab juru bicara")
    await office.dewi.says("Air keran")
    await office.dewi.says(PAIRS)
    await hand_in(office.dewi)
    await office.citra.presses("Setujui")


async def asked(office, question: str = "Rina, Kabar Ulu: berapa kekeruhannya?"):
    await office.maya.says(f"/media 1 {question}")
    await office.maya.presses("Jawab")


async def typed(office, words: str) -> str:
    """Let Maya write an answer in free words; return the number of its draft."""
    await asked(office)
    await office.maya.presses("Tulis jawaban…")
    await office.maya.says(words)
    async with office.storage.begin() as unit:
        return (await unit.documents.of_issue("2026-0001"))[-1].id


async def test_a_journalist_gets_one_approved_answer_and_never_the_whole_sheet(office):
    await approved_pairs(office)
    await asked(office)
    lines = office.maya.last.labels
    assert lines[0] == "Berapa kekeruhan air?"
    assert not [one for one in lines if "Tanya jawab" in one]
    await office.maya.presses("Berapa kekeruhan air?")
    assert office.maya.last.text == "Hasil laboratorium diumumkan hari ini."


async def test_approved_answers_still_serve_after_a_day(office):
    await approved_pairs(office)
    office.clock.advance(minutes=24 * 60)
    await expire_approvals(office.desk)
    await asked(office)
    await office.maya.presses("Berapa kekeruhan air?")
    assert office.maya.last.text == "Hasil laboratorium diumumkan hari ini."


async def test_a_citizen_gets_an_approved_answer_by_one_tap(office):
    await approved_pairs(office)
    await office.maya.says("/aspirasi 1 minta hasil laboratorium kekeruhan")
    await office.maya.presses("Jawab")
    assert "disetujui orang lain" in office.maya.last.text
    await office.maya.presses("Berapa kekeruhan air?")
    async with office.storage.begin() as unit:
        (one,) = await unit.citizen_inputs.of_issue("2026-0001")
    assert one.answer == "Hasil laboratorium diumumkan hari ini."
    assert office.maya.last.text == one.answer


async def test_free_words_become_a_draft_that_somebody_else_approves(office):
    number = await typed(office, CALM)
    await office.maya.presses("Ajukan")
    await office.citra.presses("Setujui")
    assert (await office.document(number)).state is DocumentState.APPROVED
    await office.maya.says("/media 1")
    await office.maya.presses("M1")
    await office.maya.presses("Jawab")
    await office.maya.presses("D1 Jawaban")
    assert office.maya.last.text == CALM


async def test_an_answer_in_free_words_follows_the_narrative_that_holds(office):
    said = NarrativeText("Keselamatan warga didahulukan", (), ())
    async with office.storage.begin() as unit:
        one = Narrative("2026-0001", office.dewi.id, office.clock.at, said, ())
        kept = await unit.plans.add_narrative(one)
        await unit.plans.approve_narrative(
            "2026-0001", kept.version, office.citra.id, office.clock.at
        )
        await unit.commit("narrative")

    await typed(office, CALM)
    assert "Narasi: versi 1." in office.maya.last.text


async def test_an_angry_reply_waits_ten_minutes_and_then_needs_a_second_person(office):
    number = await typed(office, ANGRY)
    held = await refused(HeldBack, office.maya.presses("Ajukan"))
    assert held.facts["until"] == office.clock.at.replace(minute=15)
    assert "kesalahpahaman" in held.facts["words"]
    await tell_released(office.desk)
    await office.deliver()
    assert not [one for one in office.maya.texts if "Waktu tenang" in one]

    office.clock.advance(minutes=10)
    for _ in range(2):
        await tell_released(office.desk)
        await office.deliver()
    (told,) = [one for one in office.maya.chat if "Waktu tenang" in one.text]
    await office.maya.presses("Ajukan", under=told)
    await office.maya.presses(CHECKED)
    assert (await office.document(number)).state is DocumentState.WAITING
    assert office.citra.with_button("Setujui")


async def test_who_blames_a_party_of_the_issue_waits(office):
    blame = "Air keruh karena kelalaian BMKG."
    calm = await typed(office, blame)
    assert await held_words(office, calm) == []
    bmkg = Stakeholder("2026-0001/S1", "2026-0001", "BMKG", 1, 1, 1001, office.clock.at)
    async with office.storage.begin() as unit:
        await unit.stakeholders.add(bmkg)
        await unit.commit("bmkg")

    assert await held_words(office, calm) == ["kelalaian"]


async def held_words(office, number) -> list[str]:
    document = await office.document(number)
    async with clock_turn(office.desk, f"held:{next(_keys)}") as turn:
        issue = await turn.unit.issues.find("2026-0001")
        assert issue is not None
        return (await held_until(turn, issue, document))[1]


async def test_blame_in_a_reply_waits_and_goes_to_a_second_person_too(office):
    """Though nothing was said to the public yet: a reply is no first statement."""
    number = await typed(office, "Itu ulah oknum. Petugas memeriksa pompa.")
    held = await refused(HeldBack, office.maya.presses("Ajukan"))
    assert held.facts["words"] == ["ulah", "oknum"]

    office.clock.advance(minutes=10)
    await office.maya.presses("Ajukan")
    await office.maya.presses(CHECKED)
    assert (await office.document(number)).state is DocumentState.WAITING
    await office.citra.presses("Setujui")
    assert (await office.document(number)).state is DocumentState.APPROVED


async def test_words_written_anew_are_free_at_once_and_new_anger_waits_anew(office):
    await typed(office, ANGRY)
    office.clock.advance(minutes=9)
    await change(office, "Ini hanya masalah kecil.")
    held = await refused(HeldBack, office.maya.presses("Ajukan"))
    assert held.facts["until"] == office.clock.at.replace(minute=24)
    await change(office, CALM)
    await office.maya.presses("Ajukan")
    assert office.citra.with_button("Setujui")


async def change(office, words: str) -> None:
    await office.maya.presses("Ubah bagian…")
    await office.maya.presses("Jawaban")
    await office.maya.says(words)


@pytest.mark.parametrize("kind", ["danger_announcement", "correction", "breach_notice"])
async def test_safety_advice_and_corrections_are_never_held(office, kind):
    assert not office.desk.playbook.reactions.holds(kind, Level.L4)


async def test_below_l3_nothing_is_held_and_free_words_go_out(office):
    rules = office.desk.playbook.reactions
    assert not rules.holds("reply", Level.L2)
    assert not rules.guards(None)


async def test_good_news_opens_when_contained_and_answers_what_citizens_asked(office):
    await office.dewi.says("/draf 1")
    await office.dewi.says("Air keran keruh")
    await office.dewi.says("/draf 1")
    await office.dewi.presses("Mulai naskah baru")
    early = await refused(RecoveryNotYet, office.dewi.presses("Narasi pemulihan"))
    assert early.facts["opens"] == "Terkendali"

    await contained(office)
    early = await refused(RecoveryNotYet, office.dewi.presses("Narasi pemulihan"))
    assert early.facts["remedies"] == (("inputs", "2026-0001"),)

    await office.maya.says("/aspirasi 1 minta mobil tangki di Kelurahan Hulu")
    await office.dewi.presses("Narasi pemulihan")
    for words in ("Air kembali jernih", "Air jernih sejak pukul 21.00 WITA"):
        await office.dewi.says(words)
    await office.dewi.presses("Lewati")
    for words in ("Pemantau kekeruhan dipasang", "Kami dekat dengan warga",
                  "Situs resmi", "Ratna, 0541 000 000"):  # fmt: skip
        await office.dewi.says(words)
    missed = await refused(NobodyAnswered, office.dewi.presses("Ajukan"))
    assert missed.facts["themes"] == ["minta mobil tangki di Kelurahan Hulu"]
    await office.dewi.presses("Ubah bagian…")
    await office.dewi.presses("Jawaban aspirasi")
    await office.dewi.says("Mobil tangki tambahan di Kelurahan Hulu kini tersedia")
    await office.dewi.presses("Ajukan")
    assert office.citra.with_button("Setujui")


async def contained(office) -> None:
    async with office.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(issue, state=IssueState.CONTAINED))
        await unit.commit("contained")
