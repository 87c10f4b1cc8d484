"""A person asks what is stored about them, and to be erased; the machine helps, too."""

from pathlib import Path

import pytest

from bot.domain.roles import Role
from bot.services.house import persons
from bot.services.house.retaining import keep_terms
from bot.services.people.erasing import honour_erasures
from tests.harness.crisis import Crisis, Way

NAME, PHONE, POSITION = "Kanari Pertiwi", "+62 811 2233 4455", "Penata Kanari"
CANARIES = (NAME, PHONE, POSITION, "Kanari", "rahasia-kicau", "1001")


@pytest.fixture(params=[Way.IN_PROCESS, Way.ON_POSTGRESQL])
async def crisis(request, tmp_path):
    async with Crisis(tmp_path, None, {}, request.param).running() as crisis:
        crisis.kanari = await crisis.member(
            NAME, Role.WRITER, phone=PHONE, position=POSITION
        )
        crisis.rini = await crisis.member("Rini", Role.ADMIN)
        crisis.citra = await crisis.member("Citra", Role.CRISIS_LEAD, locale="en")
        crisis.budi = await crisis.member("Budi", Role.DUTY_OFFICER)
        crisis.folder = tmp_path
        yield crisis


async def asks(crisis):
    await crisis.kanari.says("/datasaya")
    seen = crisis.kanari.hears("Yang tersimpan tentang Anda")
    await crisis.kanari.presses("Hapus data saya", under=seen)
    await crisis.kanari.presses("Ya, ajukan penghapusan", under=seen)
    return crisis.rini.hears("meminta datanya dihapus")


async def passes(crisis, **time):
    """Let time pass, as the long chores see it."""
    crisis.clock.advance(**time)
    await honour_erasures(crisis.house.desk)
    await keep_terms(crisis.house.desk)
    await crisis.settle()


async def exported(crisis, number=1):
    return await persons.export(crisis.house.desk, {"number": number})


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


async def test_a_person_sees_what_is_stored_asks_and_is_erased(crisis):
    letter = await asks(crisis)
    assert "Kanari Pertiwi (Penulis Naskah)" in letter.text
    await crisis.rini.presses("Setujui penghapusan", under=letter)

    done = crisis.rini.hears("✅ Disetujui: Anggota 1.")
    assert "dalam satu jam" in done.text
    farewell = crisis.kanari.hears("Permintaan Anda disetujui")
    assert "hari ini" in farewell.text
    crisis.kanari.ignores()
    await passes(crisis, minutes=1)
    found = await exported(crisis)
    assert found == {"error": "this person was erased"}
    assert await crisis.house.storage.integrity() == []
