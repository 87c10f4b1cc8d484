"""A letter that may leave when it is durable is stored as leaving: nobody claims it."""

import pytest

from bot.storage import open_storage
from tests.storage.builders import NOW, claim, do, letter


class Door:
    """Open for all, or for none; what left through it."""

    def __init__(self, is_open=True):
        self.is_open, self.left = is_open, []

    def opens(self, queued):
        return self.is_open

    def leave(self, letters):
        self.left += [queued.letter.key for queued in letters]


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path / 'siaga.db'}"


@pytest.fixture
async def alone(address):
    """A storage that no other process uses."""
    async with open_storage(address) as storage:
        yield storage


@pytest.fixture
def door(alone):
    door = Door()
    alone.outbox.hand_over(door)
    return door


async def post(storage, *letters, after=None):
    acts = [lambda u, one=one: u.letters.post(one) for one in letters]
    await do(storage, *acts, *([after] if after else []))


async def test_where_others_may_work_too_every_letter_is_claimed(storage):
    door = Door()
    storage.outbox.hand_over(door)
    await post(storage, letter("a", "ping"))

    assert bool(door.left) is not storage._engine.shared
    assert await claim(storage, urgent=True) == (["a"] if not door.left else [])


async def test_it_leaves_once_it_is_durable_and_is_nobody_elses(alone, door):
    await post(alone, letter("a", "ping"))

    assert door.left == ["a"]
    assert await claim(alone, urgent=True) == []
    [leaving] = await alone.outbox.rescue()
    assert leaving.letter.key == "a"


async def test_a_unit_that_is_lost_sends_nothing(alone, door):
    async with alone.begin() as unit:
        await unit.letters.post(letter("a", "ping"))

    assert door.left == []
    assert await claim(alone, urgent=True) == []


async def test_of_several_to_one_chat_the_most_urgent_leaves_and_the_rest_wait(
    alone, door
):
    both = [letter("receipt", "receipt"), letter("ping", "ping")]
    await post(alone, *both, letter("else", "receipt", chat=2))

    assert door.left == ["ping", "else"]
    assert await claim(alone) == []
    [ping, _] = await alone.outbox.rescue()
    await alone.outbox.sent(ping.id, 1, NOW)
    assert await claim(alone) == ["receipt"]


async def test_what_waited_before_leaves_before(alone, door):
    door.is_open = False
    await post(alone, letter("older", "reply"))
    door.is_open = True
    await post(alone, letter("newer", "reply"))

    assert door.left == []
    assert await claim(alone, urgent=True) == ["older"]


async def test_what_its_own_unit_cancels_does_not_leave(alone, door):
    guarded = letter("a", "ping", guard="2026-0001")
    await post(alone, guarded, after=lambda u: u.letters.cancel_guarded("2026-0001"))

    assert door.left == []
    assert await claim(alone, urgent=True) == []


async def test_a_letter_known_already_does_not_leave_again(alone, door):
    await post(alone, letter("a", "ping"))
    door.left.clear()
    for one in await alone.outbox.rescue():
        await alone.outbox.sent(one.id, 1, NOW)
    await post(alone, letter("a", "ping"))

    assert door.left == []


async def test_a_letter_to_a_group_that_moved_is_claimed(alone, door):
    await alone.outbox.migrate(-1, -2)
    await post(alone, letter("a", "ping", chat=-1))

    assert door.left == []
    [queued] = await alone.outbox.claim(NOW, [], 9, True)
    assert queued.letter.chat_id == -2


async def test_one_that_was_leaving_at_a_crash_is_settled_at_the_next_start(address):
    async with open_storage(address) as storage:
        storage.outbox.hand_over(Door())
        await post(storage, letter("a", "ping"))
        await storage.abandon()

    async with open_storage(address) as again:
        assert [one.letter.key for one in await again.outbox.rescue()] == ["a"]
