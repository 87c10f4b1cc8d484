"""Members: the list, the cards, roles, numbers, and suspending."""

import re

import pytest

from bot.domain.issue_life import IssueState
from bot.domain.member import Member
from bot.domain.roles import Role
from tests.harness.crisis import Crisis, Phone


@pytest.fixture
async def crisis(tmp_path):
    crisis = Crisis(tmp_path, None, {})
    async with crisis.running():
        yield crisis


@pytest.fixture
async def ana(crisis) -> Phone:
    return await crisis.member("Ana", Role.ADMIN)


async def member_of(crisis: Crisis, phone: Phone) -> Member:
    async with crisis.house.storage.begin() as unit:
        found = await unit.members.find(phone.id)
    assert found is not None
    return found


async def open_card(ana: Phone, name: str) -> None:
    await ana.says("/anggota")
    await ana.presses(name)


async def suspend(ana: Phone, name: str) -> None:
    await open_card(ana, name)
    await ana.presses("Tangguhkan")
    await ana.presses("Ya, tangguhkan")


def labels(phone: Phone) -> list[str]:
    return [b.label for row in phone.phone.chat()[-1].buttons for b in row]


async def test_the_list_shows_everyone_and_what_is_wrong(crisis, ana):
    await crisis.member(
        "Budi", Role.DUTY_OFFICER, Role.WRITER, position="Pranata Humas"
    )
    await crisis.member("Citra", Role.CRISIS_LEAD, unreachable="blocked")
    await crisis.member("Dewi", Role.ANALYST, suspended=True)

    await ana.says("/anggota")

    shown = ana.hears(
        "4 anggota", "Budi (Pranata Humas) · Petugas Piket, Penulis Naskah"
    )
    assert "⚠ Citra · Ketua Tim Krisis · memblokir bot ini" in shown.text
    assert "⚠ Dewi · Analis Isu · ditangguhkan" in shown.text
    assert [len(row) for row in shown.buttons] == [2, 2]


async def test_many_members_come_on_pages(crisis, ana):
    async with crisis.house.storage.begin() as unit:
        for n in range(2, 44):
            who = Member(n, f"Orang {n}", frozenset({Role.WRITER}), crisis.clock.at)
            await unit.members.save(who)
        await unit.commit("many")

    await ana.says("/anggota")
    first = ana.hears("43 anggota", "halaman 1 dari 2")
    await ana.presses("Berikutnya", first)
    second = ana.hears("halaman 2 dari 2")
    await ana.presses("Sebelumnya", second)

    ana.hears("halaman 1 dari 2")
    assert len(first.text) < 4096


async def test_a_lead_looks_and_changes_nothing(crisis, ana):
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)

    await open_card(citra, "Ana")

    assert labels(citra) == ["Kembali"]


async def test_a_writer_does_not_even_look(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER)

    await budi.says("/anggota")

    assert "Ana" not in budi.texts()[0]
    assert "anggota" not in [one["command"] for one in budi.phone.menu()]


async def test_roles_are_toggles_and_the_person_hears_of_it(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER)
    await open_card(ana, "Budi")

    tap = await ana.presses("☐ Analis Isu")
    budi.hears("Peran Anda sekarang: Penulis Naskah, Analis Isu", "Ana (Admin)")
    assert "☑ Analis Isu" in labels(ana)
    await ana.presses("☑ Penulis Naskah")
    budi.hears("Peran Anda sekarang: Analis Isu.")

    assert tap.answered
    assert (await member_of(crisis, budi)).roles == {Role.ANALYST}


async def test_the_menu_follows_the_roles(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER)
    await open_card(ana, "Budi")

    await ana.presses("☐ Ketua Tim Krisis")
    budi.hears("Ketua Tim Krisis")

    assert "undang" in [one["command"] for one in budi.phone.menu()]
    await ana.presses("☑ Ketua Tim Krisis")
    budi.hears("Peran Anda")
    assert "undang" not in [one["command"] for one in budi.phone.menu()]


