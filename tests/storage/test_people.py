"""Members, invitations and dialogues."""

from bot.domain.member import Dialogue, Invitation
from bot.domain.roles import Role
from bot.domain.values import replace
from tests.storage.builders import NOW, do, later, member, see

INVITATION = Invitation("sha", Role.WRITER, 1, later(hours=24))


async def test_a_member_comes_back_as_saved(storage):
    ana = member(
        2**40,
        position="Kepala",
        locale="en",
        phone="08",
        suspended=True,
        unreachable="blocked",
    )
    await do(storage, lambda u: u.members.save(ana))

    assert await see(storage, lambda u: u.members.find(2**40)) == ana
    assert await see(storage, lambda u: u.members.find(5)) is None


async def test_saving_again_replaces_the_roles(storage):
    ana = member(1)
    changed = replace(ana, roles=frozenset({Role.ADMIN}))
    await do(storage, lambda u: u.members.save(ana), lambda u: u.members.save(changed))

    assert await see(storage, lambda u: u.members.everyone()) == [changed]


async def test_everyone_stands_in_the_order_of_joining(storage):
    for user_id, minutes in ((3, 0), (1, 2), (2, 1)):
        new = member(user_id, joined_at=later(minutes=minutes))
        await do(storage, lambda u, new=new: u.members.save(new))

    everyone = await see(storage, lambda u: u.members.everyone())
    assert [m.user_id for m in everyone] == [3, 2, 1]


async def test_an_invitation_is_used_once(storage):
    await do(storage, lambda u: u.invitations.add(INVITATION))

    assert await do(storage, lambda u: u.invitations.use("sha", 7, NOW)) is True
    assert await do(storage, lambda u: u.invitations.use("sha", 8, NOW)) is False
    found = await see(storage, lambda u: u.invitations.find("sha"))
    assert found == replace(INVITATION, used_by=7)


async def test_an_invitation_that_expired_or_was_voided_cannot_be_used(storage):
    other = replace(INVITATION, token_sha="other", made_by=2)
    mine = replace(INVITATION, token_sha="mine", for_user=9, made_by=2)
    await do(storage, lambda u: u.invitations.add(INVITATION))
    await do(storage, lambda u: u.invitations.add(other))
    await do(storage, lambda u: u.invitations.add(mine))
    await do(storage, lambda u: u.invitations.void_made_by(1))

    late = later(hours=24)
    assert not await do(storage, lambda u: u.invitations.use("sha", 7, NOW))
    assert not await do(storage, lambda u: u.invitations.use("other", 7, late))
    assert not await do(storage, lambda u: u.invitations.use("mine", 7, NOW))
    assert await do(storage, lambda u: u.invitations.use("mine", 9, NOW))
    assert (await see(storage, lambda u: u.invitations.find("sha"))).voided


async def test_tries_are_counted_for_each_person(storage):
    for minutes in (0, 10, 20):
        await do(
            storage, lambda u, m=minutes: u.invitations.add_try(1, later(minutes=m))
        )
    await do(storage, lambda u: u.invitations.add_try(2, NOW))

    count = await see(storage, lambda u: u.invitations.tries_since(1, NOW))
    assert count == 2
    await do(storage, lambda u: u.invitations.add_try(3, later(days=3)))
    assert (
        await see(storage, lambda u: u.invitations.tries_since(2, later(days=-1))) == 0
    )


async def test_a_question_replaces_the_one_before(storage):
    first = Dialogue(1, "report", NOW)
    second = Dialogue(1, "place", later(minutes=1), "2026-0001", {"z": "1", "a": "2"})
    await do(
        storage, lambda u: u.dialogues.ask(first), lambda u: u.dialogues.ask(second)
    )

    assert await see(storage, lambda u: u.dialogues.find(1)) == second
    await do(storage, lambda u: u.dialogues.end(1))
    assert await see(storage, lambda u: u.dialogues.find(1)) is None


async def test_a_stranger_is_greeted_once_a_day(storage):
    async def greet(at):
        return await do(storage, lambda u: u.dialogues.greet_stranger(66, at))

    assert await greet(NOW) is True
    assert await greet(later(hours=23)) is False
    assert await greet(later(hours=24)) is True
    assert await greet(later(hours=25)) is False
