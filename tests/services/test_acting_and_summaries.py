"""Plh. and Plt. by letter, oral approval as a habit, and what may be forwarded."""

from datetime import timedelta

import pytest

from bot.domain.errors import NotApprover
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.speaking_errors import (
    ActingOver,
    ActingSelf,
    ActingTimes,
    LetterNeeded,
    PublicTitleUnfit,
    SummaryRefused,
)
from bot.ports.cards import PublicWord
from bot.ports.mail import Press
from bot.services.requests import Pressed
from handlers import BUTTONS
from tests.services.drafting_office import open_office, refused, write_full

LETTER = "800/12/2026, 11 Maret 2026; besok 16.00"


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        opened.budi = await opened.member("Budi", Role.DUTY_OFFICER)
        opened.hadi = await opened.member("Hadi", Role.HEAD_OF_AGENCY)
        opened.eko = await opened.member("Eko", Role.ADMIN)
        await opened.issue(Level.L4, owner=opened.budi.id)
        yield opened


async def acts(office, who="Citra", by=None, letter=LETTER, office_name="Kepala Dinas"):
    by = by or office.eko
    await by.says("/plh")
    await by.presses("Catat Plh./Plt.")
    await by.presses(office_name)
    await by.presses(next(x for x in by.last.labels if x.startswith(who)))
    await by.presses("Plh. (pejabat berhalangan)")
    return await by.says(letter)


async def submitted(office):
    await write_full(office.dewi)
    await office.dewi.presses("Ajukan")


async def test_who_acts_by_letter_approves_in_that_office_and_signs_so(office):
    await submitted(office)
    assert office.citra.texts == []
    await acts(office)

    assert "1. Citra, Plh. Kepala Dinas, sampai" in office.eko.last.text
    assert "Surat 800/12/2026, 11 Maret 2026." in office.eko.last.text
    assert "Citra dicatat sebagai Plh. Kepala Dinas" in office.hadi.last.text
    asked = next(t for t in office.citra.texts if "Anda menyetujui sebagai" in t)
    assert "Anda menyetujui sebagai Plh. Kepala Dinas." in asked
    await office.citra.presses("Setujui")
    (approval,) = await office.approvals()
    assert approval.acting
    assert "disetujui Citra (Plh. Kepala Dinas) pukul" in office.dewi.last.text
    assert (
        "Sudah disetujui Citra (Plh. Kepala Dinas)"
        in office.hadi.texts[-2] + office.hadi.texts[-1]
    )
    details = [
        detail for action, detail in await office.journal() if action == "approved"
    ]
    assert details[0].endswith(f" plh:{approval.acting}")


async def test_the_holder_signs_as_before(office):
    await acts(office)
    await submitted(office)
    await office.hadi.presses("Setujui")

    (approval,) = await office.approvals()
    assert approval.acting == ""
    assert "disetujui Hadi (Kepala Dinas) pukul" in office.dewi.last.text


async def test_it_ends_by_itself_and_approves_nothing_any_more(office):
    await acts(office)
    await submitted(office)
    office.clock.advance(days=2)

    await refused(NotApprover, office.citra.presses("Setujui"))
    await office.eko.says("/plh")
    assert "Belum ada yang tercatat. Tanpa surat yang dicatat" in office.eko.last.text


async def test_it_begins_when_the_letter_says_and_not_before(office):
    await acts(office, letter="800/12; besok 08.00 sampai besok 16.00")
    assert "mulai" in office.eko.last.text
    await submitted(office)
    assert "Setujui" not in [x for s in office.citra.chat for x in s.labels]


async def test_one_tap_ends_it_at_once_and_twice_is_refused(office):
    await acts(office)
    await submitted(office)
    screen = office.eko.with_button("Akhiri 1")
    press = next(
        b.press for row in screen.letter.rows for b in row if b.label == "Akhiri 1"
    )
    await office.eko.presses("Akhiri 1")

    assert "diakhiri Eko" in office.citra.last.text
    await refused(NotApprover, office.citra.presses("Setujui"))
    (route,) = [b for b in BUTTONS if b.press == "acting_end"]
    again = Pressed(key="again", user_id=office.eko.id, press=press)
    await refused(ActingOver, route.use(office.desk, again))


async def test_for_a_head_who_is_the_subject_nobody_acts(office):
    await acts(office)
    await office.issue(Level.L4, owner=office.budi.id, floors=("F4",))
    await office.citra.says("/jubir 2")
    await office.dewi.says("/draf 2")
    assert "Plh." not in office.citra.last.text
    assert "Hadi" not in office.citra.last.text


async def test_nobody_writes_down_that_they_act_themselves(office):
    await office.citra.says("/plh")
    await office.citra.presses("Catat Plh./Plt.")
    await office.citra.presses("Kepala Dinas")
    assert not any(x.startswith("Citra") for x in office.citra.last.labels)
    (route,) = [b for b in BUTTONS if b.press == "acting_who"]
    forged = Press("acting_who", "", f"{Role.HEAD_OF_AGENCY}:{office.citra.id}")
    asked = Pressed(key="forged", user_id=office.citra.id, press=forged)
    await refused(ActingSelf, route.use(office.desk, asked))


