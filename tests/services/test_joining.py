"""Joining: the admins of the settings, one-time links, two questions."""

import asyncio
import re

import pytest

from bot.domain.invitations import token_sha
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.people import joining
from bot.services.people.inviting import invite_from_host
from bot.services.people.membership import ensure_admins
from bot.services.requests import Started
from tests.harness.crisis import Crisis, Phone

ADMIN_ID = 1001


@pytest.fixture
async def crisis(tmp_path):
    crisis = Crisis(tmp_path, None, {"admins": str(ADMIN_ID)})
    crisis.person("Ana")
    async with crisis.running():
        yield crisis


@pytest.fixture
async def ana(crisis) -> Phone:
    """An admin who has joined."""
    ana = crisis.phones[ADMIN_ID]
    await ana.says("/start")
    await ana.presses("Lewati")
    await ana.presses("Lewati")
    ana.ignores()
    return ana


async def member_of(crisis: Crisis, phone: Phone) -> Member | None:
    async with crisis.house.storage.begin() as unit:
        return await unit.members.find(phone.id)


async def token(crisis: Crisis, role: str = "penulis", **who: int) -> str:
    link = await invite_from_host(crisis.house.desk, Role(role), **who)
    return link.partition("?start=")[2]


async def token_from(phone: Phone, role: str) -> str:
    await phone.says(f"/undang {role}")
    found = re.search(r"\?start=([\w-]+)", phone.hears("?start=").text)
    assert found
    return found[1]


async def test_an_admin_of_the_settings_says_who_they_are(crisis):
    ana = crisis.phones[ADMIN_ID]

    await ana.says("/start")
    ana.hears("Ana", button="Lewati")
    await ana.says("Ratna Contoh")
    ana.hears("jabatan", "Ratna Contoh", button="Lewati")
    await ana.says("Pranata Humas")
    ana.hears("terdaftar", "Admin", "verifikasi dua langkah", "/lapor")

    member = await member_of(crisis, ana)
    assert (member.name, member.position) == ("Ratna Contoh", "Pranata Humas")
    assert member.reachable


async def test_the_profile_replaces_the_made_up_name_of_an_admin(crisis, ana):
    assert (await member_of(crisis, ana)).name == "Ana"

    await ana.says("/start")

    ana.hears("Selamat datang, Ana", "Kumpulkan, proses, diseminasikan")


async def test_an_admin_of_the_settings_may_come_by_a_link_too(crisis):
    ana = crisis.phones[ADMIN_ID]

    await ana.says(f"/start {await token(crisis, 'crisis_lead')}")

    ana.hears("Ana", button="Lewati")
    member = await member_of(crisis, ana)
    assert (member.name, member.roles) == ("Ana", {Role.ADMIN, Role.CRISIS_LEAD})


async def test_the_settings_make_a_member_admin_and_a_second_start_changes_nothing(
    crisis,
):
    desk = crisis.house.desk
    budi = await crisis.member("Budi", Role.WRITER)
    desk = replace(desk, admins=frozenset({budi.id}))

    await ensure_admins(desk)
    first = await member_of(crisis, budi)
    await ensure_admins(desk)

    assert first.roles == {Role.WRITER, Role.ADMIN}
    assert await member_of(crisis, budi) == first


async def test_a_suspended_admin_stays_suspended_at_a_start(crisis):
    desk = crisis.house.desk
    budi = await crisis.member("Budi", Role.WRITER, suspended=True)

    await ensure_admins(replace(desk, admins=frozenset({budi.id})))

    assert (await member_of(crisis, budi)).suspended


async def test_a_stranger_joins_with_a_link_and_two_skips(crisis, ana):
    link = await token_from(ana, "penulis")
    budi = crisis.person("Budi")

    await budi.says(f"/start {link}")
    budi.hears("Budi", button="Lewati")
    await budi.presses("Lewati")
    budi.hears("jabatan", button="Lewati")
    await budi.presses("Lewati")
    budi.hears("terdaftar sebagai Penulis Naskah")

    assert (await member_of(crisis, budi)).roles == {Role.WRITER}
    ana.hears("Budi", "Penulis Naskah", str(budi.id))
    crisis.expect_silence()