async def test_two_admins_giving_the_same_role_give_it_once(crisis, ana):
    eko = await crisis.member("Eko", Role.ADMIN)
    budi = await crisis.member("Budi", Role.WRITER)
    await open_card(ana, "Budi")
    await open_card(eko, "Budi")

    await ana.presses("☐ Analis Isu")
    await eko.presses("☐ Analis Isu")

    assert (await member_of(crisis, budi)).roles == {Role.WRITER, Role.ANALYST}
    assert "☑ Analis Isu" in labels(eko)


async def test_the_last_role_stays(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER)
    await open_card(ana, "Budi")

    await ana.presses("☑ Penulis Naskah")

    ana.hears("satu-satunya peran Budi", button="Tangguhkan")
    assert (await member_of(crisis, budi)).roles == {Role.WRITER}


async def test_the_last_admin_keeps_the_role(crisis, ana):
    await crisis.member("Eko", Role.ADMIN, suspended=True)
    await crisis.member("Fitri", Role.ADMIN, unreachable="not_started")
    await open_card(ana, "Ana")
    await ana.presses("☐ Penulis Naskah")

    await ana.presses("☑ Admin")

    ana.hears("satu-satunya Admin", "siaga invite admin", button="Anggota")
    assert Role.ADMIN in (await member_of(crisis, ana)).roles


async def test_the_last_admin_cannot_suspend_themselves(crisis, ana):
    await open_card(ana, "Ana")

    await ana.presses("Tangguhkan")

    ana.hears("satu-satunya Admin")
    assert not (await member_of(crisis, ana)).suspended


async def test_one_of_two_admins_may_step_down(crisis, ana):
    await crisis.member("Eko", Role.ADMIN)
    await open_card(ana, "Ana")
    await ana.presses("☐ Penulis Naskah")

    await ana.presses("☑ Admin")

    assert (await member_of(crisis, ana)).roles == {Role.WRITER}
    assert labels(ana) == ["Kembali"]


@pytest.mark.parametrize("number", ["0800 000 001", "+62 800 000 001", "080000"])
async def test_a_number_is_noted(crisis, ana, number):
    budi = await crisis.member("Budi", Role.CRISIS_LEAD)
    await open_card(ana, "Budi")

    await ana.presses("Nomor telepon")
    await ana.says(number)

    ana.hears(f"Telepon: {number}", button="Kembali")
    assert (await member_of(crisis, budi)).phone == number


@pytest.mark.parametrize("number", ["12345", "1" * 21, "nol delapan", "08-00-00", "+"])
async def test_what_is_no_number_is_refused(crisis, ana, number):
    budi = await crisis.member("Budi", Role.CRISIS_LEAD)
    await open_card(ana, "Budi")
    await ana.presses("Nomor telepon")

    await ana.says(number)
    ana.hears("belum terbaca")
    await ana.says("0800 000 001")

    assert (await member_of(crisis, budi)).phone == "0800 000 001"


async def test_going_back_from_the_number_takes_the_question_away(crisis, ana):
    await crisis.member("Budi", Role.CRISIS_LEAD)
    await open_card(ana, "Budi")
    await ana.presses("Nomor telepon")

    await ana.presses("Kembali")
    await ana.says("/batal")

    ana.hears("Tidak ada yang perlu dibatalkan")


async def test_suspending_is_asked_twice(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER)
    await open_card(ana, "Budi")

    await ana.presses("Tangguhkan")
    ana.hears("Tangguhkan Budi (Penulis Naskah)?", button="Ya, tangguhkan")
    await ana.presses("Kembali")

    ana.hears("Budi", button="Tangguhkan")
    assert not (await member_of(crisis, budi)).suspended


async def test_the_buttons_of_a_suspended_member_are_dead(crisis, ana):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    await ana.says("/lapor Air keran keruh")
    ping = budi.hears("Air keran keruh", button="Saya tangani")

    await suspend(ana, "Budi")
    await budi.does(lambda phone: phone.presses("Saya tangani", ping))

    async with crisis.house.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
    assert issue.owner is None


