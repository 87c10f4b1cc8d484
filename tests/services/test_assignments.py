"""Roles of an issue: offered, accepted, declined, expired, and one person in each."""

import pytest

from bot.domain.assignment import Seat
from bot.domain.role_errors import RoleNotTheirs
from bot.domain.roles import Role
from tests.services.team_office import team_office


@pytest.fixture
async def office():
    async with team_office() as office:
        yield office


async def test_an_offer_says_which_role_and_until_when_and_one_tap_takes_it(office):
    await office.offers(office.citra, office.sari)
    (asked,) = office.sari.read()

    assert "Citra (Ketua Tim Krisis) meminta Anda menjadi <b>Juru Bicara</b>" in asked
    assert "Mohon jawaban sebelum 07.15 WITA (10 menit lagi)" in asked
    await office.sari.presses("Terima")
    (said,) = office.sari.read()
    assert "Anda kini <b>Juru Bicara</b>" in said
    assert "Jangan: menyebut angka yang belum terverifikasi" in said
    assert office.citra.read() == [
        "🟠 L3 Tinggi · <b>ISU-2026-0001</b>\n✅ Sari (Juru Bicara) bersedia menjadi Juru Bicara."
    ]
    assert await office.roles() == {"spokesperson": [("sari", "accepted")]}


async def test_a_call_to_attend_goes_to_the_team_of_the_issue_from_its_page(office):
    hadi = await office.board.member("Hadi", Role.LEGAL_ADVISER)
    await office.citra.says("/tim 1")
    await office.citra.presses("Bentuk tim")
    await office.citra.presses("Kirim")
    await office.sari.presses("Terima")
    office.read()

    await office.citra.says("/tim 1")
    await office.citra.presses("Kumpulkan tim")
    await office.citra.says("Ruang Rapat, 14.00")

    for phone in (office.sari, office.wati, office.budi):
        assert "Ruang Rapat" in phone.read()[-1]
    assert hadi.read() == []


async def test_a_refusal_with_its_reason_goes_on_to_the_deputy(office):
    await office.offers(office.citra, office.sari, then_ask=office.budi.id)
    await office.sari.presses("Tolak")
    await office.sari.presses("Sedang cuti atau sakit")

    (told,) = office.citra.read()
    assert "Sari (Juru Bicara) tidak dapat menjadi Juru Bicara: sedang cuti" in told
    assert "Budi (Petugas Piket) kini diminta, menunggu sampai 07.15 WITA" in told
    await office.budi.presses("Terima")
    assert await office.roles() == {
        "spokesperson": [("sari", "declined"), ("budi", "accepted")]
    }


async def test_who_is_suspended_is_asked_no_more_and_the_deputy_is(office):
    await office.offers(office.citra, office.sari, then_ask=office.budi.id)
    asked = office.sari.with_button("Terima")
    gita = await office.board.member("Gita", Role.ADMIN)
    await gita.says("/anggota")
    await gita.presses("Sari")
    await gita.presses("Tangguhkan")
    await gita.presses("Ya, tangguhkan")

    await office.sari.presses("Terima", asked)
    assert await office.roles() == {
        "spokesperson": [("sari", "withdrawn"), ("budi", "offered")]
    }


async def test_a_reason_may_be_typed(office):
    await office.offers(office.citra, office.sari)
    await office.sari.presses("Tolak")
    await office.sari.says("Di ruang sidang sampai sore")

    (told,) = office.citra.read()
    assert "Di ruang sidang sampai sore" in told
    assert "Peran itu kosong. Siapa yang mengisi?" in told


async def test_who_answers_late_may_have_it_while_nobody_else_does(office):
    await office.offers(office.citra, office.sari, then_ask=office.budi.id)
    office.read()
    await office.passes(minutes=10)
    assert "belum menjawab permintaan menjadi Juru Bicara" in office.citra.read()[0]
    assert "Anda masih dapat menerima" in office.sari.read()[0]

    await office.sari.presses("Terima")
    assert "sudah tidak berlaku" in office.budi.read()[-1]
    assert await office.roles() == {
        "spokesperson": [("sari", "accepted"), ("budi", "withdrawn")]
    }


async def test_of_two_who_accept_at_once_the_second_is_told_who_has_it(office):
    await office.offers(office.citra, office.sari, then_ask=office.budi.id)
    await office.passes(minutes=10)
    late = office.sari.with_button("Terima")
    await office.budi.presses("Terima")
    before = await office.roles()

    toast = await office.sari.presses("Terima", late)
    assert "sudah tidak berlaku; peran itu pada Budi (Petugas Piket)" in toast
    assert await office.roles() == before


async def test_a_new_offer_takes_the_old_one_back_and_the_holder_keeps_the_role(office):
    await office.offers(office.citra, office.sari)
    await office.sari.presses("Terima")
    await office.offers(office.citra, office.budi)
    assert "menggantikan Sari (Juru Bicara)" in office.budi.read()[-1]
    await office.offers(office.citra, office.wati)

    assert "sudah tidak berlaku" in office.budi.read()[-1]
    assert (await office.roles())["spokesperson"][0] == ("sari", "accepted")
    await office.wati.presses("Terima")
    assert await office.roles() == {
        "spokesperson": [
            ("sari", "renounced"), ("budi", "withdrawn"), ("wati", "accepted")
        ]
    }  # fmt: skip
    assert "Juru bicara isu ini kini Wati" in office.sari.read()[-1]


async def test_nobody_has_a_role_that_their_own_does_not_allow(office):
    with pytest.raises(RoleNotTheirs):
        await office.offers(office.citra, office.budi, Seat("legal_adviser"))
    assert await office.roles() == {}
