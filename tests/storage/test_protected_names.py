"""Protected names: they come back, move with their issue, and are gone when removed."""

from datetime import timedelta

from bot.domain.access import Action
from bot.domain.issue_life import IssueState
from bot.domain.protected_names import Part, ProtectedName
from bot.domain.retention import Kind
from bot.domain.values import replace
from bot.ports.lives import LifeChange
from tests.storage.builders import NOW, do, issue, later, see

ONE, TWO = "2026-0001", "2026-0002"
VICTIM = ProtectedName("n1", ONE, Part.VICTIM, "Ahmad Rusdiansyah", 1, NOW)
CHILD = ProtectedName("n2", ONE, Part.CHILD, "AR", 2, later(hours=1))


async def kept(storage, state=IssueState.REPORTED):
    await do(
        storage,
        lambda u: u.issues.add(issue(1, state=state)),
        lambda u: u.issues.add(issue(2)),
        lambda u: u.protected_names.add(CHILD),
        lambda u: u.protected_names.add(VICTIM),
    )


async def of(storage, issue_id):
    return list(await see(storage, lambda u: u.protected_names.of_issue(issue_id)))


async def test_names_come_back_in_their_order_move_and_are_removed_once(storage):
    await kept(storage)
    assert await of(storage, ONE) == [VICTIM, CHILD]
    assert await see(storage, lambda u: u.protected_names.find("n2")) == CHILD

    await do(storage, lambda u: u.protected_names.move(ONE, TWO))
    assert await of(storage, ONE) == []
    assert await of(storage, TWO) == [
        replace(one, issue_id=TWO) for one in (VICTIM, CHILD)
    ]
    assert await do(storage, lambda u: u.protected_names.remove("n1"))
    assert not await do(storage, lambda u: u.protected_names.remove("n1"))
    assert await see(storage, lambda u: u.protected_names.find("n1")) is None


async def forget(storage, before):
    return await do(storage, lambda u: u.forgetting.forget(Kind.PROTECTED, before, 9))


async def test_names_stay_while_their_issue_is_open(storage):
    await kept(storage)
    assert await forget(storage, later(days=999)) == 0


async def test_the_term_of_a_name_runs_from_the_last_move_of_its_issue(storage):
    await kept(storage, IssueState.CLOSED)
    moved = LifeChange(ONE, later(days=9), 1, Action.CLOSE, "T17",
                       IssueState.CONTAINED, IssueState.CLOSED)  # fmt: skip
    await do(storage, lambda u: u.lives.add_change(moved))

    assert await forget(storage, later(days=9)) == 0
    assert await forget(storage, later(days=9) + timedelta(milliseconds=1)) == 2
    assert await of(storage, ONE) == []
