"""Roles of issues and teams: what comes back, one person in a seat, what is due."""

import sqlite3
from contextlib import closing

import pytest

from bot.domain.assignment import Seat
from bot.domain.assignment_life import AssignmentState
from bot.domain.levels import Level
from bot.domain.values import replace
from bot.ports.assignments import Post, Team
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from bot.storage.sql import migrations
from bot.storage.sqlite import migrations as steps
from tests.storage.builders import NOW, assignment, do, issue, later, see

S = AssignmentState
ID = "2026-0001"


@pytest.fixture
async def kept(storage):
    one = assignment(
        level=Level.L3, expires_at=later(minutes=10), then_ask=3, note="Hati-hati"
    )
    await do(
        storage, lambda u: u.issues.add(issue(1)), lambda u: u.issues.add(issue(2))
    )
    await do(storage, lambda u: u.assignments.add(one))
    return one


async def test_an_assignment_comes_back_as_added(storage, kept):
    assert await see(storage, lambda u: u.assignments.find(kept.id)) == kept
    assert await see(storage, lambda u: u.assignments.of_issue(ID)) == [kept]
    assert await see(storage, lambda u: u.assignments.present_of(2)) == [kept]
    assert await see(storage, lambda u: u.assignments.find(f"{ID}/P9")) is None
    counted = [await do(storage, lambda u: u.assignments.next_count(ID)) for _ in "ab"]
    assert counted == [1, 2]


async def test_what_became_of_it_is_kept_and_what_was_offered_never_changes(
    storage, kept
):
    taken = replace(kept, state=S.ACCEPTED, assumed_at=later(minutes=2), then_ask=None)
    forged = replace(taken, member=9, seat=Seat("writer"), offered_by=9, note="lain")
    saved = await do(storage, lambda u: u.assignments.save(forged))

    assert saved.version == 1
    found = await see(storage, lambda u: u.assignments.find(kept.id))
    assert found == replace(taken, version=1)
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.assignments.save(taken))


@pytest.mark.parametrize(
    "other",
    [
        {"state": S.ACCEPTED, "assumed_at": NOW},
        {"state": S.ACCEPTED, "assumed_at": None, "seat": Seat("writer")},
        {"issue_id": "2026-0009"},
    ],
    ids=["two in one seat", "held since never", "no issue"],
)
async def test_the_database_itself_refuses(storage, kept, other):
    held = replace(kept, state=S.ACCEPTED, assumed_at=NOW)
    await do(storage, lambda u: u.assignments.save(held))
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.assignments.add(assignment(f"{ID}/P2", **other)))


async def test_holder_deputy_and_a_second_liaison_have_seats_of_their_own(
    storage, kept
):
    held = {"state": S.ACCEPTED, "assumed_at": NOW}
    for number, seat in enumerate(
        (Seat("spokesperson"), Seat("spokesperson", 0, deputy=True), Seat("x", 1)), 2
    ):
        one = assignment(f"{ID}/P{number}", seat=seat, member=7, **held)
        await do(storage, lambda u, one=one: u.assignments.add(one))

    seats = {a.seat for a in await see(storage, lambda u: u.assignments.present_of(7))}
    assert seats == {
        Seat("spokesperson"),
        Seat("spokesperson", 0, deputy=True),
        Seat("x", 1),
    }


async def test_only_offers_expire_from_their_instant_on(storage, kept):
    more = {"expires_at": later(minutes=1)}
    others = (
        assignment(f"{ID}/P2", member=4, **more),
        assignment(f"{ID}/P3", member=5, state=S.DECLINED, **more),
        assignment(f"{ID}/P4", member=6),
    )
    for one in others:
        await do(storage, lambda u, one=one: u.assignments.add(one))

    async def due(at):
        found = await see(storage, lambda u: u.assignments.expired(at, 10))
        return [one.id for one in found]

    assert await due(later(seconds=59)) == []
    assert await due(later(minutes=1)) == [f"{ID}/P2"]
    assert await due(later(minutes=10)) == [f"{ID}/P2", kept.id]


async def test_a_merge_gives_the_history_to_the_other_issue(storage, kept):
    await do(storage, lambda u: u.assignments.move(ID, "2026-0002"))

    (moved,) = await see(storage, lambda u: u.assignments.of_issue("2026-0002"))
    assert moved == replace(kept, issue_id="2026-0002", version=1)
    assert await see(storage, lambda u: u.assignments.of_issue(ID)) == []


async def test_a_team_comes_back_as_it_was_put_last_and_is_forgotten(storage, kept):
    posts = (Post(Seat("writer"), 2, 3), Post(Seat("agency_liaison", 1)))
    team = Team(ID, posts, NOW)
    sent = replace(
        team, posts=posts[:1], sent_at=NOW, look_at=later(minutes=10), told=2
    )
    for one in (team, sent):
        await do(storage, lambda u, one=one: u.assignments.put_team(one))
        assert await see(storage, lambda u: u.assignments.team(ID)) == one

    vacant = [
        await see(storage, lambda u, m=m: u.assignments.vacancies(later(minutes=m), 9))
        for m in (9, 10)
    ]
    assert vacant == [[], [ID]]
    await do(storage, lambda u: u.assignments.end_team(ID))
    assert await see(storage, lambda u: u.assignments.team(ID)) is None


#: What an older file says: on the first issue somebody agreed and another was asked
#: since; on the second somebody was only asked, and a lead was appointed.
OLDER = (
    "INSERT INTO issue (id, year, number, title, state, is_open, reported_by,"
    " reported_at, version, floors, place, happened, source, merged_into, mapping_owed,"
    " lead) VALUES ('2026-0001', 2026, 1, 'x', 'triage', 1, 1, 1, 0, '', '', '', '', '',"
    " 0, NULL), ('2026-0002', 2026, 2, 'y', 'triage', 1, 1, 2, 0, '', '', '', '', '', 0,"
    " 8)",
    "INSERT INTO note (issue_id, topic, version, written_by, at, code, words, backed_by,"
    " backed_at) VALUES ('2026-0001', 'agenda', 1, 4, 3, '', 'x', NULL, NULL),"
    " ('2026-0001', 'speaker', 1, 4, 5, '7', '', 7, 6),"
    " ('2026-0001', 'speaker', 2, 4, 8, '9', '', NULL, NULL),"
    " ('2026-0002', 'speaker', 1, 4, 8, '9', '', NULL, NULL)",
)


def test_who_spoke_and_led_before_has_the_role_now():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for script in migrations("sqlite").values():
            if "CREATE TABLE assignment (" in script:
                for statement in OLDER:
                    connection.execute(statement)
            for statement in steps.statements(script):
                connection.execute(statement)
        rows = connection.execute(
            "SELECT id, role, member, offered_by, offered_at, assumed_at, state"
            " FROM assignment ORDER BY id"
        ).fetchall()

    assert rows == [
        ("2026-0001/P1", "spokesperson", 7, 4, 5, 6, "accepted"),
        ("2026-0002/P2", "crisis_lead", 8, None, 2, 2, "accepted"),
    ]