async def test_who_falls_silent_after_the_link_is_a_member_all_the_same(crisis):
    budi = crisis.person("Budi")

    await budi.says(f"/start {await token(crisis, 'duty_officer')}")

    member = await member_of(crisis, budi)
    assert (member.name, member.position) == ("Budi", "")
    assert member.reachable
    assert "lapor" in [one["command"] for one in budi.phone.menu()]


async def test_a_second_tap_on_the_link_asks_again(crisis):
    link = await token(crisis, "writer")
    budi = crisis.person("Budi")
    await budi.says(f"/start {link}")
    budi.ignores()

    await budi.says(f"/start {link}")

    budi.hears("Budi", button="Lewati")


async def test_a_photo_is_a_report_and_the_question_stays(crisis):
    budi = crisis.person("Budi")
    await budi.says(f"/start {await token(crisis, 'duty_officer')}")

    await budi.does(lambda phone: phone.sends_photo("Banjir di pasar"))
    budi.hears("ISU-2026-0001")
    await budi.says("Budi Contoh")

    assert (await member_of(crisis, budi)).name == "Budi Contoh"


async def test_a_late_skip_changes_nothing(crisis):
    budi = crisis.person("Budi")
    await budi.says(f"/start {await token(crisis, 'writer')}")
    question = budi.hears("Budi", button="Lewati")
    await budi.says("Budi Contoh")
    budi.hears("jabatan")

    tap = await budi.presses("Lewati", question)

    assert tap.text
    crisis.expect_silence()


async def test_a_name_is_short(crisis):
    budi = crisis.person("Budi")
    await budi.says(f"/start {await token(crisis, 'writer')}")
    budi.ignores()

    await budi.says("x" * 65)

    budi.hears("65", "64")
    assert (await member_of(crisis, budi)).name == "Budi"


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u200e", "Anggota 77"),
        ("", "Anggota 77"),
        ("😀" * 64, "😀" * 64),
    ],
)
async def test_any_profile_name_will_do(crisis, shown, kept):
    link = await token(crisis, "writer")
    request = Started(key="k", user_id=77, token=link, profile_name=shown)

    await joining.start(crisis.house.desk, request)

    async with crisis.house.storage.begin() as unit:
        assert (await unit.members.find(77)).name == kept


@pytest.mark.parametrize(
    ("code", "locale"),
    [("en", "en"), ("en-GB", "en"), ("id", "id"), ("jv", "id"), ("", "id")],
)
async def test_the_profile_chooses_the_language(crisis, code, locale):
    link = await token(crisis, "writer")
    request = Started(
        key="k", user_id=77, token=link, profile_name="Budi", profile_locale=code
    )

    await joining.start(crisis.house.desk, request)

    async with crisis.house.storage.begin() as unit:
        assert (await unit.members.find(77)).locale == locale


async def test_a_link_gives_a_member_one_more_role(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER)

    await budi.says(f"/start {await token_from(ana, 'analis')}")

    budi.hears("bertambah", "Analis Isu")
    ana.hears("Budi", "Analis Isu")
    assert (await member_of(crisis, budi)).roles == {Role.WRITER, Role.ANALYST}


async def test_a_link_for_a_role_that_one_has_is_not_used_up(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER)
    link = await token_from(ana, "penulis")
    citra = crisis.person("Citra")

    await budi.says(f"/start {link}")
    budi.hears("Selamat datang")
    await citra.says(f"/start {link}")

    citra.hears("Citra", button="Lewati")


async def test_of_a_link_from_the_host_every_admin_hears(crisis, ana):
    budi = crisis.person("Budi")

    await budi.says(f"/start {await token(crisis, 'admin')}")

    ana.hears("Budi", "Admin")


async def test_only_the_hash_of_a_token_is_kept(crisis):
    plain = await token(crisis, "writer")

    async with crisis.house.storage.begin() as unit:
        assert await unit.invitations.find(plain) is None
        assert (await unit.invitations.find(token_sha(plain))).role is Role.WRITER


async def used(crisis: Crisis, ana: Phone) -> str:
    link = await token(crisis, "writer")
    winner = crisis.person("Pemenang")
    await winner.says(f"/start {link}")
    return link


async def expired(crisis: Crisis, ana: Phone) -> str:
    link = await token(crisis, "writer")
    crisis.clock.advance(hours=24)
    return link


async def foreign(crisis: Crisis, ana: Phone) -> str:
    return await token(crisis, "writer", for_user=424242)


