"""An approver who was away is asked again: no text waits for buttons that died."""

import pytest

from bot.domain.errors import UnknownIssue
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Press
from bot.services.people.reachability import member_left, member_returned
from bot.services.people.suspending import reinstate, suspend
from bot.services.requests import Pressed
from tests.services.drafting_office import open_office, write_full


@pytest.fixture
async def office():
    async with open_office() as office:
        yield office


async def waiting(office):
    writer = await office.member("Wati", Role.WRITER)
    lead = await office.member("Citra", Role.CRISIS_LEAD)
    admin = await office.member("Adi", Role.ADMIN)
    await office.issue(Level.L2)
    await write_full(writer)
    await writer.presses("Ajukan")
    return writer, lead, admin


async def test_a_reinstated_approver_can_approve(office):
    _, lead, admin = await waiting(office)
    assert lead.with_button("Setujui")
    for n, act in enumerate((suspend, reinstate)):
        press = Press(act.__name__, str(lead.id))
        await act(office.desk, Pressed(key=f"a{n}", user_id=admin.id, press=press))
        await office.deliver()

    await lead.presses("Setujui")

    assert (await office.document()).state == "approved"


async def test_an_approver_whose_letter_was_cancelled_is_asked_at_their_return(office):
    writer = await office.member("Wati", Role.WRITER)
    lead = await office.member("Citra", Role.CRISIS_LEAD)
    await office.issue(Level.L2)
    await write_full(writer)
    office.deliver, deliver = _nothing, office.deliver
    await writer.presses("Ajukan")
    await member_left(office.desk, "left", lead.id, "blocked")
    await member_returned(office.desk, "back", lead.id)
    office.deliver = deliver
    await office.deliver()

    assert lead.with_button("Setujui")


async def _nothing():
    return None


async def test_who_was_asked_is_not_asked_twice(office):
    _, lead, _ = await waiting(office)
    before = len(lead.chat)
    await office.change(lead, unreachable="blocked")

    await member_returned(office.desk, "back", lead.id)
    await office.deliver()

    assert len(lead.chat) == before


async def test_the_subject_copies_no_text_about_themselves(office):
    writer = await office.member("Wati", Role.WRITER, Role.HEAD_OF_AGENCY)
    await office.issue(Level.L2)
    await write_full(writer)
    copy = writer.with_button("Salin untuk WA")
    async with office.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
        await unit.issues.save(replace(issue, floors=("F4",)))
        await unit.commit("barred")

    with pytest.raises(UnknownIssue):
        await writer.presses("Salin untuk WA", copy)


async def test_the_same_level_on_other_facts_asks_who_may_approve_now(office):
    writer = await office.member("Wati", Role.WRITER)
    head = await office.member("Hadi", Role.HEAD_OF_AGENCY)
    lead = await office.member("Citra", Role.CRISIS_LEAD)
    await office.issue(Level.L4)
    await write_full(writer)
    await writer.presses("Ajukan")
    assert head.with_button("Setujui")

    await lead.says("/triase 1")
    await lead.presses("Penilaian cepat")
    for _ in range(3):
        await lead.presses(lead.last.labels[3])
    await lead.presses("Lainnya…")
    await lead.presses("☐ Menyangkut kepala/wakilnya")
    await lead.presses("Tetapkan L4")

    waits = await office.document()
    async with office.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
        changes = await unit.issues.levels("2026-0001")
    assert (waits.state, issue.floors) == ("awaiting_approval", ("F4",))
    assert changes[-1].floors == ("F4",)


async def test_a_toast_holds_no_markup(office):
    writer = await office.member("A & <b>B</b>", Role.WRITER)
    other = await office.member("Wati", Role.WRITER)
    await office.member("Citra", Role.CRISIS_LEAD)
    await office.issue(Level.L2)
    await write_full(other)
    old = other.with_button("Ajukan")
    await writer.says("/draf 1")
    await writer.presses("Lanjutkan menulis")
    await writer.presses("Ubah bagian…")
    await writer.presses(writer.last.labels[0])
    await writer.says("Judul yang lain")

    toast = await other.presses("Ajukan", old)

    assert "A & <b>B</b>" in toast
