"""A task for who may not see a restricted issue: its giver is told first."""

from collections.abc import Sequence

from bot.domain.access import Action, could_see, leads, may, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.task import TaskDraft
from bot.domain.task_errors import TaskOutsideCircle
from bot.domain.task_reading import Entry
from bot.ports.mail import Button
from bot.services.circle.granting_access import welcome
from bot.services.tasks.drafts import items_of, keep
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def shut_out(turn: Turn, issue: Issue, owner: int | None) -> Member | None:
    """Return the member who would own a task and may not see its issue; else None."""
    if owner is None or not issue.restricted:
        return None
    found = (await turn.people()).get(owner)
    return None if found is None or may_see(found, issue) else found


async def refuse_shut_out(turn: Turn, issue: Issue, owner: int | None) -> None:
    """Raise `TaskOutsideCircle` where a task would reach nobody."""
    member = await shut_out(turn, issue, owner)
    if member is not None:
        able = leads(turn.member, issue)
        raise TaskOutsideCircle(
            number=issue.number,
            who=person(turn, member, turn.member),
            able=able,
            remedies=(("access_give", issue.id),) if able else (),
        )


async def warned(turn: Turn, issue: Issue, draft: TaskDraft) -> bool:
    """Warn of the first task that would reach nobody; tell whether there is one."""
    for index, item in enumerate(items_of(draft)):
        member = await shut_out(turn, issue, item.owner)
        if member is not None:
            await keep(turn, draft)
            await turn.reply(
                "task_shut",
                rows=_rows(turn, issue, draft, index),
                issue=await issue_view(turn, issue, turn.member),
                what=item.what,
                who=person(turn, member, turn.member),
                able=leads(turn.member, issue),
            )
            return True
    return False


def _rows(
    turn: Turn, issue: Issue, draft: TaskDraft, index: int
) -> Sequence[list[Button]]:
    let = turn.button("task_access", draft.id, value=str(index))
    other = turn.button("task_other", draft.id, value=str(index))
    return [[let, other]] if leads(turn.member, issue) else [[other]]


async def let_owner_in(turn: Turn, issue: Issue, item: Entry) -> Issue:
    """Let who is to own a task see its issue, and tell them."""
    member = await shut_out(turn, issue, item.owner)
    able = member is not None and may(member, Action.STEP) and could_see(member, issue)
    return await welcome(turn, issue, member, "task") if member and able else issue
