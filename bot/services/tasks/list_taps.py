"""The taps under a list of tasks: keep all, change one, leave one out."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.task import Medium, TaskDraft
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.tasks.asking import DIALOGUE, ask_missing, due_rows, owner_rows
from bot.services.tasks.draft_list import with_defaults
from bot.services.tasks.draft_taps import go_further, opened
from bot.services.tasks.drafts import (
    asks,
    item_at,
    items_of,
    keep,
    with_fields,
    with_items,
)
from bot.services.tasks.owners import owner_name
from bot.services.tasks.saving import save
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def save_all(desk: Desk, pressed: Pressed) -> str:
    """Keep all tasks of the list, with what nobody said filled in."""
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        items = [with_defaults(turn, draft, item) for item in items_of(draft)]
        draft = with_items(draft, items)
        if asks(draft) == "by":
            await ask_missing(turn, issue, await keep(turn, draft), "by")
        else:
            await save(turn, issue, draft)
    return turn.toast


async def show_item(desk: Desk, pressed: Pressed) -> str:
    """Show one task of the list with who and when to tap, and a way to leave it out."""
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        index = pressed.press.value
        _, item = item_at(draft, index)
        item = with_defaults(turn, draft, item)
        await turn.ask(DIALOGUE, draft.id, {"field": "due", "index": index})
        await turn.reply(
            "task_draft",
            rows=await _item_rows(turn, issue, draft, index),
            issue=await issue_view(turn, issue, turn.member),
            question="both",
            decided=False,
            what=item.what,
            owner=await owner_name(turn, item.owner, item.outside, turn.member),
            due=item.due,
            zone=zone_name(turn),
            now=turn.now,
        )
    return turn.toast


async def _item_rows(
    turn: Turn, issue: Issue, draft: TaskDraft, index: str
) -> list[list[Button]]:
    out = turn.button("task_item_out", draft.id, value=index)
    back = turn.button("task_draft", draft.id, label="back")
    return [
        *await owner_rows(turn, issue, "task_owner", draft.id, index),
        *due_rows(turn, "task_due", draft.id, index),
        [out, back],
    ]


async def leave_out(desk: Desk, pressed: Pressed) -> str:
    """Take one task out of the list."""
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        index, _ = item_at(draft, pressed.press.value)
        items = items_of(draft)
        await go_further(
            turn, issue, with_items(draft, items[:index] + items[index + 1 :])
        )
    return turn.toast


async def change_medium(desk: Desk, pressed: Pressed) -> str:
    """Say that a directive came another way: each tap names the next one."""
    async with member_turn(desk, pressed, Action.DECIDE) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        ways = list(Medium)
        at = ways.index(Medium(draft.fields["medium"]))
        other = ways[(at + 1) % len(ways)]
        await go_further(turn, issue, with_fields(draft, medium=str(other)))
    return turn.toast
