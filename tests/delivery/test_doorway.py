"""A letter leaves as soon as it is durable, unless anything speaks for waiting."""

import asyncio

import pytest

from bot.delivery.doorway import Doorway
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from tests.harness.crisis import Crisis, Way
from tests.proofs.faults import post
from tests.proofs.ledger import MARK
from tests.proofs.process import until


@pytest.fixture
async def crisis(tmp_path):
    """A house with a file of its own, and Ana with a phone."""
    crisis = Crisis(tmp_path, None, {}, Way.IN_PROCESS)
    async with crisis.running(waits=True):
        crisis.ana = await crisis.member("Ana", Role.CRISIS_LEAD)
        yield crisis


@pytest.fixture
async def at_the_door(crisis, monkeypatch):
    """What leaves through the door while the postman works."""
    left: list[str] = []
    leave = Doorway.leave

    def noted(door, letters):
        left.extend(one.letter.key for one in letters)
        leave(door, letters)

    monkeypatch.setattr(Doorway, "leave", noted)
    carrying = asyncio.create_task(crisis.house.postman.run())
    await asyncio.sleep(0)
    yield left
    carrying.cancel()
    await asyncio.wait([carrying])


def on_its_way(crisis):
    return crisis.house.postman._on_the_way.letters


async def test_a_call_leaves_without_being_claimed(crisis, at_the_door):
    ping = await post(crisis, crisis.ana.id)

    await until(crisis.ana.texts)
    assert at_the_door == [ping.key]
    assert crisis.ana.texts() == ["Kabar"]


@pytest.mark.parametrize("klass", [MessageClass.INFO, MessageClass.BOARD])
async def test_what_nobody_waits_for_is_claimed(crisis, at_the_door, klass):
    await post(crisis, crisis.ana.id, klass=klass)

    await until(crisis.ana.texts)
    assert at_the_door == []


async def test_what_answers_a_letter_is_claimed(crisis, at_the_door):
    first = await post(crisis, crisis.ana.id)
    await until(lambda: crisis.ana.texts() and not on_its_way(crisis))
    crisis.clock.advance(seconds=2)
    second = await post(crisis, crisis.ana.id, "Lagi", replies_to=first.key)

    await until(lambda: len(crisis.ana.texts()) == 2)
    assert at_the_door == [first.key]
    assert crisis.ana.texts() == ["Kabar", "Lagi"]
    assert second.key not in at_the_door


async def test_what_the_throttle_holds_back_is_claimed_later(crisis, at_the_door):
    now = crisis.clock.now().timestamp()
    crisis.house.postman._throttle.blocked(crisis.ana.id, now, 60)
    await post(crisis, crisis.ana.id)

    assert at_the_door == []
    crisis.clock.advance(seconds=61)
    await until(crisis.ana.texts)
    assert crisis.ana.texts() == ["Kabar"]


async def test_one_that_lost_its_place_meanwhile_is_put_back(
    crisis, at_the_door, monkeypatch
):
    door = crisis.house.postman._door
    asked: list[str] = []

    def wait(letter):
        asked.append(letter.key)
        return 5.0 if len(asked) == 2 else 0.0

    monkeypatch.setattr(door, "_wait", wait)
    ping = await post(crisis, crisis.ana.id)
    await until(lambda: not on_its_way(crisis))

    assert at_the_door == [ping.key]
    assert crisis.ana.texts() == []
    crisis.clock.advance(seconds=6)
    await until(crisis.ana.texts)
    assert crisis.ana.texts() == ["Kabar"]


async def test_nothing_leaves_through_it_once_the_postman_ends(crisis, at_the_door):
    await crisis.house.postman.drain(1)
    await post(crisis, crisis.ana.id)

    assert at_the_door == []


async def test_one_on_its_way_is_not_taken_for_a_lost_one(crisis, at_the_door):
    """Whoever looks for letters of dead processes leaves ours alone."""
    held = asyncio.Event()
    bot = crisis.house.postman._counter._bot
    send = bot.do_api_request

    async def slowly(*said, **more):
        await held.wait()
        return await send(*said, **more)

    crisis.house.postman._counter._bot = type("Slow", (), {"do_api_request": slowly})
    await post(crisis, crisis.ana.id)
    await crisis.house.postman.rescue()
    held.set()

    await until(crisis.ana.texts)
    assert crisis.ana.texts() == ["Kabar"]


async def test_after_a_death_before_it_left_it_says_that_it_may_be_a_copy(crisis):
    crisis.house.storage.outbox.hand_over(crisis.house.postman._door)
    monkey = pytest.MonkeyPatch()
    monkey.setattr(Doorway, "leave", lambda door, letters: None)
    await post(crisis, crisis.ana.id)
    monkey.undo()
    crisis.house.postman._door._ours.clear()  # the next process knows of nothing

    await crisis.house.postman.rescue()
    await crisis.settle()
    assert crisis.ana.texts() == [f"Kabar\n{MARK}"]
