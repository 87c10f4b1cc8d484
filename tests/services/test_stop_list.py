"""The checklist, the grid and the weekly word to the lead, as people read them."""

from datetime import timedelta

import pytest

from bot.domain.roles import Role
from bot.domain.rooms import RoomState
from bot.ports.rooms import Room
from bot.services.ready.nudging import last_nudge, nudge_weekly
from tests.services.board import a_board


@pytest.fixture
async def board():
    async with a_board() as board:
        yield board


async def opened(board, *labels, **facts):
    citra = await board.member("Citra", Role.CRISIS_LEAD, **facts)
    await citra.says("/kesiapan")
    for label in labels:
        await citra.presses(label)
    return citra


async def test_the_three_worst_gaps_each_have_the_button_that_mends_them(board):
    citra = await opened(board, "Daftar periksa")

    assert citra.screen.text.startswith("⚠ <b>Daftar periksa: 0%</b>")
    assert "Dan 15 celah lain." in citra.screen.text
    assert (
        "Belum dapat dinilai oleh Bot Siaga: registri kanal resmi." in citra.screen.text
    )
    assert citra.screen.labels[:3] == [
        "1 Undang petugas piket", "2 Undang juru bicara", "3 Uji panggilan"
    ]  # fmt: skip
    await citra.presses("1 Undang petugas piket")
    assert "t.me" in citra.screen.text


async def test_what_only_people_know_is_ticked_with_a_date_and_expires(board):
    citra = await opened(board, "Daftar periksa", "Seluruh daftar")

    await citra.presses("☐ simulasi")

    assert "☑ simulasi dalam 6 bulan (Citra, Kamis, 12 Maret 2026)" in citra.screen.text
    assert "Daftar periksa: 5%" in citra.screen.text
    board.clock.at += timedelta(days=184)
    await citra.says("/kesiapan")
    await citra.presses("Daftar periksa")
    await citra.presses("Seluruh daftar")
    assert "☐ simulasi dalam 6 bulan (kedaluwarsa" in citra.screen.text
    await citra.presses("☐ simulasi")
    await citra.presses("☑ simulasi")
    assert "☐ simulasi dalam 6 bulan\n" in citra.screen.text
    assert await board.ask("ticks.everything") == {}


async def test_the_grid_shows_gaps_first_and_why_a_call_does_not_arrive(board):
    await board.member("Budi", Role.DUTY_OFFICER)
    eko = await board.member("Eko", Role.DUTY_OFFICER)
    await board.member("Dewi", Role.SPOKESPERSON, unreachable="blocked")
    await eko.says("/cuti 3 hari")

    citra = await opened(board, "Siapa terjangkau")

    lines = citra.screen.text.splitlines()
    assert lines[0] == "⚠ <b>Bila L4 sekarang: 2 dari 4 orang terjangkau</b>"
    assert "⚠ Juru Bicara: Dewi (memblokir bot ini); tanpa cadangan" in lines
    assert "⚠ Kepala Dinas: belum ada" in lines
    assert lines[-2].startswith("✅ Petugas Piket: Eko (cuti); Budi (belum diuji)")
    assert len(lines) <= 12


async def test_the_grid_says_who_is_not_in_the_war_room(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    eko = await board.member("Eko", Role.DUTY_OFFICER)
    now = board.clock.at
    room = Room(chat_id=-1, title="", state=RoomState.READY, added_by=1, added_at=now)
    async with board.desk.storage.begin() as unit:
        await unit.rooms.put(room)
        await unit.rooms.saw(budi.id, now, inside=True)
        await unit.rooms.saw(eko.id, now, inside=False)
        await unit.commit("room")

    citra = await opened(board, "Siapa terjangkau")

    assert (
        "Petugas Piket: Budi (belum diuji); Eko (belum diuji, tidak di ruang krisis)"
        in citra.screen.text
    )


async def test_where_there_is_a_roster_its_gaps_of_the_week_count_and_lead_there(board):
    await board.member("Budi", Role.DUTY_OFFICER)
    eko = await board.member("Eko", Role.DUTY_OFFICER)
    citra = await opened(board)
    await citra.says("/piket setiap hari 24 jam Eko")
    await citra.presses("Terapkan")
    await eko.says("/cuti 3 hari")
    await citra.says("/kesiapan")
    await citra.presses("Daftar periksa")

    await citra.presses("1 Lengkapi jadwal piket")

    assert "Piket sekarang" in citra.screen.text or "Kosong" in citra.screen.text
    await eko.presses("Sudah kembali")
    await citra.says("/kesiapan")
    await citra.presses("Daftar periksa")
    assert not [x for x in citra.screen.labels if "jadwal piket" in x]


async def test_an_l4_now_does_not_count_on_who_is_on_leave(board):
    budi = await board.member("Budi", Role.DUTY_OFFICER)
    await board.member("Eko", Role.DUTY_OFFICER)
    await budi.says("/cuti 3 hari")

    citra = await opened(board)

    assert "sekarang: Eko (Petugas Piket) dan Citra" in citra.screen.text


async def nudged(board):
    await nudge_weekly(board.desk)
    await board.deliver()


async def test_the_lead_is_told_once_a_week_and_not_long_after(board):
    citra = await board.member("Citra", Role.CRISIS_LEAD)
    await nudged(board)  # a Thursday: Monday's is long over
    assert not citra.screens

    board.clock.at += timedelta(days=4, hours=1)  # Monday, 08.05
    for _ in range(3):
        await nudged(board)
    assert len(citra.screens) == 1
    assert "Kesiapan minggu ini" in citra.screen.text
    assert citra.screen.labels == ["Kesiapan", "Uji panggilan"]
    assert len(citra.screen.text.splitlines()) == 5

    board.clock.at += timedelta(days=7)
    await nudged(board)
    assert len(citra.screens) == 2


@pytest.mark.parametrize(("hours", "day"), [(0, 9), (96, 9), (97, 16), (120, 16)])
async def test_the_nudge_belongs_to_the_day_and_the_hour_of_the_playbook(
    board, hours, day
):
    at = last_nudge(board.desk, board.clock.at + timedelta(hours=hours))

    assert (at.day, at.hour, at.minute) == (day, 8, 0)
