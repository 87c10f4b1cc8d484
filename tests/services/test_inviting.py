"""Inviting: who may give which role, and what the link says."""

import pytest

from bot.domain.roles import SHORT_NAMES, Role
from bot.services.people.inviting import invite_from_host
from tests.harness.crisis import Crisis

#: Which roles the holder of a role may give; whoever is not here gives none.
MAY_GIVE = {
    Role.ADMIN: set(Role),
    Role.CRISIS_LEAD: set(Role) - {Role.ADMIN, Role.HEAD_OF_AGENCY},
}

WORDS = {role: short for short, role in SHORT_NAMES.items()} | {Role.ADMIN: "admin"}


@pytest.fixture
async def crisis(tmp_path):
    crisis = Crisis(tmp_path, None, {})
    async with crisis.running():
        yield crisis


@pytest.mark.parametrize("giver", Role)
async def test_everyone_gives_just_the_roles_that_are_theirs_to_give(crisis, giver):
    budi = await crisis.member("Budi", giver)

    given = set()
    for role in Role:
        await budi.says(f"/undang {WORDS[role]}")
        if any("?start=" in text for text in budi.texts()):
            given.add(role)
        budi.ignores()

    assert given == MAY_GIVE.get(giver, set())


async def test_the_message_can_be_forwarded_as_it_is(crisis):
    budi = await crisis.member("Budi", Role.ADMIN)

    await budi.says("/undang ketua")

    message = budi.hears("Ketua Tim Krisis", "https://t.me/siaga_bot?start=")
    assert "satu kali" in message.text
    assert "Jumat, 13 Maret 2026, 07.05 WITA" in message.text
    assert "Budi" not in message.text
    assert message.buttons == []


async def test_the_english_word_works_too(crisis):
    budi = await crisis.member("Budi", Role.ADMIN, locale="en")

    await budi.says("/invite crisis_lead")

    budi.hears("Crisis Team Lead", "works once", "07:05 WITA")


@pytest.mark.parametrize("typed", ["/undang", "/undang direktur", "/undang <b>"])
async def test_without_a_role_one_may_choose(crisis, typed):
    budi = await crisis.member("Budi", Role.CRISIS_LEAD)

    await budi.says(typed)
    choice = budi.hears("Undang sebagai apa")
    labels = [button.label for row in choice.buttons for button in row]
    await budi.presses("Penulis Naskah", choice)

    assert len(labels) == len(MAY_GIVE[Role.CRISIS_LEAD])
    assert "Admin" not in labels
    budi.hears("Penulis Naskah", "?start=")


async def test_a_reserved_role_names_who_can_give_it(crisis):
    await crisis.member("Ana", Role.ADMIN)
    budi = await crisis.member("Budi", Role.CRISIS_LEAD)

    await budi.says("/undang kepala")

    budi.hears("Kepala Dinas", "Ana (Admin)")


async def test_every_link_is_another_one(crisis):
    desk = crisis.house.desk

    links = {await invite_from_host(desk, Role.ADMIN) for _ in range(20)}

    assert len(links) == 20
    async with crisis.house.storage.begin() as unit:
        rows = await unit.journal.after(0, 100)
    assert {row.entry.actor for row in rows if row.entry.action == "invited"} == {
        "siaga"
    }


async def test_the_journal_never_holds_a_token(crisis):
    link = await invite_from_host(crisis.house.desk, Role.WRITER, for_user=77)

    async with crisis.house.storage.begin() as unit:
        rows = await unit.journal.after(0, 100)
    assert all(link.partition("=")[2] not in str(row.entry) for row in rows)
    assert rows[-1].entry.detail == "writer for member:77"


async def test_a_link_that_was_sent_is_nowhere_in_the_file_that_is_left(tmp_path):
    async with Crisis(tmp_path, None, {}).running() as crisis:
        adi = await crisis.member("Adi", Role.ADMIN)
        await adi.says("/undang pelapor")
        token = adi.hears("start=").text.split("start=")[1].split()[0]

    file = tmp_path / "siaga.db"
    assert b"Undangan" not in file.read_bytes()
    assert token.encode() not in file.read_bytes()
    assert b"invited" in file.read_bytes()
