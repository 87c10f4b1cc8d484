"""Texts that wait for approval, while members are suspended, promoted and invited."""

import pytest

from bot.domain.errors import ButtonExpired, Refusal
from bot.domain.roles import Role
from bot.services.people import joining
from bot.services.people.inviting import invite_from_host
from bot.services.requests import Started
from tests.services.drafting_office import Office, Person, open_office, write_full


@pytest.fixture
async def office():
    async with open_office() as opened:
        yield opened


async def submitted(office: Office) -> tuple[Person, Person]:
    """Return an admin and the lead for whose approval a text of L3 waits."""
    ana = await office.member("Ana", Role.ADMIN)
    dewi = await office.member("Dewi", Role.WRITER)
    citra = await office.member("Citra", Role.CRISIS_LEAD)
    await office.issue()
    await write_full(dewi)
    await dewi.presses("Ajukan")
    assert "Mohon persetujuan" in citra.last.text
    return ana, citra


async def suspend(ana: Person, name: str) -> None:
    await ana.says("/anggota")
    await ana.presses(name)
    await ana.presses("Tangguhkan")
    await ana.presses("Ya, tangguhkan")


async def test_the_approval_of_a_suspended_member_dies_and_the_next_is_asked(office):
    ana, citra = await submitted(office)
    head = await office.member("Ratna", Role.HEAD_OF_AGENCY)
    asked = citra.with_button("Setujui")

    await suspend(ana, "Citra")

    with pytest.raises(ButtonExpired):
        await citra.presses("Setujui", asked)
    assert "Mohon persetujuan" in head.last.text
    await head.presses("Setujui")
    assert [one.approver for one in await office.approvals()] == [head.id]


async def test_an_approval_given_before_stays(office):
    ana, citra = await submitted(office)
    await citra.presses("Setujui")

    await suspend(ana, "Citra")

    assert [one.revoked_at for one in await office.approvals()] == [None]


async def test_a_role_taken_ends_the_right_to_approve(office):
    ana, citra = await submitted(office)
    asked = citra.with_button("Setujui")
    await ana.says("/anggota")
    await ana.presses("Citra")
    await ana.presses("☐ Analis Isu")

    await ana.presses("☑ Ketua Tim Krisis")

    with pytest.raises(Refusal):
        await citra.presses("Setujui", asked)
    assert await office.approvals() == []


async def test_who_becomes_an_approver_is_asked(office):
    ana, citra = await submitted(office)
    budi = await office.member("Budi", Role.ANALYST)
    await ana.says("/anggota")
    await ana.presses("Budi")

    await ana.presses("☐ Ketua Tim Krisis")

    requests = [text for text in budi.texts if "Mohon persetujuan" in text]
    assert len(requests) == 1
    assert len([text for text in citra.texts if "Mohon persetujuan" in text]) == 1


async def test_who_is_invited_as_an_approver_is_asked(office):
    await submitted(office)
    link = await invite_from_host(office.desk, Role.CRISIS_LEAD)
    request = Started(
        key="k", user_id=77, token=link.partition("=")[2], profile_name="Eko"
    )
    office.people[77] = Person(office, 77)

    await joining.start(office.desk, request)
    await office.deliver()

    assert any("Mohon persetujuan" in text for text in office.people[77].texts)
