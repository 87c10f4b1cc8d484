"""What calls leave behind, and quiet hours, on every engine."""

from datetime import time, timedelta

from bot.domain.keeping import Keeping
from bot.domain.ladders import EVERYBODY, Ladder, Step
from bot.domain.office import Night
from bot.domain.pacing import Listed, Pace
from bot.domain.quiet import QuietHours
from bot.domain.values import replace
from bot.ports.calls import HeldLetter
from tests.storage.builders import NOW, do, escalation, later, letter, open_issue, see

HOUR = timedelta(hours=1)


async def test_a_climb_keeps_who_must_answer_and_when_taking_expires(storage):
    one = await open_issue(storage)
    steps = (Step(("person:7",), HOUR, 2), Step(("team",), HOUR, EVERYBODY))
    climb = escalation(one.id, ladder=Ladder(steps, HOUR, 2 * HOUR, HOUR))
    await do(storage, lambda u: u.escalations.save(climb))

    assert await see(storage, lambda u: u.escalations.find(one.id)) == climb


async def test_an_answer_counts_once_and_for_its_climb_alone(storage):
    one = await open_issue(storage)
    for who in (7, 8, 7):
        await do(storage, lambda u, w=who: u.calls.answer(one.id, 1, w, NOW))

    assert await see(storage, lambda u: u.calls.answered(one.id, 1)) == {7, 8}
    assert await see(storage, lambda u: u.calls.answered(one.id, 2)) == frozenset()


async def test_whoever_has_an_issue_is_looked_at_when_it_is_time(storage):
    one = await open_issue(storage)
    keeping = Keeping(one.id, 7, later(hours=1), 2 * HOUR, HOUR)
    await do(storage, lambda u: u.calls.keep(keeping))
    assert await see(storage, lambda u: u.calls.keepings_due(NOW, 9)) == []
    asked = replace(keeping, asked_at=later(hours=1), look_at=later(hours=2))
    await do(storage, lambda u: u.calls.keep(asked))

    due = await see(storage, lambda u: u.calls.keepings_due(later(hours=2), 9))
    assert due == [asked]
    assert await see(storage, lambda u: u.calls.keeping(one.id)) == asked
    await do(storage, lambda u: u.calls.end_keeping(one.id))
    assert await see(storage, lambda u: u.calls.keeping(one.id)) is None


async def test_a_list_holds_each_issue_once_and_is_remembered_under_its_key(storage):
    one, two = await open_issue(storage), await open_issue(storage)
    told = Listed(7, one.id, called=False, serial=0, at=NOW)
    calls = replace(told, called=True, serial=3)
    other = Listed(7, two.id, called=False, serial=0, at=later(minutes=1))
    for entry in (told, calls, replace(told, serial=3), other):
        await do(storage, lambda u, e=entry: u.calls.put_on_list(e))
    pace = Pace(7, NOW, 2, later(minutes=1))
    await do(storage, lambda u: u.calls.set_pace(pace))

    assert await see(storage, lambda u: u.calls.waiting(7)) == [calls, other]
    due = await see(storage, lambda u: u.calls.lists_due(later(minutes=1), 9))
    assert due == [pace]
    assert await see(storage, lambda u: u.calls.pace(8)) is None
    await do(storage, lambda u: u.calls.send_list(7, "list:7"))
    assert await see(storage, lambda u: u.calls.waiting(7)) == []
    said = await see(storage, lambda u: u.calls.told_in("list:7"))
    assert said == [replace(calls, letter="list:7"), replace(other, letter="list:7")]
    assert await see(storage, lambda u: u.calls.lists_of(two.id)) == ["list:7"]
    await do(storage, lambda u: u.calls.forget_lists(later(hours=1)))
    assert await see(storage, lambda u: u.calls.lists_of(two.id)) == []


async def test_quiet_hours_are_chosen_changed_and_left_to_the_office(storage):
    hours = QuietHours(7, Night(time(22), time(5, 30)), "WIT")
    await do(storage, lambda u: u.quiet.choose(hours))
    assert await see(storage, lambda u: u.quiet.everyone()) == [hours]
    never = QuietHours(7, None)
    await do(storage, lambda u: u.quiet.choose(never))
    assert await see(storage, lambda u: u.quiet.everyone()) == [never]

    await do(storage, lambda u: u.quiet.leave_to_office(7))
    assert await see(storage, lambda u: u.quiet.everyone()) == []


async def test_what_waits_is_found_at_the_end_and_told_once(storage):
    held = HeldLetter("k", 7, "2026-0001", "level_changed", later(hours=1))
    waits = letter("k", chat=7, not_before=later(hours=2))
    await do(storage, lambda u: u.letters.post(waits), lambda u: u.quiet.hold(held))
    assert await see(storage, lambda u: u.quiet.ended(NOW, 9)) == []
    assert await see(storage, lambda u: u.quiet.ended(later(hours=1), 9)) == [7]
    found = await see(storage, lambda u: u.quiet.held_for(7, later(hours=1)))
    assert found == [held]

    await do(storage, lambda u: u.quiet.mark_told(held, "digest"))
    await do(storage, lambda u: u.quiet.let_go("k", later(hours=1)))

    assert await see(storage, lambda u: u.quiet.ended(later(hours=1), 9)) == []
    told = await see(storage, lambda u: u.quiet.told_in("digest"))
    assert told == [replace(held, digest="digest")]
    assert await storage.outbox.next_due(NOW) == later(hours=1)
    await do(storage, lambda u: u.quiet.forget(later(days=1)))
    assert await see(storage, lambda u: u.quiet.told_in("digest")) == []
