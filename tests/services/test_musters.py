"""Roll calls: one tap each, one board that rewrites itself, and who is missing."""

from datetime import timedelta

import pytest

from bot.domain.muster import MusterKind, Reply
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.musters.closing import mind_musters
from tests.services.board import a_board


@pytest.fixture
async def board():
    async with a_board() as board:
        yield board


@pytest.fixture
async def office(board):
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    budi = await board.member("Budi", Role.DUTY_OFFICER, phone="0800 1")
    dewi = await board.member("Dewi", Role.SPOKESPERSON, locale="en")
    ana = await board.member("Ana", Role.REPORTER)
    return citra, budi, dewi, ana


async def passes(board, **delta):
    board.clock.at += timedelta(**delta)
    await mind_musters(board.desk)
    await board.deliver()


async def newest(board, kind=MusterKind.TEST):
    return await board.ask("musters.newest", kind)


async def test_one_tap_tests_the_team_and_the_board_follows(board, office):
    citra, budi, dewi, ana = office
    gone = await board.member("Eko", Role.ANALYST)
    await gone.says("/cuti hari ini")
    await citra.says("/kesiapan")

    await citra.presses("Uji panggilan")

    screen = citra.screen
    assert "1 dari 3 menjawab" in screen.text
    assert "Belum menjawab (2)</b>: Budi (Petugas Piket); Dewi" in screen.text
    assert "Ini bukan krisis" in budi.screen.text
    assert "Test of calls" in dewi.screen.text
    assert not ana.screens
    assert len(gone.screens) == 1
    await budi.presses("Saya terima")
    assert "diterima" in budi.screen.text
    assert len(budi.screens) == 1
    assert "2 dari 3 menjawab" in citra.screens[screen.id].text


async def test_who_did_not_answer_is_said_once_with_a_number(board, office):
    citra, budi, dewi, _ = office
    await citra.says("/kesiapan")
    await citra.presses("Uji panggilan")
    await dewi.presses("I received it")

    await passes(board, hours=2)
    await passes(board, hours=2)

    told = [s.text for s in citra.screens.values() if "tidak menjawab" in s.text]
    assert len(told) == 1
    assert "1. Budi (Petugas Piket) · 0800 1" in told[0]
    assert "sudah ditutup" in await budi.presses("Saya terima")
    answers = await board.ask("musters.answers", (await newest(board)).id)
    assert {a.user_id: a.reply for a in answers} == {
        citra.id: Reply.PRESENT, budi.id: Reply.WAITING, dewi.id: Reply.PRESENT
    }  # fmt: skip


async def test_a_test_that_everybody_answered_is_over_at_once(board, office):
    citra, budi, dewi, _ = office
    await citra.says("/kesiapan")
    await citra.presses("Uji panggilan")

    await budi.presses("Saya terima")
    await dewi.presses("I received it")

    assert "semua (3) menjawab" in citra.screen.text
    assert (await newest(board)).closed_at == board.clock.at


async def test_an_open_test_is_shown_and_not_sent_again(board, office):
    citra, budi, _, _ = office
    for _ in range(2):
        await citra.says("/kesiapan")
        await citra.presses("Uji panggilan")

    assert len(budi.screens) == 1
    assert "1 dari 3 menjawab" in citra.screen.text


async def test_a_team_is_called_to_a_place_and_says_who_comes_when(board, office):
    citra, budi, dewi, ana = office
    await ana.says("/lapor Air keran keruh")
    for phone in office:
        phone.screens.clear()

    await citra.says("/kumpul 1 Ruang Rapat Lantai 2, 14.00")

    asked = budi.screen
    assert "ISU-2026-0001" in asked.text
    assert "14.00 WITA" in asked.text
    assert "Ruang Rapat Lantai 2" in asked.text
    assert asked.labels == ["Hadir", "Dalam perjalanan", "Tidak bisa"]
    await budi.presses("Dalam perjalanan")
    assert budi.screen.labels[:3] == ["10 menit lagi", "30 menit lagi", "60 menit lagi"]
    await budi.presses("30 menit lagi")
    await dewi.presses("I cannot")
    await dewi.says("Sakit <b>hari</b> ini, NIK 6471012304850001")

    assert "tiba 07.35 WITA" in budi.screen.text
    assert len(budi.screens) == 1
    shown = citra.screen.text
    assert "Hadir (1)</b>: Citra" in shown
    assert "Dalam perjalanan (1)</b>: Budi (Petugas Piket) 07.35 WITA" in shown
    assert "Dewi (Juru Bicara): Sakit &lt;b&gt;hari" in shown
    assert "6471012304850001" not in shown
    await budi.presses("Hadir")
    assert "Hadir (2)" in citra.screen.text
    assert not ana.screens


async def test_a_place_alone_means_now_and_the_two_usual_ones_are_taps(board, office):
    citra, budi, _, _ = office

    await citra.says("/kumpul")
    await citra.presses("Posko")

    muster = await newest(board, MusterKind.ATTEND)
    assert (muster.place, muster.at, muster.issue_id) == ("Posko", board.clock.at, None)
    assert "sekarang" in budi.screen.text


async def test_of_a_restricted_issue_nobody_outside_is_called(board, office):
    citra, budi, dewi, ana = office
    await ana.says("/lapor Dugaan pungli")
    async with board.desk.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(issue, restricted=True, lead=citra.id))
        await unit.commit("restricted")
    for phone in (budi, dewi):
        phone.screens.clear()

    await citra.says("/kumpul 1 Posko")

    assert not budi.screens
    assert not dewi.screens
    muster = await newest(board, MusterKind.ATTEND)
    assert [a.user_id for a in await board.ask("musters.answers", muster.id)] == [
        citra.id
    ]


async def test_a_merged_issue_brings_its_roll_calls_along(board, office):
    citra, _, _, ana = office
    await ana.says("/lapor Air keran keruh")
    await citra.says("/kumpul 1 Posko")

    async with board.desk.storage.begin() as unit:
        await unit.musters.move("2026-0001", "2026-0001")
        assert len(await unit.musters.of_issue("2026-0001")) == 1
