"""Ladders that run, one for an issue."""

from bot.domain.values import replace
from tests.storage.builders import do, escalation, later, open_issue, see


async def test_a_climb_comes_back_with_its_own_ladder(storage):
    one = await open_issue(storage)
    climb = escalation(one.id, calls=5, started_by=2**40)
    await do(storage, lambda u: u.escalations.save(climb))

    assert await see(storage, lambda u: u.escalations.find(one.id)) == climb
    assert await see(storage, lambda u: u.escalations.find("2026-0009")) is None


async def test_what_is_due_is_found_the_longest_waiting_first(storage):
    climbs = []
    for minutes in (5, 3, 20):
        one = await open_issue(storage)
        climbs.append(escalation(one.id, due_at=later(minutes=minutes)))
        await do(storage, lambda u: u.escalations.save(climbs[-1]))

    due = await see(storage, lambda u: u.escalations.due(later(minutes=5), 10))
    assert due == [climbs[1], climbs[0]]
    assert len(await see(storage, lambda u: u.escalations.due(later(days=1), 2))) == 2
    assert await see(storage, lambda u: u.letters.late_pings(later(minutes=4))) == [
        climbs[1].issue_id
    ]


async def test_a_stopped_climb_is_never_due(storage):
    one = await open_issue(storage)
    climb = escalation(one.id)
    await do(storage, lambda u: u.escalations.save(climb.stop()))

    assert await see(storage, lambda u: u.escalations.due(later(days=9), 10)) == []
    assert await see(storage, lambda u: u.escalations.find(one.id)) == climb.stop()


async def test_a_newer_climb_takes_the_place_of_the_older(storage):
    one = await open_issue(storage)
    newer = replace(escalation(one.id), serial=2, reason="level")
    await do(storage, lambda u: u.escalations.save(newer))

    assert await see(storage, lambda u: u.escalations.find(one.id)) == newer
    assert await see(storage, lambda u: u.escalations.due(later(days=9), 9)) == [newer]
