"""Press conferences: what comes back, who is to be told, what the database refuses."""

from datetime import timedelta

import pytest

from bot.domain.conference import LineKind, LogLine
from bot.domain.conference_life import ConferenceState
from bot.domain.runbook import Entry
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import (
    NOW,
    conference,
    do,
    issue,
    later,
    letter,
    outlet,
    see,
)

ONE = "2026-0001/KP1"


@pytest.fixture
async def kept(storage):
    await do(
        storage, lambda u: u.issues.add(issue(1)), lambda u: u.issues.add(issue(2))
    )
    one = conference(place="Aula", topic="Hasil uji", speakers="Sari, Juru Bicara")
    await do(storage, lambda u: u.conferences.add(one))
    return one


async def test_a_conference_comes_back_and_a_stale_change_is_refused(storage, kept):
    assert await see(storage, lambda u: u.conferences.find(ONE)) == kept
    assert await see(storage, lambda u: u.conferences.find("2026-0001/KP9")) is None
    assert await see(storage, lambda u: u.conferences.last_count("2026-0001")) == 1
    changed = replace(
        kept,
        state=ConferenceState.HELD,
        at=later(hours=4),
        began_at=NOW,
        questions_at=later(minutes=3),
        ended_at=later(minutes=20),
        invitation="2026-0001/D1",
        answers="2026-0001/D2",
        told=timedelta(minutes=-30),
        next_at=later(hours=1),
        warned=True,
    )
    saved = await do(storage, lambda u: u.conferences.save(changed))

    assert saved == replace(changed, version=1)
    found = await see(storage, lambda u: u.conferences.of_issue("2026-0001"))
    assert found == [saved]
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.conferences.save(changed))


@pytest.mark.parametrize(
    "attack",
    [
        {"state": ConferenceState.LIVE},
        {"ended_at": NOW},
        {"issue_id": "2026-0009"},
    ],
    ids=["runs without a beginning", "ends without one", "no such issue"],
)
async def test_the_database_refuses_what_cannot_be(storage, kept, attack):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.conferences.add(conference(2, **attack)))


async def test_only_what_is_due_is_told_the_first_first(storage, kept):
    for number, hours in ((2, 3), (3, 1), (4, 9)):
        one = conference(number, next_at=later(hours=hours))
        await do(storage, lambda u, one=one: u.conferences.add(one))

    due = await see(storage, lambda u: u.conferences.due(later(hours=3), 5))

    assert [one.number for one in due] == [3, 2]
    assert len(await see(storage, lambda u: u.conferences.due(later(hours=3), 1))) == 1


async def test_a_checklist_keeps_its_order_and_remembers_who_did_what(storage, kept):
    hour = timedelta(hours=-1)
    two = Entry(ONE, 2, "answers", hour, "writer", 2, blocks=True)
    one = Entry(ONE, 1, "room", hour * 2, "media_liaison", None, text="Lift mati")
    await do(storage, *(lambda u, e=e: u.conferences.put_entry(e) for e in (two, one)))
    done = replace(one, owner=3, done_by=3, done_at=NOW)
    await do(storage, lambda u: u.conferences.put_entry(done))

    assert await see(storage, lambda u: u.conferences.entries(ONE)) == [done, two]
    with pytest.raises(RuleBroken):
        half = replace(two, done_by=2)
        await do(storage, lambda u: u.conferences.put_entry(half))


async def test_the_log_is_numbered_and_outlets_are_marked(storage, kept):
    line = LogLine(ONE, 0, LineKind.PROMISE, 1, NOW, "Hasil uji", "2026-0001/J1")
    numbers = [
        await do(storage, lambda u: u.conferences.add_line(line)) for _ in range(2)
    ]
    await do(
        storage,
        lambda u: u.outlets.add(outlet()),
        lambda u: u.conferences.mark_outlet(ONE, "o1", came=True),
        lambda u: u.conferences.mark_outlet(ONE, "o2", came=True),
        lambda u: u.conferences.mark_outlet(ONE, "o2", came=False),
    )

    assert numbers == [1, 2]
    lines = await see(storage, lambda u: u.conferences.lines(ONE))
    assert lines == [replace(line, number=1), replace(line, number=2)]
    came = await see(storage, lambda u: u.conferences.outlets(ONE))
    assert came == {"o1": True, "o2": False}


async def test_a_merge_moves_conferences_and_a_message_shows_one(storage, kept):
    await do(
        storage,
        lambda u: u.conferences.move("2026-0001", "2026-0002"),
        lambda u: u.letters.post(letter("board", chat=7)),
        lambda u: u.conferences.put_board(ONE, 7, "old"),
        lambda u: u.conferences.put_board(ONE, 7, "board"),
    )
    (one,) = await see(storage, lambda u: u.conferences.of_issue("2026-0002"))
    assert (one.id, one.version) == (ONE, 1)
    assert await see(storage, lambda u: u.conferences.boards(ONE)) == [(7, "board")]
    assert await see(storage, lambda u: u.conferences.shown_at(7, 1)) == ""
    await do(storage, lambda u: u.conferences.drop_board(ONE, 7))
    assert await see(storage, lambda u: u.conferences.boards(ONE)) == []
