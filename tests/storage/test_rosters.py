"""The roster: shifts come back as they were, spans find what touches them."""

from datetime import date, time, timedelta

import pytest

from bot.domain.roster_draft import RosterDraft
from bot.domain.roster_known import Fault
from bot.domain.roster_people import Trouble
from bot.domain.roster_shifts import DAY, Cover, Dated, Weekly
from bot.domain.roster_swap import Span, Swap, SwapState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from tests.storage.builders import NOW, do, later, see

WITA = "Asia/Makassar"
MONDAYS = Weekly(
    "w1", 7, frozenset({0, 7}), time(8), time(16), WITA, None, date(2026, 12, 31)
)
NIGHTS = replace(
    MONDAYS, id="w2", begins=time(16), ends=time(0), since=date(2026, 1, 5)
)
TODAY = NOW.date()
EVENING = Dated("d1", 8, TODAY, time(20), TODAY + DAY, time(6, 30), WITA)
LONG = Dated("d2", 8, TODAY - 7 * DAY, time(6), TODAY, time(6), WITA)


@pytest.fixture
async def kept(storage):
    lines = [MONDAYS, NIGHTS, EVENING, LONG]
    await do(storage, lambda u: u.rosters.add(lines, 1, NOW))
    return storage


async def test_shifts_come_back_as_they_were_added(kept):
    begins, ends = EVENING.span

    assert await see(kept, lambda u: u.rosters.weekly()) == [MONDAYS, NIGHTS]
    assert await see(kept, lambda u: u.rosters.dated(begins, ends)) == [EVENING]
    for line in (NIGHTS, LONG):
        assert await see(kept, lambda u, one=line: u.rosters.find(one.id)) == line


async def test_a_span_finds_the_dated_shifts_that_touch_it(kept):
    begins, ends = LONG.span
    second = timedelta(seconds=1)

    async def found(start, end):
        lines = await see(kept, lambda u: u.rosters.dated(start, end))
        return [line.id for line in lines]

    assert await found(ends - second, ends) == ["d2"]
    assert await found(ends, ends + second) == []
    assert await found(begins - second, begins) == []


async def test_adding_an_id_again_replaces_the_shift(kept):
    changed = replace(MONDAYS, person=9)
    await do(kept, lambda u: u.rosters.add([changed], 1, later(hours=1)))

    assert await see(kept, lambda u: u.rosters.find("w1")) == changed


async def test_what_is_not_over_is_dropped_and_what_was_stays(kept):
    over = LONG.span[1]
    for name, start in (("c1", over - DAY), ("c2", over)):
        cover = Cover(name, start, start + DAY, 7, 8)
        await do(kept, lambda u, one=cover: u.rosters.cover(one, NOW))

    await do(kept, lambda u: u.rosters.drop_from(over))

    assert await see(kept, lambda u: u.rosters.weekly()) == []
    span = (over - 30 * DAY, over + 30 * DAY)
    assert await see(kept, lambda u: u.rosters.dated(*span)) == [LONG]
    (left,) = await see(kept, lambda u: u.rosters.covers(*span))
    assert left.id == "c1"
    await do(kept, lambda u: u.rosters.drop("d2"))
    assert not await see(kept, lambda u: u.rosters.any())


async def test_covers_come_in_the_order_they_were_made(storage):
    later_made = Cover("a", NOW, later(hours=2), 1, 2)
    first_made = Cover("b", NOW, later(hours=2), 2, 3)
    await do(storage, lambda u: u.rosters.cover(later_made, later(minutes=1)))
    await do(storage, lambda u: u.rosters.cover(first_made, NOW))

    span = (later(hours=1), later(hours=3))
    assert await see(storage, lambda u: u.rosters.covers(*span)) == [
        first_made,
        later_made,
    ]
    assert await see(storage, lambda u: u.rosters.covering("a")) == later_made
    assert await do(storage, lambda u: u.rosters.uncover("a")) is not False
    assert await see(storage, lambda u: u.rosters.covering("a")) is None


async def test_an_offer_is_settled_once(storage):
    given, taken = Span(NOW, later(hours=8)), Span(later(days=1), later(days=2))
    swap = Swap("s1", 7, 8, given, taken, NOW)
    alone = replace(swap, id="s2", taken=None)
    for one in (swap, alone):
        await do(storage, lambda u, one=one: u.rosters.offer(one))
    assert await see(storage, lambda u: u.rosters.swap("s2")) == alone

    accepted = replace(swap, state=SwapState.ACCEPTED)
    await do(storage, lambda u: u.rosters.settle(accepted))

    assert await see(storage, lambda u: u.rosters.swap("s1")) == replace(
        accepted, version=1
    )
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.rosters.settle(accepted))


async def test_a_draft_takes_the_place_of_its_authors_earlier(storage):
    fault = Fault(3, "Senin Zulkifli", Trouble.UNKNOWN, "Zulkifli")
    first = RosterDraft("r1", 7, NOW, (MONDAYS, EVENING), (fault,))
    second = replace(first, id="r2", faults=(), replaces=True)
    await do(storage, lambda u: u.rosters.keep_draft(first))
    assert await see(storage, lambda u: u.rosters.draft("r1")) == first

    await do(storage, lambda u: u.rosters.keep_draft(second))

    assert await see(storage, lambda u: u.rosters.draft("r1")) is None
    assert await see(storage, lambda u: u.rosters.draft("r2")) == second
    await do(storage, lambda u: u.rosters.drop_draft("r2"))
    assert await see(storage, lambda u: u.rosters.draft("r2")) is None


async def test_what_was_told_is_known_by_matter_and_person(storage):
    await do(storage, lambda u: u.rosters.note_told("reminder", NOW, 7))
    await do(storage, lambda u: u.rosters.note_told("reminder", NOW, 7))

    assert await see(storage, lambda u: u.rosters.told("reminder", 7))
    assert not await see(storage, lambda u: u.rosters.told("reminder", 8))
    assert not await see(storage, lambda u: u.rosters.told("reminder"))


async def test_what_is_over_is_forgotten(kept):
    await do(kept, lambda u: u.rosters.leave_note(7, "Air sudah jernih", NOW))
    await do(kept, lambda u: u.rosters.note_told("reminder", NOW))
    over = LONG.span[1]

    await do(kept, lambda u: u.rosters.forget(NOW, over))
    assert await see(kept, lambda u: u.rosters.notes(NOW)) == [(7, "Air sudah jernih")]
    assert await see(kept, lambda u: u.rosters.find("d2")) == LONG

    await do(kept, lambda u: u.rosters.forget(later(seconds=1), over + DAY))
    assert await see(kept, lambda u: u.rosters.notes(NOW)) == []
    assert not await see(kept, lambda u: u.rosters.told("reminder"))
    assert await see(kept, lambda u: u.rosters.find("d2")) is None