async def test_a_suspended_member_is_a_stranger(crisis, ana):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    eve = crisis.person("Eve")
    await suspend(ana, "Budi")

    await eve.says("/start")
    await budi.says("/lapor Ada apa")

    assert budi.texts() == eve.texts()
    assert [one["command"] for one in budi.phone.menu()] == ["start"]


async def test_the_invitations_of_a_suspended_member_are_dead(crisis, ana):
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    await citra.says("/undang penulis")
    found = re.search(r"start=([\w-]+)", citra.hears("?start=").text)
    eve = crisis.person("Eve")

    await suspend(ana, "Citra")
    await eve.says(f"/start {found[1]}")

    eve.hears("khusus petugas")
    async with crisis.house.storage.begin() as unit:
        assert await unit.members.find(eve.id) is None


async def test_the_invitations_stay_dead_when_the_member_comes_back(crisis, ana):
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    await citra.says("/undang penulis")
    found = re.search(r"start=([\w-]+)", citra.hears("?start=").text)
    eve = crisis.person("Eve")
    await suspend(ana, "Citra")

    await ana.presses("Aktifkan")
    await ana.presses("Ya, aktifkan")
    citra.hears("dapat memakai Bot Siaga lagi")
    await eve.says(f"/start {found[1]}")

    eve.hears("khusus petugas")
    assert not (await member_of(crisis, citra)).suspended
    assert "undang" in [one["command"] for one in citra.phone.menu()]


async def test_the_open_question_of_a_suspended_member_is_gone(crisis, ana):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    await budi.says("/lapor")

    await suspend(ana, "Budi")

    async with crisis.house.storage.begin() as unit:
        assert await unit.dialogues.find(budi.id) is None


async def test_people_are_called_again_for_what_a_suspended_member_had(crisis, ana):
    budi = await crisis.member("Budi", Role.DUTY_OFFICER)
    citra = await crisis.member("Citra", Role.CRISIS_LEAD)
    await ana.says("/lapor Air keran keruh")
    await budi.presses("Saya tangani")
    citra.ignores()

    await suspend(ana, "Budi")

    citra.hears("Belum ada yang menangani: ISU-2026-0001", "Budi")
    citra.hears("Air keran keruh", button="Saya tangani")
    async with crisis.house.storage.begin() as unit:
        issue = await unit.issues.find("2026-0001")
    assert (issue.owner, issue.state) == (None, IssueState.TRIAGE)
    await citra.presses("Saya tangani")
    async with crisis.house.storage.begin() as unit:
        assert (await unit.issues.find("2026-0001")).owner == citra.id


async def test_a_second_press_suspends_once(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER)
    await open_card(ana, "Budi")
    await ana.presses("Tangguhkan")

    await ana.presses("Ya, tangguhkan", times=2, copies=2)

    assert (await member_of(crisis, budi)).suspended
    async with crisis.house.storage.begin() as unit:
        rows = await unit.journal.of_subject(f"member:{budi.id}")
    assert [row.entry.action for row in rows].count("suspended") == 1


async def test_an_admin_who_was_suspended_meanwhile_changes_nothing(crisis, ana):
    eko = await crisis.member("Eko", Role.ADMIN)
    budi = await crisis.member("Budi", Role.WRITER)
    await open_card(eko, "Budi")

    await suspend(ana, "Eko")
    await eko.does(lambda phone: phone.presses("☐ Analis Isu"))

    assert (await member_of(crisis, budi)).roles == {Role.WRITER}


async def test_who_has_an_issue_keeps_the_right_to_handle_it(crisis):
    adi = await crisis.member("Adi", Role.ADMIN)
    budi = await crisis.member("Budi", Role.DUTY_OFFICER, Role.REPORTER)
    await budi.says("/lapor Antrean panjang di Kantor Ulu")
    await budi.presses("Saya tangani")

    await adi.says("/anggota")
    await adi.presses("Budi")
    tap = await adi.presses("Petugas Piket")
    assert "masih menangani ISU-2026-0001" in tap.text
    async with crisis.house.storage.begin() as unit:
        assert Role.DUTY_OFFICER in (await unit.members.find(budi.id)).roles