async def voided(crisis: Crisis, ana: Phone) -> str:
    link = await token_from(ana, "penulis")
    async with crisis.house.storage.begin() as unit:
        await unit.invitations.void_made_by(ana.id)
        await unit.commit("void")
    return link


async def of_a_maker_who_may_no_more(crisis: Crisis, ana: Phone) -> str:
    lead = await crisis.member("Ketua", Role.CRISIS_LEAD)
    link = await token_from(lead, "penulis")
    async with crisis.house.storage.begin() as unit:
        member = await unit.members.find(lead.id)
        await unit.members.save(replace(member, roles=frozenset({Role.ANALYST})))
        await unit.commit("demoted")
    return link


async def guessed(crisis: Crisis, ana: Phone) -> str:
    return "AAAAAAAAAAAAAAAAAAAAAA"


async def too_long(crisis: Crisis, ana: Phone) -> str:
    return "A" * 65


async def malformed(crisis: Crisis, ana: Phone) -> str:
    return "tautan saya %00 <b>"


DEAD = [
    used, expired, foreign, voided, of_a_maker_who_may_no_more, guessed, too_long, malformed
]  # fmt: skip


@pytest.mark.parametrize("make", DEAD)
async def test_a_dead_link_tells_a_stranger_nothing(crisis, ana, make):
    link = await make(crisis, ana)
    eve, mallory = crisis.person("Eve"), crisis.person("Mallory")

    await mallory.says("Halo")
    await eve.says(f"/start {link}")

    assert eve.texts() == mallory.texts()
    assert len(eve.texts()) == 1
    assert eve.phone.chat()[-1].buttons == []
    assert eve.phone.menu() == []
    assert await member_of(crisis, eve) is None


@pytest.mark.parametrize("make", DEAD)
async def test_a_dead_link_is_one_text_for_a_member(crisis, ana, make):
    link = await make(crisis, ana)
    budi = await crisis.member("Budi", Role.REPORTER)

    await budi.says(f"/start {link}")

    assert budi.texts() == [
        "Tautan undangan itu tidak dapat dipakai. "
        "Mohon minta tautan baru kepada yang mengundang."
    ]


async def test_a_suspended_member_with_a_link_is_a_stranger(crisis, ana):
    budi = await crisis.member("Budi", Role.WRITER, suspended=True)
    mallory = crisis.person("Mallory")

    await mallory.says("Halo")
    await budi.says(f"/start {await token(crisis, 'analyst')}")

    assert budi.texts() == mallory.texts()
    assert (await member_of(crisis, budi)).roles == {Role.WRITER}


async def test_of_fifty_at_once_one_wins(crisis):
    link, desk = await token(crisis, "writer"), crisis.house.desk

    await asyncio.gather(
        *(
            joining.start(
                desk, Started(key=f"k{n}", user_id=n, token=link, profile_name="X")
            )
            for n in range(1, 51)
        )
    )

    async with crisis.house.storage.begin() as unit:
        team = await unit.members.everyone()
    assert len([member for member in team if Role.WRITER in member.roles]) == 1


async def test_a_person_has_five_tries_an_hour(crisis):
    good = await token(crisis, "writer")
    eve = crisis.person("Eve")
    for guess in range(5):
        await eve.says(f"/start guess{guess}")
    eve.hears("khusus petugas")

    await eve.says(f"/start {good}")
    assert await member_of(crisis, eve) is None
    crisis.clock.advance(hours=1)
    await eve.says(f"/start {good}")

    assert await member_of(crisis, eve) is not None


async def test_a_member_hears_that_it_was_too_often(crisis):
    good = await token(crisis, "analyst")
    budi = await crisis.member("Budi", Role.WRITER)
    for guess in range(5):
        await budi.says(f"/start guess{guess}")
    budi.ignores()

    await budi.says(f"/start {good}")

    budi.hears("terlalu banyak tautan")
    assert (await member_of(crisis, budi)).roles == {Role.WRITER}


async def test_the_same_update_twice_joins_once(crisis):
    link, desk = await token(crisis, "writer"), crisis.house.desk
    request = Started(key="telegram:1", user_id=77, token=link, profile_name="Budi")

    await joining.start(desk, request)
    with pytest.raises(Exception, match="telegram:1"):
        await joining.start(desk, request)

    async with crisis.house.storage.begin() as unit:
        found = await unit.members.find(77)
        assert found.roles == {Role.WRITER}
        assert (await unit.dialogues.find(77)).kind == "join_name"