@pytest.mark.parametrize(
    ("letter", "refusal"),
    [
        ("tanpa nomor; besok 16.00", LetterNeeded),
        ("800/12/2026", ActingTimes),
        ("800/12/2026; kapan saja", ActingTimes),
        ("800/12/2026; besok 16.00 sampai besok 08.00", ActingTimes),
    ],
)
async def test_without_a_number_or_an_end_nobody_acts(office, letter, refusal):
    await refused(refusal, acts(office, letter=letter))

    async with office.storage.begin() as unit:
        assert await unit.acting.current(office.clock.at) == []


async def test_after_two_oral_approvals_the_oral_way_comes_first(office):
    async with office.storage.begin() as unit:
        assert await unit.documents.oral_count(office.hadi.id) == 0
    await write_full(office.dewi)
    for _ in range(2):
        await office.dewi.presses("Ajukan")
        await office.dewi.presses("Catat persetujuan WA/telepon")
        await office.budi.presses("Catat jawaban")
        await office.budi.sends("photo")
        await office.hadi.presses("Benar, saya setuju")
        await office.dewi.presses("Ubah naskah")
        await office.dewi.presses("Ya, ubah naskah")
    await office.dewi.presses("Ajukan")

    assert office.dewi.last.labels[0] == "Persetujuan lisan"
    assert (
        "Hadi (Kepala Dinas) biasanya menyetujui lewat WA/telepon."
        in office.dewi.last.text
    )
    await office.dewi.presses("Persetujuan lisan")
    assert "SETUJU D1-" in office.dewi.texts[-2]


async def test_for_an_approver_who_cannot_be_reached_the_oral_way_comes_first(office):
    await office.change(office.hadi, unreachable="blocked")
    await submitted(office)

    assert office.dewi.last.labels[0] == "Persetujuan lisan"


async def summary(office, phone=None, number=1, words=""):
    phone = phone or office.budi
    await phone.says(f"/ringkasan {number} {words}".strip())
    return phone.texts[-2]


async def test_a_safe_summary_says_only_what_the_public_was_told(office):
    before = await summary(office)
    assert before.startswith("ISU-2026-0001: isu yang sedang kami tangani\n")
    assert "Belum ada keterangan kepada publik." in before
    assert "kritis" not in before  # how grave it is inside is nobody's outside
    await submitted(office)
    await office.hadi.presses("Setujui")
    after = await summary(office)

    assert "Sudah disampaikan kepada publik" in after
    assert "Keterangan publik berikutnya:" in after
    for private in ("Budi", "Citra", "Hadi", "Dewi", "Air keran keruh di tiga"):
        assert private not in before
    assert office.budi.chat[-2].labels == []
    assert "boleh diteruskan" in office.budi.last.text


async def test_a_public_title_is_set_in_one_line_and_holds_no_unverified_number(office):
    text = await summary(office, words="Gangguan air bersih di Kecamatan Ulu")
    assert text.startswith("ISU-2026-0001: Gangguan air bersih di Kecamatan Ulu\n")
    assert "Judul publik belum ada" not in office.budi.last.text

    await refused(PublicTitleUnfit, summary(office, words="Air mati bagi 500 warga"))
    assert (await summary(office)).startswith("ISU-2026-0001: Gangguan air bersih")
    await office.budi.presses("Beri judul publik")
    await refused(PublicTitleUnfit, office.budi.says("Hubungi 0812 3456 7890"))
    await office.budi.says("Air bersih terganggu")
    assert office.budi.texts[-2].startswith("ISU-2026-0001: Air bersih terganggu")


async def test_of_a_restricted_issue_nothing_is_forwarded(office):
    await office.issue(Level.L3, restricted=True, owner=office.budi.id)

    await refused(SummaryRefused, office.budi.says("/ringkasan 2"))
    await refused(SummaryRefused, office.budi.says("/ringkasan 2 Judul"))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("no_news", "belum ada perkembangan baru."),
        ("declined", "Belum ada keterangan kepada publik."),
    ],
)
async def test_it_tells_apart_that_nothing_is_new_and_that_nothing_was_said(
    office, kind, said
):
    async with office.storage.begin() as unit:
        await unit.cards.add_word(PublicWord("2026-0001", office.clock.at, kind, 1))
        await unit.commit("word")

    assert said in await summary(office)


async def hijacked(office, name="Citra"):
    await office.dewi.says("/dibajak")
    await office.dewi.presses(name)
    await office.dewi.presses("Ya, akun ini dibajak")
    await office.eko.presses("Tangguhkan sekarang")


async def test_who_suspends_a_hijacked_account_reads_what_it_gave_and_ends_it(office):
    await submitted(office)
    await acts(office)
    await office.citra.presses("Setujui")
    await acts(office, who="Budi", by=office.citra, office_name="Juru Bicara")
    await hijacked(office)

    told = office.eko.with_button("Akhiri Plh. Juru Bicara")
    assert "Persetujuan ISU-2026-0001/D1 (disetujui)" in told.text
    assert "Plh. Juru Bicara: surat dicatat akun ini" in told.text
    assert "Plh. Kepala Dinas" not in told.text
    assert "ISU-2026-0001" in told.labels
    await office.eko.presses("Akhiri Plh. Juru Bicara", told)
    async with office.storage.begin() as unit:
        left = await unit.acting.current(office.clock.at)
    assert [one.role for one in left] == [Role.HEAD_OF_AGENCY]


async def test_what_was_given_more_than_a_day_ago_is_not_listed(office):
    await submitted(office)
    await acts(office)
    await office.citra.presses("Setujui")
    office.clock.at += timedelta(hours=24, milliseconds=1)
    await hijacked(office)
    assert not [text for text in office.eko.texts if "akun dibajak" in text]
