"""What the storage remembers is what the tables say, whatever happened in between."""

import re

import pytest

from bot.domain.issue_life import IssueState
from bot.domain.report import Content
from bot.domain.values import replace
from bot.storage import sql
from bot.storage.remembering import (
    CLIMB,
    ISSUE,
    OPENED,
    REPORTS,
    ROSTERED,
    SAID,
    SHIFTS,
    TEAM,
    forgotten,
)
from tests.storage.builders import (
    NOW,
    do,
    escalation,
    issue,
    later,
    member,
    report,
    see,
)

TABLES = re.compile(r"CREATE (?:VIRTUAL )?TABLE (\w+)")


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_of_every_statement_it_is_known_which_tables_it_changes(engine):
    tables = set(TABLES.findall("".join(sql.migrations(engine).values())))

    for name, text in sql.queries(engine).items():
        writes = re.search(r"\b(INSERT|DELETE|(?<!FOR )UPDATE(?! SET))\b", text)
        assert sql.changed_tables(text) <= tables, name
        assert bool(sql.changed_tables(text)) == bool(writes), name
        asks = text.startswith(("SELECT", "WITH"))
        assert sql.only_reads(text) == (asks and writes is None), name


@pytest.mark.parametrize(
    ("statement", "ends"),
    [
        ("members.save", {TEAM}),
        ("issues.add", {ISSUE}),
        ("issues.save", {ISSUE, SAID, OPENED}),
        ("reports.add", {REPORTS}),
        ("reports.assign", {REPORTS, SAID, OPENED}),
        ("escalations.stop_older", {CLIMB}),
        ("erasing.mask_member", {TEAM}),
        ("rosters.drop", {SHIFTS, ROSTERED}),
        ("erasing.rostered", {SHIFTS, ROSTERED}),
        ("outbox.sent", set()),
    ],
)
def test_whatever_changes_a_table_ends_what_is_remembered_of_it(statement, ends):
    assert forgotten().get(statement, set()) == ends


async def test_a_member_who_changed_is_seen_changed_and_one_who_did_not_is_not(storage):
    await do(storage, lambda u: u.members.save(member(1, name="Ana")))
    assert [m.name for m in await see(storage, lambda u: u.members.everyone())] == [
        "Ana"
    ]
    with pytest.raises(KeyError):
        async with storage.begin() as unit:
            await unit.members.save(member(1, name="Budi"))
            assert (await unit.members.find(1)).name == "Budi"
            assert [m.name for m in await unit.members.everyone()] == ["Budi"]
            raise KeyError
    assert (await see(storage, lambda u: u.members.find(1))).name == "Ana"
    await do(storage, lambda u: u.members.save(member(2, name="Citra")))

    names = [m.name for m in await see(storage, lambda u: u.members.everyone())]
    assert names == ["Ana", "Citra"]
    assert await see(storage, lambda u: u.members.find(3)) is None


def wrote(name: str, number: int, text: str):
    return report(name, issue_id=issue(number).id, content=Content(text))


async def said(storage) -> list[tuple[str, str]]:
    """Return what was said as it is remembered, and see that the tables say the same."""
    remembered = await see(storage, lambda u: u.reports.said_when_open(3))
    async with storage.begin() as unit:
        unit._session.notes.clear()
        assert await unit.reports.said_when_open(3) == remembered
    return remembered


async def test_what_was_said_is_remembered_as_the_tables_say_it(storage):
    async def opened(number, at=NOW):
        async with storage.begin() as unit:
            await unit.issues.add(issue(number, reported_at=at))
            await unit.reports.add(wrote(f"r{number}", number, f"text {number}"))
            await unit.commit(f"issue {number}")

    assert await said(storage) == []
    for number in (1, 2, 3, 4):
        await opened(number, later(minutes=number))
        assert (await said(storage))[0][1] == f"text {number}"
    await opened(5, NOW)  # the clock was put back: it is not the newest
    assert [text for _, text in await said(storage)] == ["text 4", "text 3", "text 2"]
    await do(storage, lambda u: u.reports.add(wrote("r6", 4, "more")))
    assert [text for _, text in await said(storage)] == ["text 4", "more", "text 3"]
    await do(storage, lambda u: u.reports.add(report("r7", issue_id="")))
    assert len(await said(storage)) == 3
    await do(storage, lambda u: u.reports.revise("r4", Content("another"), NOW))
    assert (await said(storage))[0][1] == "another"
    four = await see(storage, lambda u: u.issues.find(issue(4).id))
    closed = replace(four, state=IssueState.REJECTED)
    await do(storage, lambda u: u.issues.save(closed))
    assert [text for _, text in await said(storage)] == ["text 3", "text 2", "text 1"]
    await do(storage, lambda u: u.reports.move(issue(3).id, issue(1).id))
    assert "text 3" in [text for _, text in await said(storage)]


async def test_a_note_that_became_an_issue_stands_before_what_is_added_to_it(storage):
    await do(storage, lambda u: u.reports.add(report("r1", issue_id="")))
    assert await said(storage) == []
    async with storage.begin() as unit:
        await unit.issues.add(issue(1))
        await unit.reports.assign("r1", issue(1).id)
        await unit.commit("it became an issue")
    await do(storage, lambda u: u.reports.add(wrote("r2", 1, "more")))

    found = await see(storage, lambda u: u.reports.of_issue(issue(1).id))
    assert [one.id for one in found] == ["r1", "r2"]
    assert [text for _, text in await said(storage)] == ["Air keran keruh", "more"]


async def test_what_was_just_written_is_read_as_it_is_stored(storage):
    fine = NOW.replace(microsecond=123_456)
    async with storage.begin() as unit:
        await unit.issues.add(issue(1, reported_at=fine))
        await unit.reports.add(report("r1", issue_id=issue(1).id, at=fine))
        assert await unit.escalations.find(issue(1).id) is None
        await unit.escalations.save(escalation(issue(1).id, due_at=fine))
        remembered = (
            await unit.issues.find(issue(1).id),
            await unit.escalations.find(issue(1).id),
            await unit.reports.of_issue(issue(1).id),
        )
        unit._session.notes.clear()
        assert remembered == (
            await unit.issues.find(issue(1).id),
            await unit.escalations.find(issue(1).id),
            await unit.reports.of_issue(issue(1).id),
        )
