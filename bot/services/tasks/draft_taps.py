"""The taps and answers under a draft: who, until when, who decided; then it is kept."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.due import read_due
from bot.domain.issue import Issue
from bot.domain.task import TaskDraft
from bot.domain.task_reading import Entry
from bot.domain.values import replace
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.tasks.asking import ask_missing
from bot.services.tasks.drafts import (
    MEETS,
    changed_item,
    item_at,
    keep,
    kind_of,
    the_draft,
    with_fields,
)
from bot.services.tasks.outside_circle import let_owner_in
from bot.services.tasks.owing import writable
from bot.services.tasks.owners import reading
from bot.services.tasks.reading import NAME_LENGTH, due_refused
from bot.services.tasks.saving import go_on, save
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, member_turn


async def opened(turn: Turn, subject: str) -> tuple[Issue, TaskDraft]:
    """Return the asker's draft, and the issue on which it may still be kept."""
    draft = await the_draft(turn, subject)
    return await writable(turn, draft.issue_id, MEETS.get(kind_of(draft))), draft


async def choose_owner(desk: Desk, pressed: Pressed) -> str:
    """Note who does it."""
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        index, _, member = pressed.press.value.partition(":")
        number, item = item_at(draft, index)
        item = replace(item, owner=int(member), outside="")
        await go_further(turn, issue, changed_item(draft, number, item))
    return turn.toast


async def choose_due(desk: Desk, pressed: Pressed) -> str:
    """Note until when."""
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        index, _, at = pressed.press.value.partition(":")
        number, item = item_at(draft, index)
        item = replace(item, due=datetime.fromisoformat(at))
        await go_further(turn, issue, changed_item(draft, number, item))
    return turn.toast


async def choose_decider(desk: Desk, pressed: Pressed) -> str:
    """Note who decided."""
    async with member_turn(desk, pressed, Action.DECIDE) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        await go_further(turn, issue, with_fields(draft, by=pressed.press.value))
    return turn.toast


async def decide_alone(desk: Desk, pressed: Pressed) -> str:
    """Keep a decision that nobody has to carry out."""
    async with member_turn(desk, pressed, Action.DECIDE) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        await go_further(turn, issue, with_fields(draft, alone="1"))
    return turn.toast


async def let_owner_in_and_save(desk: Desk, pressed: Pressed) -> str:
    """Let who is to do it see the restricted issue, and keep the tasks."""
    async with member_turn(desk, pressed, Action.GIVE_ACCESS) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        _, item = item_at(draft, pressed.press.value)
        await save(turn, await let_owner_in(turn, issue, item), draft)
    return turn.toast


async def choose_other(desk: Desk, pressed: Pressed) -> str:
    """Ask who does it instead."""
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        number, item = item_at(draft, pressed.press.value)
        item = replace(item, owner=None, outside="")
        draft = await keep(turn, changed_item(draft, number, item))
        await ask_missing(turn, issue, draft, "owner", number)
    return turn.toast


async def go_further(turn: Turn, issue: Issue, draft: TaskDraft) -> None:
    """Keep a change of a draft, and save it or ask for the next thing."""
    await go_on(turn, issue, await keep(turn, draft))


async def answer_field(desk: Desk, sent: Sent) -> str:
    """Take a typed name or time for what the screen asked."""
    async with member_turn(desk, sent, Action.GIVE_TASK) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue, draft = await opened(turn, asked.subject)
        text = checked_length(" ".join(sent.content.text.split()), NAME_LENGTH)
        draft = await _answered(turn, issue, draft, text, asked.facts)
        await turn.unit.dialogues.end(turn.member.user_id)
        await go_further(turn, issue, draft)
    return turn.toast


async def _answered(
    turn: Turn, issue: Issue, draft: TaskDraft, text: str, asked: dict[str, str]
) -> TaskDraft:
    people = (await reading(turn, issue)).people
    member = people.get(text.casefold())
    if asked["field"] == "by":
        found = {"by": str(member)} if member else {"by_name": text}
        return with_fields(draft, **found)
    number, item = item_at(draft, asked["index"])
    if asked["field"] == "owner":
        return changed_item(draft, number, _owned(item, member, text))
    return changed_item(draft, number, replace(item, due=due_in(turn, text)))


def _owned(item: Entry, member: int | None, name: str) -> Entry:
    return replace(item, owner=member, outside="" if member else name)


def due_in(turn: Turn, text: str) -> datetime:
    """Return the time that a typed answer means; refuse what means none."""
    due = read_due(text, turn.now, work_of(turn))
    if due.at is None:
        raise due_refused(turn, text, due.trouble)
    return due.at


async def show_draft(desk: Desk, pressed: Pressed) -> str:
    """Show a draft again."""
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        issue, draft = await opened(turn, pressed.press.subject)
        await go_on(turn, issue, draft)
    return turn.toast


async def drop_draft(desk: Desk, pressed: Pressed) -> str:
    """Forget what was begun."""
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        await turn.unit.tasks.drop_draft(draft.id)
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.reply("cancelled")
    return turn.toast
