"""What citizens ask for: what comes back, what a change may touch, what is refused."""

import pytest

from bot.domain.citizen_input import Channel, CitizenInput
from bot.domain.input_life import InputState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, issue, later, see

ONE = CitizenInput(
    "i1", "2026-0001", InputState.RECEIVED, "Minta mobil tangki", 7, NOW,
    channel=Channel.LAPOR, lapor="4512345",
)  # fmt: skip


@pytest.fixture
async def kept(storage):
    for count in (1, 2):
        await do(storage, lambda u, n=count: u.issues.add(issue(n)))
    await do(storage, lambda u: u.citizen_inputs.add(ONE))
    return storage


async def test_one_comes_back_as_added(kept):
    assert await see(kept, lambda u: u.citizen_inputs.find("i1")) == ONE
    assert await see(kept, lambda u: u.citizen_inputs.of_issue("2026-0001")) == [ONE]
    assert await see(kept, lambda u: u.citizen_inputs.find("i9")) is None


async def test_a_change_counts_once_and_a_second_hand_is_refused(kept):
    answered = replace(
        ONE, state=InputState.ANSWERED, answer="Ya", count=3,
        answered_by=8, answered_at=later(hours=1),
    )  # fmt: skip

    saved = await do(kept, lambda u: u.citizen_inputs.save(answered))

    assert saved == replace(answered, version=1)
    assert await see(kept, lambda u: u.citizen_inputs.find("i1")) == saved
    with pytest.raises(Conflict):
        await do(kept, lambda u: u.citizen_inputs.save(answered))


@pytest.mark.parametrize("wrong", [{"count": 0}, {"state": InputState.ANSWERED}])
async def test_the_database_refuses_what_cannot_be(kept, wrong):
    with pytest.raises(RuleBroken):
        await do(kept, lambda u: u.citizen_inputs.save(replace(ONE, **wrong)))


async def test_all_of_an_issue_move_to_another(kept):
    await do(kept, lambda u: u.citizen_inputs.move("2026-0001", "2026-0002"))

    assert await see(kept, lambda u: u.citizen_inputs.of_issue("2026-0001")) == []
    [moved] = await see(kept, lambda u: u.citizen_inputs.of_issue("2026-0002"))
    assert moved.words == ONE.words
