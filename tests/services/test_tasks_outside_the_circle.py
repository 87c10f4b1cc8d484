"""A task for who may not see a restricted issue: warned of, then given or not."""

import pytest

from bot.domain.levels import Level
from tests.services.facts_office import facts_office

WORDS = "/tugas 1 Cek pompa; Ana; besok 09.00"


@pytest.fixture
async def office():
    async with facts_office(Level.L2) as opened:
        await opened.change_issue(restricted=True, owner=opened.eko.id)
        opened.hush()
        yield opened


async def tasks(office):
    return list(await office.board.ask("tasks.of_issue", "2026-0001"))


async def test_the_lead_gives_access_with_the_task_in_one_tap(office):
    await office.citra.says(WORDS)
    assert "Ana (Pemantau Media) belum dapat melihat" in office.citra.screen.text
    assert office.citra.screen.labels == ["Beri akses", "Pilih orang lain"]
    assert await tasks(office) == []
    await office.citra.presses("Beri akses")

    (task,) = await tasks(office)
    assert task.owner == office.ana.id
    assert office.ana.id in (await office.board.issue("2026-0001")).circle
    await office.ana.presses("Buka")
    assert "Tugas untuk Anda" in office.ana.screen.text


async def test_who_does_not_lead_chooses_another(office):
    await office.eko.says(WORDS)
    assert "Minta ketua tim memberi akses" in office.eko.screen.text
    assert office.eko.screen.labels == ["Pilih orang lain"]
    await office.eko.presses("Pilih orang lain")
    await office.eko.presses("Citra (Ketua Tim Krisis)")

    (task,) = await tasks(office)
    assert (task.owner, task.outside) == (office.citra.id, "")
    assert not office.ana.unread


async def test_a_task_is_not_passed_on_to_who_would_not_hear_of_it(office):
    await office.citra.says("/tugas 1 Cek pompa; Eko; besok 09.00")
    await office.eko.presses("Buka")
    await office.eko.presses("Serahkan")
    await office.eko.says("Ana")
    assert "Ana (Pemantau Media) belum dapat melihat" in office.eko.screen.text
    (task,) = await tasks(office)
    assert task.owner == office.eko.id


async def test_in_an_open_issue_nobody_is_asked(office):
    await office.change_issue(restricted=False)
    await office.citra.says(WORDS)
    (task,) = await tasks(office)
    assert task.owner == office.ana.id
