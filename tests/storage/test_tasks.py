"""Tasks and decisions: what comes back, what a change may touch, what stays."""

import pytest

from bot.domain.report import Attachment
from bot.domain.task import Evidence, Medium, Origin, TaskDraft
from bot.domain.task_life import TaskState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage import RuleBroken
from tests.storage.builders import NOW, decision, do, issue, later, see, task


@pytest.fixture
async def kept(storage):
    one = task()
    await do(
        storage, lambda u: u.issues.add(issue(1)), lambda u: u.issues.add(issue(2))
    )
    await do(storage, lambda u: u.tasks.add(one))
    return one


async def test_a_task_comes_back_as_added(storage, kept):
    assert await see(storage, lambda u: u.tasks.find(kept.id)) == kept
    assert await see(storage, lambda u: u.tasks.of_issue("2026-0001")) == [kept]
    assert await see(storage, lambda u: u.tasks.find("2026-0001/T9")) is None


async def test_tasks_and_decisions_are_counted_apart(storage, kept):
    kinds = ("T", "T", "K", "T")
    found = [
        await do(storage, lambda u, k=kind: u.tasks.next_count("2026-0001", k))
        for kind in kinds
    ]

    assert found == [1, 2, 1, 3]


async def test_a_change_raises_the_version_and_a_stale_one_is_refused(storage, kept):
    changed = replace(
        kept,
        state=TaskState.DROPPED,
        owner=None,
        outside="Perumda",
        due_at=later(days=2),
        moved_at=later(hours=1),
        moved_by=5,
        reason="Sudah tidak perlu",
        told=1,
    )
    saved = await do(storage, lambda u: u.tasks.save(changed))

    assert saved == replace(changed, version=1)
    assert await see(storage, lambda u: u.tasks.find(kept.id)) == saved
    with pytest.raises(Conflict):
        await do(storage, lambda u: u.tasks.save(changed))


async def test_what_was_given_never_changes(storage, kept):
    forged = replace(
        kept, what="lain", given_by=9, origin=Origin.LESSON, decision="2026-0001/K9"
    )
    await do(storage, lambda u: u.tasks.save(forged))

    found = await see(storage, lambda u: u.tasks.find(kept.id))
    assert found == replace(kept, version=1)


@pytest.mark.parametrize(
    "attack", [{"owner": None}, {"issue_id": "2026-0009"}], ids=["nobody", "no issue"]
)
async def test_the_database_itself_refuses(storage, kept, attack):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.tasks.add(task("2026-0001/T2", **attack)))


async def test_only_what_waits_is_due_and_is_told_once(storage, kept):
    done = task("2026-0001/T2", state=TaskState.DONE, due_at=later(hours=1))
    taken = task("2026-0002/T1", issue_id="2026-0002", state=TaskState.TAKEN)
    told = task("2026-0001/T3", due_at=later(hours=2), told=1)
    for one in (done, taken, told):
        await do(storage, lambda u, one=one: u.tasks.add(one))

    async def due(hours):
        found = await see(storage, lambda u: u.tasks.to_tell(later(hours=hours), 9))
        return [f.id for f in found]

    assert await due(3) == []
    assert await due(4) == ["2026-0001/T1", "2026-0002/T1"]
    waiting = await see(storage, lambda u: u.tasks.waiting())
    assert [t.id for t in waiting] == [told.id, kept.id, taken.id]


async def test_evidence_is_kept_in_its_order(storage, kept):
    photo = Attachment("photo", file_id="f1", unique_id="u1")
    first = Evidence(kept.id, 2, NOW, "Sudah dikirim", (photo,))
    second = Evidence(kept.id, 3, later(hours=1), "https://contoh.go.id/1")
    for one in (first, second):
        await do(storage, lambda u, one=one: u.tasks.add_evidence(one))

    assert await see(storage, lambda u: u.tasks.evidence(kept.id)) == [first, second]


async def test_a_decision_comes_back_whole(storage, kept):
    first, second = (
        decision(),
        decision(
            "2026-0001/K2",
            by=None,
            by_name="Wali Kota",
            why="",
            origin=Origin.DIRECTIVE,
            medium=Medium.WHATSAPP,
        ),
    )
    for one in (first, second):
        await do(storage, lambda u, one=one: u.tasks.decide(one))

    assert await see(storage, lambda u: u.tasks.decision(second.id)) == second
    assert await see(storage, lambda u: u.tasks.decision("2026-0001/K9")) is None
    found = await see(storage, lambda u: u.tasks.decisions("2026-0001"))
    assert found == [first, second]


async def test_a_decision_names_who_decided(storage, kept):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.tasks.decide(decision(by=None)))


async def test_tasks_and_decisions_move_with_their_issue(storage, kept):
    await do(storage, lambda u: u.tasks.decide(decision()))
    await do(storage, lambda u: u.tasks.move("2026-0001", "2026-0002"))

    [moved] = await see(storage, lambda u: u.tasks.of_issue("2026-0002"))
    assert (moved.id, moved.version) == (kept.id, 1)
    [decided] = await see(storage, lambda u: u.tasks.decisions("2026-0002"))
    assert decided == decision(issue_id="2026-0002")
    assert await see(storage, lambda u: u.tasks.decisions("2026-0001")) == []


async def test_a_draft_is_changed_dropped_and_forgotten(storage, kept):
    draft = TaskDraft("d1", "2026-0001", 1, NOW, {"what": "Kirim"})
    changed = replace(draft, fields={"what": "Kirim", "owner": "2"})
    await do(storage, lambda u: u.tasks.keep_draft(draft))
    await do(storage, lambda u: u.tasks.keep_draft(changed))
    assert await see(storage, lambda u: u.tasks.draft("d1")) == changed

    await do(storage, lambda u: u.tasks.drop_draft("d1"))
    assert await see(storage, lambda u: u.tasks.draft("d1")) is None
    await do(storage, lambda u: u.tasks.keep_draft(draft))
    await do(storage, lambda u: u.tasks.clear_drafts(NOW))
    assert await see(storage, lambda u: u.tasks.draft("d1")) == draft
    await do(storage, lambda u: u.tasks.clear_drafts(later(seconds=1)))
    assert await see(storage, lambda u: u.tasks.draft("d1")) is None
