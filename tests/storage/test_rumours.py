"""Rumours and promises: what comes back, what a change may touch, what is refused."""

import pytest

from bot.domain.access import Action
from bot.domain.promise import ended, moved
from bot.domain.promise_life import PromiseState
from bot.domain.report import Attachment
from bot.domain.rumour import RumourLabel
from bot.domain.rumour_life import RumourState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, issue, later, promise, rumour, see


@pytest.fixture
async def kept(storage):
    one = rumour()
    await do(
        storage,
        lambda u: u.issues.add(issue(1)),
        lambda u: u.issues.add(issue(2)),
        lambda u: u.rumours.next_count("2026-0001"),
        lambda u: u.rumours.add(one),
        lambda u: u.promises.next_count("2026-0001"),
        lambda u: u.promises.add(promise()),
    )
    return one


WEIGHED = {
    "state": RumourState.CLARIFIED,
    "reach": 2,
    "harm": 3,
    "trending": True,
    "label": RumourLabel.HOAX,
    "labeller": 2,
    "confirmer": 3,
    "proposed": RumourLabel.PARTLY_TRUE,
    "proposer": 4,
    "fact": "2026-0001/F1",
    "proof": "Surat Dinkes",
    "proofs": (Attachment("document", "f", "u", "surat.pdf", 9),),
    "decider": 2,
    "decided_at": later(hours=1),
    "published": "situs resmi",
}


async def test_a_rumour_comes_back_as_added_and_as_changed(storage, kept):
    changed = replace(kept, **WEIGHED)

    assert await see(storage, lambda u: u.rumours.find(kept.id)) == kept
    saved = await do(storage, lambda u: u.rumours.save(changed))
    assert saved == replace(changed, version=1)
    assert await see(storage, lambda u: u.rumours.of_issue("2026-0001")) == [saved]
    assert await see(storage, lambda u: u.rumours.find("2026-0001/RM9")) is None
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.rumours.save(changed))


async def test_what_was_heard_never_changes(storage, kept):
    forged = replace(kept, text="lain", url="", origin="", attachments=(), reporter=9)
    await do(storage, lambda u: u.rumours.save(forged))

    found = await see(storage, lambda u: u.rumours.find(kept.id))
    assert found == replace(kept, version=1)


@pytest.mark.parametrize(
    "attack",
    [
        {"confirmer": 2},
        {"confirmer": None},
        {"labeller": None},
        {"fact": "", "proof": ""},
    ],
)
async def test_the_database_itself_refuses_a_hoax_of_one_or_without_evidence(
    storage, kept, attack
):
    forged = replace(kept, **(WEIGHED | attack))

    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.rumours.save(forged))


async def test_a_promise_comes_back_and_its_words_never_change(storage, kept):
    one = promise()
    late = await do(storage, lambda u: u.promises.save(moved(one, Action.MISS_PROMISE)))
    changes = {"reason": "lab belum selesai", "replaced_by": "2026-0001/J2"}
    over = ended(late, Action.REPLACE_PROMISE, 2, later(hours=4), **changes)
    saved = await do(storage, lambda u: u.promises.save(over))

    assert late.state is PromiseState.OVERDUE
    assert saved == replace(over, version=2)
    assert await see(storage, lambda u: u.promises.of_issue("2026-0001")) == [saved]
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.promises.save(over))
    forged = replace(saved, text="lain", due_at=NOW, made_by=9)
    await do(storage, lambda u: u.promises.save(forged))
    found = await see(storage, lambda u: u.promises.find(one.id))
    assert found == replace(saved, version=3)


async def test_no_promise_is_replaced_without_a_reason(storage, kept):
    silent = replace(promise(), state=PromiseState.REPLACED, replaced_by="2026-0001/J2")

    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.promises.save(silent))


async def test_missed_are_those_whose_time_is_over_and_that_nobody_noted(storage, kept):
    for number, hours in ((2, 1), (3, 2)):
        one = promise(f"2026-0001/J{number}", due_at=later(hours=hours))
        await do(storage, lambda u, one=one: u.promises.add(one))

    found = await see(storage, lambda u: u.promises.missed(later(hours=2), 9))
    assert [one.short for one in found] == ["J2", "J3"]
    late = moved(found[0], Action.MISS_PROMISE)
    await do(storage, lambda u: u.promises.save(late))
    found = await see(storage, lambda u: u.promises.missed(later(hours=2), 9))
    assert [one.short for one in found] == ["J3"]


async def test_both_move_with_their_numbers(storage, kept):
    for book in ("rumours", "promises"):
        await do(
            storage,
            lambda u, b=book: getattr(u, b).move("2026-0001", "2026-0002"),
        )
        assert not await see(
            storage, lambda u, b=book: getattr(u, b).of_issue("2026-0001")
        )
        [one] = await see(
            storage, lambda u, b=book: getattr(u, b).of_issue("2026-0002")
        )
        assert one.id.startswith("2026-0001/")
    # Both sides are counted on their own afterwards.
    assert await do(storage, lambda u: u.rumours.next_count("2026-0001")) == 2
    assert await do(storage, lambda u: u.promises.next_count("2026-0002")) == 1


async def test_a_rumour_is_found_by_the_team_alone(storage, kept):
    async def found(texts):
        asked = await see(storage, lambda u: u.search.understand("diare", texts=texts))
        return await see(
            storage, lambda u: u.search.find(asked, 9, all_words=True)
        ), asked

    assert (await found(False))[0] == []
    ids, asked = await found(True)
    assert list(ids) == ["2026-0001"]
    passage = await see(storage, lambda u: u.search.passage("2026-0001", asked))
    assert (passage.source, "diare" in passage.words) == ("rumour", True)
    await do(storage, lambda u: u.rumours.move("2026-0001", "2026-0002"))
    assert list((await found(True))[0]) == ["2026-0002"]
