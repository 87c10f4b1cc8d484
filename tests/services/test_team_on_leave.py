"""Leave and duty in a team: nobody away is asked, who stands in or deputises is."""

from datetime import timedelta

import pytest

from bot.domain.roles import Role
from bot.services.people.leave_beginning import begin_leaves
from tests.services.team_office import ID, team_office


@pytest.fixture
async def office():
    async with team_office() as office:
        yield office


async def draft(office):
    await office.citra.says("/tim 1")
    await office.citra.presses("Bentuk tim")
    return office.citra.screen.text


async def test_who_is_on_leave_is_not_proposed_and_who_stands_in_is(office):
    await office.board.member("Dewi", Role.SPOKESPERSON)
    assert "Juru Bicara: Sari" in (await draft(office)).replace("<b>", "")
    async with office.board.desk.storage.begin() as unit:
        await unit.assignments.end_team(ID)
        await unit.commit("anew")
    await office.sari.says("/cuti 3 hari; pengganti Wati")

    shown = await draft(office)

    assert "Juru Bicara: Wati" in shown.replace("</b>", "").replace("<b>", "")
    assert "Sari" not in shown


async def test_who_goes_on_leave_before_the_team_is_called_is_not_asked(office):
    await draft(office)
    await office.sari.says("/cuti 3 hari; pengganti Budi")

    await office.citra.presses("Kirim")

    asked = await office.roles()
    assert [who for who, _ in asked["spokesperson"]] == ["budi"]


async def test_whoever_the_roster_names_is_on_duty_and_comes_first(office):
    await office.board.member("Ida", Role.WRITER, Role.DUTY_OFFICER)
    await office.citra.says("/piket setiap hari 24 jam Ida")
    await office.citra.presses("Terapkan")

    assert "Penulis Naskah: Ida" in (await draft(office)).replace("<b>", "")


async def test_a_waiting_offer_goes_on_when_the_leave_begins_and_only_then(office):
    await office.offers(office.citra, office.sari, then_ask=office.budi.id)
    await office.sari.says("/cuti besok")
    office.read()
    await begin_leaves(office.board.desk)
    assert await office.roles() == {"spokesperson": [("sari", "offered")]}

    office.board.clock.at += timedelta(days=1)
    for _ in range(2):
        await begin_leaves(office.board.desk)
        await office.board.deliver()

    assert await office.roles() == {
        "spokesperson": [("sari", "withdrawn"), ("budi", "offered")]
    }
    (told,) = office.citra.read()
    assert "Budi (Petugas Piket) kini diminta" in told


async def test_who_is_on_leave_is_no_choice_while_there_are_others(office):
    await office.sari.says("/cuti 3 hari")
    await office.citra.says("/tim 1")

    await office.citra.presses("Isi Juru Bicara")

    assert not [x for x in office.citra.screen.labels if x.startswith("Sari")]
    assert [x for x in office.citra.screen.labels if x.startswith("Budi")]
