"""Meetings: what comes back, who is still to be told, and what the database refuses."""

import pytest

from bot.domain.meeting import Attendance, Guest, LineKind, MinuteLine, Reply
from bot.domain.meeting_life import MeetingState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, issue, later, letter, meeting, see

ONE = "2026-0001/R1"


@pytest.fixture
async def kept(storage):
    await do(
        storage, lambda u: u.issues.add(issue(1)), lambda u: u.issues.add(issue(2))
    )
    one = meeting(place="Ruang Rapat", agenda="Memastikan fakta\nMenyepakati angka")
    await do(storage, lambda u: u.meetings.add(one))
    return one


async def test_a_meeting_comes_back_as_booked_and_a_stale_change_is_refused(
    storage, kept
):
    assert await see(storage, lambda u: u.meetings.find(ONE)) == kept
    assert await see(storage, lambda u: u.meetings.find("2026-0001/R9")) is None
    changed = replace(
        kept,
        state=MeetingState.APPROVED,
        at=later(hours=4),
        chair=3,
        began_at=NOW,
        none_differed=True,
        taker=2,
        submitted_at=NOW,
        approved_by=3,
        approved_at=later(hours=5),
        told=2,
    )
    saved = await do(storage, lambda u: u.meetings.save(changed))

    assert saved == replace(changed, version=1)
    assert await see(storage, lambda u: u.meetings.of_issue("2026-0001")) == [saved]
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.meetings.save(changed))


@pytest.mark.parametrize(
    "attack",
    [
        {"taker": 2, "approved_by": 2},
        {"state": MeetingState.APPROVED},
        {"state": MeetingState.APPROVED, "approved_by": 2},
        {"issue_id": "2026-0009"},
    ],
    ids=["approved by its taker", "by nobody", "taken by nobody", "no such issue"],
)
async def test_the_database_itself_refuses(storage, kept, attack):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.meetings.add(meeting(2, **attack)))


async def test_guests_and_lines_come_back_in_their_order(storage, kept):
    hadi = Guest(ONE, 1, 7)
    pln = Guest(ONE, 2, None, "PLN")
    answered = replace(
        hadi,
        reply=Reply.REPRESENTED,
        said="Bu Wati",
        replied_at=NOW,
        invited=True,
        attendance=Attendance.REPRESENTED,
    )
    lines = [
        MinuteLine(ONE, n, kind, 1, NOW, f"baris {n}", f"K{n}" if n == 2 else "")
        for n, kind in enumerate(LineKind, 1)
    ]
    await do(
        storage,
        *(lambda u, g=g: u.meetings.put_guest(g) for g in (hadi, pln, answered)),
        *(lambda u, one=one: u.meetings.add_line(one) for one in lines),
    )
    assert await see(storage, lambda u: u.meetings.guests(ONE)) == [answered, pln]
    assert await see(storage, lambda u: u.meetings.lines(ONE)) == lines

    await do(storage, lambda u: u.meetings.drop_guest(ONE, 1))
    assert await see(storage, lambda u: u.meetings.guests(ONE)) == [pln]


async def test_what_begins_and_what_waits_is_told_once(storage, kept):
    others = [
        meeting(2, at=later(hours=1), told=1),
        meeting(3, at=later(hours=1), state=MeetingState.SUBMITTED, told=1),
        meeting(4, at=later(hours=1), state=MeetingState.CANCELLED),
    ]
    await do(storage, *(lambda u, one=one: u.meetings.add(one) for one in others))

    async def found(method, **span):
        rows = await see(
            storage, lambda u: getattr(u.meetings, method)(later(**span), 9)
        )
        return [one.short for one in rows]

    assert await found("to_remind", hours=2) == ["R1"]
    assert await found("to_remind", hours=1) == []
    assert await found("minutes_due", hours=1) == ["R3"]
    assert await found("minutes_due", minutes=59) == []


async def test_meetings_move_with_their_issue_and_keep_their_numbers(storage, kept):
    await do(storage, lambda u: u.meetings.move("2026-0001", "2026-0002"))

    [moved] = await see(storage, lambda u: u.meetings.of_issue("2026-0002"))
    assert (moved.id, moved.version) == (ONE, 1)
    assert await see(storage, lambda u: u.meetings.last_count("2026-0001")) == 1
    assert await see(storage, lambda u: u.meetings.last_count("2026-0002")) == 0


async def test_a_message_is_known_by_the_board_that_it_shows(storage, kept):
    await do(storage, lambda u: u.letters.post(letter("board", chat=7)))
    [queued] = await storage.outbox.claim(NOW, [], 9, urgent=False)
    await storage.outbox.sent(queued.id, 55, NOW)
    await do(storage, lambda u: u.meetings.put_board(ONE, 7, "old"))
    await do(storage, lambda u: u.meetings.put_board(ONE, 7, "board"))

    async def shown(chat, message):
        return await see(storage, lambda u: u.meetings.shown_at(chat, message))

    assert await see(storage, lambda u: u.meetings.boards(ONE)) == [(7, "board")]
    assert [await shown(7, 55), await shown(7, 56), await shown(8, 55)] == [ONE, "", ""]
    await do(storage, lambda u: u.meetings.drop_board(ONE, 7))
    assert await shown(7, 55) == ""


async def test_what_minutes_say_is_found_by_the_team(storage, kept):
    line = MinuteLine(ONE, 1, LineKind.NOTE, 1, NOW, "pompa Kalijaya macet")
    await do(storage, lambda u: u.meetings.add_line(line))

    async with storage.begin() as unit:
        asked = await unit.search.understand("kalijaya", texts=True)
        assert await unit.search.find(asked, 9, all_words=True) == ["2026-0001"]
