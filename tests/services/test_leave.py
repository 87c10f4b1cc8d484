"""Leave: one line or two taps, who stands in, and a greeting at its end."""

from datetime import timedelta

import pytest

from bot.domain.roles import Role
from bot.services.people.leave_ending import mind_leave
from bot.services.roster.reporting_holes import report_holes
from tests.services.board import a_board


@pytest.fixture
async def board():
    async with a_board() as board:
        yield board


async def noted(board):
    return await board.ask("absences.noted")


async def test_one_line_says_until_when_and_who_stands_in(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    eko = await board.member("Eko Wahyu", Role.DUTY_OFFICER)
    citra = await board.member("Citra", Role.CRISIS_LEAD)

    await budi.says("/cuti sampai 16/3; pengganti eko")

    assert "Senin, 16 Maret 2026" in budi.screen.text
    assert "Pengganti: Eko Wahyu (Petugas Piket)" in budi.screen.text
    assert budi.screen.labels == ["Ubah tanggal", "Sudah kembali"]
    assert "Anda pengganti Budi" in eko.screen.text
    assert "Budi (Petugas Piket) cuti" in citra.screen.text
    assert (await noted(board))[budi.id].stand_in == eko.id


async def test_two_taps_do_it_too_and_nobody_is_offered_who_is_away(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    eko = await board.member("Eko", Role.DUTY_OFFICER)
    await board.member("Gita", Role.WRITER)
    await board.member("Ana", Role.REPORTER)
    await eko.says("/cuti 1 minggu")

    await budi.says("/cuti")
    await budi.presses("2 hari")

    assert budi.screen.labels == ["Gita", "Ubah tanggal", "Sudah kembali"]
    await budi.presses("Gita")
    assert "Pengganti: Gita" in budi.screen.text
    assert len(budi.screens) == 1


async def test_a_line_that_says_nothing_is_refused_with_an_example(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)

    await budi.says("/cuti sampai nanti")

    assert '"sampai nanti": Hari terakhir cuti belum terbaca' in budi.screen.text
    assert await noted(board) == {}
    await budi.says("/cuti")
    await budi.says("sampai besok")
    assert set(await noted(board)) == {budi.id}


async def test_an_admin_notes_the_leave_of_somebody_else_and_nobody_else_does(board):
    admin = await board.member("Gita", Role.ADMIN)
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await admin.says("/anggota")
    await admin.presses("Budi")
    await admin.presses("Cuti")
    await admin.presses("3 hari")

    assert "Cuti Budi" in admin.screen.text
    assert "Cuti Anda dicatat" in budi.screen.text
    await board.change(admin, roles=frozenset({Role.DUTY_OFFICER}))
    assert "wewenang" in await admin.presses("Sudah kembali")
    assert set(await noted(board)) == {budi.id}


async def test_a_leave_ends_by_itself_once_and_what_is_open_is_said(board):
    ana = await board.member("Ana")
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await ana.says("/lapor Air keran keruh")
    await budi.presses("Saya tangani")
    await budi.says("/cuti hari ini")
    assert "Masih di tangan Anda: ISU-2026-0001" in budi.screen.text

    board.clock.at += timedelta(hours=16)
    await mind_leave(board.desk)
    await board.deliver()
    assert await noted(board) != {}

    board.clock.at += timedelta(hours=1)
    for _ in range(2):
        await mind_leave(board.desk)
        await board.deliver()
    greetings = [s for s in budi.screens.values() if "Selamat datang" in s.text]
    assert [one.labels for one in greetings] == [["ISU-2026-0001"]]
    assert "Di tangan Anda: ISU-2026-0001" in greetings[0].text
    assert await noted(board) == {}


async def test_who_comes_back_early_is_there_at_once(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/cuti sampai 20/3")

    await budi.presses("Sudah kembali")

    assert await noted(board) == {}
    assert "sampai kapan" in budi.screen.text


async def test_a_report_calls_who_is_there_and_the_stand_in(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    eko = await board.member("Eko", Role.WRITER)
    ana = await board.member("Ana")
    await budi.says("/cuti 3 hari; pengganti Eko")
    for phone in (budi, eko):
        phone.screens.clear()

    await ana.says("/lapor Air keran keruh")

    assert "Air keran keruh" in eko.screen.text
    assert not budi.screens
    assert "Memanggil Eko" in ana.screen.text


async def test_the_stand_in_of_one_of_two_is_called_beside_the_other(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    dedi = await board.member("Dedi", Role.DUTY_OFFICER)
    eko = await board.member("Eko", Role.WRITER)
    ana = await board.member("Ana")
    await budi.says("/cuti 3 hari; pengganti Eko")

    await ana.says("/lapor Air keran keruh")

    assert "Air keran keruh" in dedi.screen.text
    assert "Air keran keruh" in eko.screen.text
    rows = await board.ask("journal.of_subject", "2026-0001")
    (line,) = [r.entry.detail for r in rows if r.entry.action == "called_instead"]
    assert line.endswith(f" member:{eko.id} for member:{budi.id}")


async def test_who_is_alone_is_called_on_leave_too(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    ana = await board.member("Ana")
    await budi.says("/cuti 3 hari")

    await ana.says("/lapor Air keran keruh")

    assert "Air keran keruh" in budi.screen.text


async def rostered(board):
    """Budi is on duty every day from 06.00 to 18.00 and Dedi at night; Citra leads."""
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    dedi = await board.member("Dedi", Role.DUTY_OFFICER)
    eko = await board.member("Eko", Role.DUTY_OFFICER)
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    await citra.says("/piket setiap hari 06–18 Budi\nsetiap hari 18–06 Dedi")
    await citra.presses("Terapkan")
    return budi, dedi, eko, citra


async def test_the_stand_in_is_on_duty_and_is_called_alone(board):
    budi, dedi, eko, _ = await rostered(board)
    ana = await board.member("Ana")
    await budi.says("/cuti 3 hari; pengganti Eko")
    dedi.screens.clear()

    await ana.says("/lapor Air keran keruh")

    assert "Air keran keruh" in eko.screen.text
    assert not dedi.screens
    await dedi.says("/piket")
    assert "Piket sekarang: Eko" in dedi.screen.text


async def test_leave_that_nobody_covers_is_reported_as_a_gap(board):
    budi, _, _, citra = await rostered(board)
    await budi.says("/cuti 3 hari")
    board.clock.at += timedelta(hours=1)

    await report_holes(board.desk)
    await board.deliver()

    assert "Kosong" in citra.screen.text
    assert "Jum 13/3 06.00–18.00" in citra.screen.text
