"""Facts: what comes back, what a change may touch, and what the database refuses."""

from decimal import Decimal

import pytest

from bot.domain.fact import FactDraft, FactSource, Publicity, SourceKind
from bot.domain.fact_life import FactState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, fact, issue, later, see, verified


@pytest.fixture
async def kept(storage):
    one = fact()
    await do(
        storage, lambda u: u.issues.add(issue(1)), lambda u: u.issues.add(issue(2))
    )
    await do(storage, lambda u: u.facts.next_count("2026-0001"))
    await do(storage, lambda u: u.facts.add(one))
    return one


async def test_a_fact_comes_back_as_added(storage, kept):
    assert await see(storage, lambda u: u.facts.find(kept.id)) == kept
    assert await see(storage, lambda u: u.facts.of_issue("2026-0001")) == [kept]
    assert await see(storage, lambda u: u.facts.find("2026-0001/F9")) is None


@pytest.mark.parametrize(
    "value", [None, Decimal(0), Decimal("-3.25"), Decimal(10) ** 15]
)
async def test_an_amount_is_kept_to_the_last_digit(storage, kept, value):
    one = fact("2026-0001/F2", value=value)
    await do(storage, lambda u: u.facts.add(one))

    assert (await see(storage, lambda u: u.facts.find(one.id))).value == value


async def test_a_change_raises_the_version_and_a_stale_one_is_refused(storage, kept):
    second = FactSource("BPBD", SourceKind.DATA_OWNER, 5)
    changed = replace(
        kept,
        state=FactState.VERIFIED,
        sources=(*kept.sources, second),
        publicity=Publicity.EMBARGO,
        embargo_until=later(hours=2),
        first_verifier=2,
        second_verifier=3,
        second_needed=True,
        verified_at=NOW,
        expires_at=later(hours=6),
        told=1,
        replaced_by="2026-0001/F2",
    )
    saved = await do(storage, lambda u: u.facts.save(changed))

    assert saved == replace(changed, version=1)
    assert await see(storage, lambda u: u.facts.find(kept.id)) == saved
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.facts.save(changed))


async def test_what_was_claimed_never_changes(storage, kept):
    forged = replace(
        kept, value=Decimal(1), text="lain", reporter=9, as_of=later(hours=1)
    )
    await do(storage, lambda u: u.facts.save(forged))

    found = await see(storage, lambda u: u.facts.find(kept.id))
    assert found == replace(kept, version=1)


@pytest.mark.parametrize(
    "attack",
    [
        {"first_verifier": 1},
        {"second_verifier": 1},
        {"second_verifier": 2},
        {"first_verifier": None},
        {"expires_at": None},
        {"second_needed": True},
        {"issue_id": "2026-0009"},
    ],
    ids=["verified by the reporter", "the reporter as second", "one as both", "by nobody",
         "for ever", "the second is missing", "no such issue"],
)  # fmt: skip
async def test_the_database_itself_refuses(storage, kept, attack):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.facts.add(verified("2026-0001/F2", **attack)))

    assert await see(storage, lambda u: u.facts.of_issue("2026-0001")) == [kept]


async def test_what_expires_is_told_once_before_and_once_at_the_time(storage, kept):
    for count, hours in ((2, 5), (3, 1), (4, 3)):
        one = verified(f"2026-0001/F{count}", expires_at=later(hours=hours))
        await do(storage, lambda u, one=one: u.facts.add(one))

    async def due(told, hours):
        found = await see(
            storage, lambda u: u.facts.to_tell(told, later(hours=hours), 9)
        )
        return [f.short for f in found]

    assert await due(0, 3) == ["F3", "F4"]
    assert await due(1, 9) == []
    third = await see(storage, lambda u: u.facts.find("2026-0001/F3"))
    await do(storage, lambda u: u.facts.save(replace(third, told=1)))
    assert (await due(0, 9), await due(1, 9)) == (["F4", "F2"], ["F3"])


async def test_facts_move_with_their_issue_and_keep_their_numbers(storage, kept):
    await do(storage, lambda u: u.facts.move("2026-0001", "2026-0002"))

    [moved] = await see(storage, lambda u: u.facts.of_issue("2026-0002"))
    assert (moved.id, moved.issue_id, moved.version) == (kept.id, "2026-0002", 1)
    assert await see(storage, lambda u: u.facts.of_issue("2026-0001")) == []
    assert [c for c in await storage.integrity() if c.startswith("fact")] == []


async def test_a_draft_is_kept_changed_and_forgotten(storage, kept):
    one = FactDraft("d1", "2026-0001", 1, NOW, {"text": "Kekeruhan", "kind": ""})
    other = replace(one, fields={"text": "Kekeruhan", "kind": "media"})
    await do(storage, lambda u: u.facts.keep_draft(one))
    assert await see(storage, lambda u: u.facts.draft("d1")) == one

    await do(storage, lambda u: u.facts.keep_draft(other))
    assert await see(storage, lambda u: u.facts.draft("d1")) == other

    await do(storage, lambda u: u.facts.clear_drafts(NOW))
    assert await see(storage, lambda u: u.facts.draft("d1")) == other
    await do(storage, lambda u: u.facts.clear_drafts(later(seconds=1)))
    assert await see(storage, lambda u: u.facts.draft("d1")) is None
    await do(storage, lambda u: u.facts.keep_draft(one))
    await do(storage, lambda u: u.facts.drop_draft("d1"))
    assert await see(storage, lambda u: u.facts.draft("d1")) is None


async def test_who_says_that_nothing_is_verified_is_kept(storage, kept):
    assert await see(storage, lambda u: u.facts.declared_none("2026-0001")) is None

    for who in (4, 5):
        await do(
            storage, lambda u, who=who: u.facts.declare_none("2026-0001", who, NOW)
        )

    assert await see(storage, lambda u: u.facts.declared_none("2026-0001")) == 5
