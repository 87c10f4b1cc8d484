"""An account taken over: any colleague says so, one tap of an admin ends it."""

from datetime import timedelta

import pytest

from bot.domain.roles import Role
from bot.services.people.asking_deciders import mind_suspicions
from tests.services.board import a_board


@pytest.fixture
async def board():
    async with a_board() as board:
        yield board


async def reported(phone, name):
    await phone.says("/dibajak")
    await phone.presses(name)
    return await phone.presses("Ya, akun ini dibajak")


async def member(board, phone):
    return await board.ask("members.find", phone.id)


async def test_from_a_colleagues_phone_an_admin_suspends_in_one_tap(board):
    gita = await board.member("Gita", Role.ADMIN)
    dewi = await board.member("Dewi", Role.SPOKESPERSON, phone="0800 7")
    ana = await board.member("Ana")

    await reported(ana, "Dewi")

    assert "Gita (Admin)" in ana.screen.text
    assert "Dewi (Juru Bicara) dilaporkan dibajak" in gita.screen.text
    assert "0800 7" in gita.screen.text
    assert not dewi.screens
    assert not (await member(board, dewi)).suspended
    await gita.presses("Tangguhkan sekarang")
    assert (await member(board, dewi)).suspended
    assert "ditangguhkan oleh Gita" in ana.screen.text
    assert [said for said in dewi.unread if said] == []


async def test_what_a_suspended_account_could_do_ends_at_once(board):
    gita = await board.member("Gita", Role.ADMIN)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    dewi = await board.member("Dewi", Role.CRISIS_LEAD)
    ana = await board.member("Ana")
    await dewi.says("/undang penulis")
    await ana.says("/lapor Air keran keruh")
    await budi.presses("Saya tangani")
    await budi.presses("Serahkan")
    await budi.presses("Dewi (Ketua")
    offer = dewi.with_button("Terima")
    await budi.says("/kumpul 1 Posko")
    call = dewi.with_button("Dalam perjalanan")
    await dewi.says("/cuti")

    await reported(ana, "Dewi")
    await gita.presses("Tangguhkan sekarang")

    for label, screen in (("Terima", offer), ("Dalam perjalanan", call)):
        await dewi.presses(label, screen)
    await dewi.says("/isu")
    assert (await board.issue()).owner == budi.id
    muster = (await board.ask("musters.of_issue", "2026-0001"))[0]
    answers = await board.ask("musters.answers", muster.id)
    assert {a.user_id: a.reply for a in answers}[dewi.id] == "waiting"
    assert await board.ask("dialogues.find", dewi.id) is None
    assert "Air keran" not in dewi.screen.text


async def test_the_account_itself_cannot_decide_nor_put_others_out_of_the_way(board):
    gita = await board.member("Gita", Role.ADMIN)
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await gita.says("/anggota")
    await gita.presses("Budi")

    await reported(budi, "Gita")

    assert "Gita (Admin) dilaporkan dibajak" in citra.screen.text
    assert "wewenang" in await gita.presses("Tangguhkan")
    await gita.says("/undang admin")
    assert "t.me" not in gita.screen.text
    await citra.presses("Tangguhkan sekarang")
    assert (await member(board, gita)).suspended
    assert "siaga invite admin" in citra.screen.text


async def test_a_suspected_admin_judges_nobody_and_silences_no_judge(board):
    """Whoever reports first wins nothing: the accused accuses the judge in vain."""
    gita = await board.member("Gita", Role.ADMIN)
    hadi = await board.member("Hadi", Role.ADMIN)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await reported(budi, "Gita")
    question = hadi.screen

    await reported(gita, "Hadi")

    assert "Tangguhkan sekarang" not in gita.screen.labels
    await hadi.presses("Tangguhkan sekarang", question)
    assert (await member(board, gita)).suspended
    assert not (await member(board, hadi)).suspended


async def test_a_safe_account_is_freed_and_who_reported_hears_it(board):
    gita = await board.member("Gita", Role.ADMIN)
    hadi = await board.member("Hadi", Role.ADMIN)
    ana = await board.member("Ana")
    await reported(ana, "Hadi")

    await gita.presses("Bukan, akun aman")

    assert "dinyatakan aman oleh Gita" in ana.screen.text
    await hadi.says("/undang penulis")
    assert "t.me" in hadi.screen.text
    await reported(ana, "Hadi")
    assert await board.ask("suspicions.find", hadi.id) is not None


async def test_where_the_admins_are_silent_the_leads_are_asked_once(board):
    gita = await board.member("Gita", Role.ADMIN)
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    await board.member("Dewi", Role.SPOKESPERSON)
    ana = await board.member("Ana")
    await reported(ana, "Dewi")
    await reported(ana, "Dewi")
    assert "sudah dilaporkan" in ana.screen.text
    assert len(gita.screens) == 1

    for minutes in (9, 2, 10):
        board.clock.at += timedelta(minutes=minutes)
        await mind_suspicions(board.desk)
        await board.deliver()

    assert len(citra.screens) == len(gita.screens) == 1
    await citra.presses("Tangguhkan sekarang")
    assert "sudah diputuskan" in await gita.presses("Tangguhkan sekarang")


async def test_who_reports_one_account_after_another_is_told_whom_to_call_instead(
    board,
):
    gita = await board.member("Gita", Role.ADMIN)
    ana = await board.member("Ana")
    for name in ("Budi", "Dewi", "Eko", "Fajar"):
        await board.member(name, Role.WRITER)
    for name in ("Budi", "Dewi", "Eko"):
        await reported(ana, name)
    asked = len(gita.screens)

    assert "Hubungi langsung Gita (Admin)" in await reported(ana, "Fajar")
    assert len(gita.screens) == asked
    assert len(await board.ask("suspicions.open")) == 3

    await gita.presses("Bukan, akun aman")
    await reported(ana, "Fajar")
    assert len(await board.ask("suspicions.open")) == 3
    assert len(gita.screens) == asked + 1
