"""Stakeholders, strategies, maps, narratives: what comes back, moves, is refused."""

import pytest

from bot.domain.message_map import MapText, Message, MessageMap
from bot.domain.narrative import Narrative, NarrativeText
from bot.domain.stakeholders import Stakeholder
from bot.domain.strategy import Cluster, Stance, Strategy
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, issue, later, see

ONE = "2026-0001"


def party(which: str = "s1", **changes) -> Stakeholder:
    values = {"issue_id": ONE, "name": "Warga", "power": 2, "interest": 3,
              "added_by": 1, "added_at": NOW, "seed": "affected"}  # fmt: skip
    return Stakeholder(id=which, **(values | changes))


def strategy(**changes) -> Strategy:
    values = {"issue_id": ONE, "cluster": Cluster.ACCIDENTAL, "stance": Stance.DIMINISH, "by": 1,
              "at": NOW, "suggested": "victim inform", "reason": "Sudah dua kali"}  # fmt: skip
    return Strategy(**(values | changes))


def message_map(*texts: str) -> MessageMap:
    messages = tuple(Message(text, ("18 NTU (F2)", "-")) for text in texts)
    return MessageMap(ONE, 1, NOW, MapText("Mengapa?", messages))


def narrative(**changes) -> Narrative:
    said = NarrativeText('Air "keruh"', ("kami periksa",), ("tidak perlu panik",))
    values = {
        "by": 1,
        "at": NOW,
        "said": said,
        "messages": ("a", "b", "c"),
        "map_version": 2,
    }
    return Narrative(ONE, **(values | changes))


@pytest.fixture
async def two(storage):
    """Two issues that nothing belongs to."""
    await do(
        storage, lambda u: u.issues.add(issue(1)), lambda u: u.issues.add(issue(2))
    )
    return storage


async def test_a_stakeholder_comes_back_with_every_change_of_it(two):
    await do(two, lambda u: u.stakeholders.add(party()))
    changed = replace(
        party(), name="Warga Ulu", power=3, interest=1, attitude=-2, pic=4, channel="WA",
        message="Air dikirim", contacted_by=2, contacted_at=later(hours=1),
    )  # fmt: skip
    saved = await do(two, lambda u: u.stakeholders.save(changed))

    assert saved == replace(changed, version=1)
    assert await see(two, lambda u: u.stakeholders.find("s1")) == saved
    assert await see(two, lambda u: u.stakeholders.of_issue(ONE)) == [saved]
    with pytest.raises(Conflict):
        await do(two, lambda u: u.stakeholders.save(changed))


async def test_who_was_removed_is_found_and_not_listed(two):
    await do(two, lambda u: u.stakeholders.add(party(removed=True)))

    assert await see(two, lambda u: u.stakeholders.of_issue(ONE)) == []
    assert (await see(two, lambda u: u.stakeholders.find("s1"))).removed


@pytest.mark.parametrize(
    "attack",
    [{"power": 0}, {"interest": 4}, {"attitude": 3}, {"issue_id": "2026-0009"}],
    ids=str,
)
async def test_the_database_refuses_a_weight_that_is_none(two, attack):
    with pytest.raises(RuleBroken):
        await do(two, lambda u: u.stakeholders.add(party(**attack)))


async def test_versions_are_counted_for_each_part_and_come_back_whole(two):
    first = await do(two, lambda u: u.plans.add_strategy(strategy()))
    second = await do(two, lambda u: u.plans.add_strategy(strategy(reason="")))
    written = await do(two, lambda u: u.plans.add_map(message_map("satu", "dua")))
    told = await do(two, lambda u: u.plans.add_narrative(narrative()))

    assert [first.version, second.version] == [1, 2]
    assert (written.version, told.version) == (1, 1)
    assert await see(two, lambda u: u.plans.strategies(ONE)) == [first, second]
    assert await see(two, lambda u: u.plans.maps(ONE)) == [written]
    assert await see(two, lambda u: u.plans.narratives(ONE)) == [told]
    assert await see(two, lambda u: u.plans.maps("2026-0002")) == []


async def test_a_narrative_is_approved_once_and_never_by_its_writer(two):
    await do(two, lambda u: u.plans.add_narrative(narrative()))
    with pytest.raises(RuleBroken):
        await do(two, lambda u: u.plans.approve_narrative(ONE, 1, 1, NOW))

    assert await do(two, lambda u: u.plans.approve_narrative(ONE, 1, 2, NOW))
    assert not await do(two, lambda u: u.plans.approve_narrative(ONE, 1, 3, NOW))
    assert not await do(two, lambda u: u.plans.approve_narrative(ONE, 2, 3, NOW))
    [one] = await see(two, lambda u: u.plans.narratives(ONE))
    assert (one.approved_by, one.approved_at) == (2, NOW)
    assert not [code for code in await two.integrity() if code.startswith("plan")]


async def test_a_merge_takes_along_what_the_other_issue_does_not_have(two):
    source, target = "2026-0001", "2026-0002"
    await do(
        two,
        lambda u: u.stakeholders.add(party("s1")),
        lambda u: u.stakeholders.add(party("s2", name="DPRD")),
        lambda u: u.stakeholders.add(party("s3", name="WARGA", issue_id=target)),
        lambda u: u.plans.add_strategy(strategy()),
        lambda u: u.plans.add_map(message_map("satu")),
        lambda u: u.plans.add_map(message_map("dua")),
        lambda u: u.plans.add_strategy(strategy(issue_id=target, by=7)),
    )
    await do(
        two,
        lambda u: u.stakeholders.move(source, target),
        lambda u: u.plans.move(source, target),
    )

    parties = await see(two, lambda u: u.stakeholders.of_issue(target))
    assert sorted(one.name for one in parties) == ["DPRD", "WARGA"]
    [chosen] = await see(two, lambda u: u.plans.strategies(target))
    assert chosen.by == 7
    assert len(await see(two, lambda u: u.plans.maps(target))) == 2
    assert await see(two, lambda u: u.plans.maps(source)) == []


async def test_messages_and_narrative_are_searched_by_their_newest_version(two):
    await do(
        two,
        lambda u: u.plans.add_map(message_map("Tangki dikirim")),
        lambda u: u.plans.add_map(message_map("Pipa diganti")),
        lambda u: u.plans.add_narrative(narrative()),
    )

    async def found(words: str, *, texts: bool = True):
        async with two.begin() as unit:
            asked = await unit.search.understand(words, texts=texts)
            return list(await unit.search.find(asked, 5, all_words=True))

    assert await found("mengganti pipa") == [ONE]
    assert await found("tangki") == []
    assert await found("periksa") == [ONE]
    assert await found("pipa", texts=False) == []
