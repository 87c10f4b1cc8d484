"""Issues, their numbers, clocks, answers and levels."""

import asyncio
import itertools

import pytest

from bot.domain.access import may_see
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level, Urgency
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.storage import Conflict, LevelChange, Mapping, RunningClock
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, issue, key, later, member, open_issue, see

FULL = issue(
    1,
    state=IssueState.ANALYSIS,
    version=3,
    urgency=Urgency.DANGER,
    level=Level.L3,
    level_max=Level.L4,
    score=0,
    floors=("victims", "children"),
    owner=2**40,
    taken_at=later(minutes=1),
    place="Samarinda",
    happened="pagi",
    source="warga",
    merged_into="2026-0002",
    mapping_owed=True,
    restricted=True,
    circle=(7, 2**40),
    lead=12,
)


@pytest.mark.parametrize("one", [issue(1), FULL])
async def test_an_issue_comes_back_as_added(storage, one):
    await do(storage, lambda u: u.issues.next_count(2026), lambda u: u.issues.add(one))

    assert await see(storage, lambda u: u.issues.find(one.id)) == one
    assert await see(storage, lambda u: u.issues.find("2026-0099")) is None


async def test_saving_raises_the_version_and_refuses_a_stale_one(storage):
    old = await open_issue(storage)

    new = await do(storage, lambda u: u.issues.save(replace(old, title="Baru")))
    assert new == replace(old, title="Baru", version=1)
    assert await see(storage, lambda u: u.issues.find(old.id)) == new
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.issues.save(replace(old, title="Basi")))
    assert await see(storage, lambda u: u.issues.find(old.id)) == new


async def test_the_newest_issue_with_a_number_is_of_the_latest_year(storage):
    for year in (2025, 2026):
        one = issue(id=f"{year}-0012")
        await do(storage, lambda u, one=one: u.issues.add(one))

    newest = await see(storage, lambda u: u.issues.newest_numbered(12))
    assert newest.id == "2026-0012"
    assert await see(storage, lambda u: u.issues.newest_numbered(13)) is None


async def test_numbers_have_no_gaps_whoever_fails(storage):
    async def count(number):
        async with storage.begin() as unit:
            mine = await unit.issues.next_count(2026)
            await unit.issues.add(issue(mine))
            if number % 3 == 0:
                raise KeyError(number)
            await unit.commit(key())
            return mine

    found = await asyncio.gather(*map(count, range(60)), return_exceptions=True)
    numbers = [n for n in found if isinstance(n, int)]
    assert numbers == list(range(1, 41))
    assert await see(storage, lambda u: u.issues.next_count(2026)) == 41
    assert await see(storage, lambda u: u.issues.next_count(2027)) == 1


async def test_the_same_number_cannot_be_given_twice(storage):
    await open_issue(storage)

    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.issues.add(issue(1)))


async def test_open_issues_are_sorted_by_level(storage):
    levels = [Level.L1, None, Level.L4, Level.L2, None]
    for minute, level in enumerate(levels):
        await open_issue(storage, level=level, reported_at=later(minutes=minute))
    await open_issue(storage, state=IssueState.REJECTED, level=Level.L4)

    found = await see(storage, lambda u: u.issues.open(10))
    assert [one.id[-1] for one in found] == ["3", "4", "2", "5", "1"]
    assert len(await see(storage, lambda u: u.issues.open(2))) == 2
    assert await see(storage, lambda u: u.issues.count_open()) == 5


async def test_following_twice_is_once(storage):
    one = await open_issue(storage)
    for user_id in (2, 1, 2):
        await do(storage, lambda u, who=user_id: u.issues.follow(one.id, who))

    assert await see(storage, lambda u: u.issues.followers(one.id)) == [1, 2]


async def test_a_clock_runs_is_met_and_starts_again(storage):
    one = await open_issue(storage)
    first = RunningClock(one.id, "triage", NOW, later(minutes=30))
    soon = RunningClock(one.id, "acknowledge", NOW, later(minutes=10))
    for clock in (first, soon):
        await do(storage, lambda u, clock=clock: u.issues.start_clock(clock))
    assert await see(storage, lambda u: u.issues.clocks(one.id)) == [soon, first]

    for at in (later(minutes=5), later(minutes=6)):
        await do(storage, lambda u, at=at: u.issues.meet_clock(one.id, "triage", at))
    met = replace(first, met_at=later(minutes=5))
    assert await see(storage, lambda u: u.issues.clocks(one.id)) == [soon, met]
    await do(storage, lambda u: u.issues.meet_clock(one.id, "unknown", NOW))
    again = replace(first, due_at=later(minutes=60))
    await do(storage, lambda u: u.issues.start_clock(again))
    assert await see(storage, lambda u: u.issues.clocks(one.id)) == [soon, again]


async def test_answers_are_kept_for_each_member(storage):
    one = await open_issue(storage)
    mine = Mapping(one.id, 1, "full", {"C3": -1, "A1": 3}, ("victims",))
    await do(storage, lambda u: u.issues.save_mapping(replace(mine, answers={})))
    await do(storage, lambda u: u.issues.save_mapping(mine))

    found = await see(storage, lambda u: u.issues.mapping(one.id, 1))
    assert found == mine
    assert list(found.answers) == ["C3", "A1"]
    assert await see(storage, lambda u: u.issues.mapping(one.id, 2)) is None


async def test_changes_of_level_are_kept_in_order(storage):
    one = await open_issue(storage)
    changes = [
        LevelChange(one.id, NOW, 1, None, 2, 34, ("a", "b"), ""),
        LevelChange(one.id, NOW, 1, 2, 1, None, (), "keliru"),
    ]
    for change in changes:
        await do(storage, lambda u, change=change: u.issues.add_level(change))

    assert await see(storage, lambda u: u.issues.levels(one.id)) == changes


async def test_who_was_appointed_to_lead_is_found_by_what_they_lead(storage):
    await do(
        storage,
        *(lambda u, n=n: u.issues.add(issue(n, lead=n % 2 + 1)) for n in (1, 2, 3)),
    )

    assert await see(storage, lambda u: u.issues.led_by(2)) == [
        "2026-0001",
        "2026-0003",
    ]
    assert await see(storage, lambda u: u.issues.led_by(9)) == []


async def test_the_queries_let_see_exactly_what_the_one_decision_lets_see(storage):
    """Every way to stand to an issue: what SQL returns and counts is what may be seen."""
    ways = itertools.product(
        (False, True), ((), ("F4",)), (None, 1), (None, 1, 7), ((), (1,), (11,))
    )
    keys = ("restricted", "floors", "owner", "lead", "circle")
    issues = [
        issue(n, **dict(zip(keys, way, strict=True))) for n, way in enumerate(ways, 1)
    ]
    await do(storage, *(lambda u, one=one: u.issues.add(one) for one in issues))

    for roles in ({Role.WRITER}, {Role.ADMIN}, {Role.CRISIS_LEAD}, {Role.HEAD_OF_AGENCY},
                  {Role.HEAD_OF_AGENCY, Role.CRISIS_LEAD}):  # fmt: skip
        viewer = member(1, roles=frozenset(roles))
        seen = [one.id for one in issues if may_see(viewer, one)]
        found = await see(storage, lambda u, v=viewer: u.issues.open_to(v, 100))
        assert sorted(one.id for one in found) == seen
        assert await see(storage, lambda u, v=viewer: u.issues.count_open_to(v)) == len(
            seen
        )
        assert 0 < len(seen) < len(issues)
