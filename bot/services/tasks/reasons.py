"""Answers about a task: why it cannot be done, why it is dropped, what shows it."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.task import Evidence, Task
from bot.domain.text import clean, visible
from bot.ports.mail import Button
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.tasks.card import show_task
from bot.services.tasks.doing import moved
from bot.services.tasks.draft_taps import due_in
from bot.services.tasks.moves import movable, the_task
from bot.services.tasks.owing import living
from bot.services.tasks.owners import reading, responsible
from bot.services.tasks.passing import due_at, given_to
from bot.services.tasks.telling import tell_outcome
from bot.services.tasks.views import task_view
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A reason, or the words of evidence, are at most so long.
REASON_LENGTH, EVIDENCE_LENGTH = 300, 1000

#: Reasons that one tap gives, by what they are for.
REASONS = {
    "task_decline": ("no_time", "not_mine", "no_access"),
    "task_drop": ("not_needed", "done_otherwise"),
}
_ACTIONS = {"task_decline": Action.DECLINE_TASK, "task_drop": Action.DROP_TASK}


async def ask_reason(desk: Desk, pressed: Pressed) -> str:
    """Ask why: by taps, or in words."""
    name = pressed.press.action
    async with member_turn(desk, pressed, _ACTIONS[name]) as turn:
        issue, task = await movable(turn, pressed.press.subject, _ACTIONS[name])
        await turn.ask(name, task.id)
        rows = [[_reason(turn, task, name, code)] for code in REASONS[name]]
        rows.append([turn.button("task_show", task.id, label="back")])
        await turn.reply(
            "task_reason",
            rows=rows,
            issue=await issue_view(turn, issue, turn.member),
            task=await task_view(turn, task, turn.member),
            drops=name == "task_drop",
        )
    return turn.toast


def _reason(turn: Turn, task: Task, name: str, code: str) -> Button:
    text = turn.label(f"task_reason.{code}")
    return turn.button(f"{name}_for", task.id, value=code, text=text)


async def tap_reason(desk: Desk, pressed: Pressed) -> str:
    """Take the reason on the button."""
    name = pressed.press.action.removesuffix("_for")
    async with member_turn(desk, pressed, _ACTIONS[name]) as turn:
        words = turn.label(f"task_reason.{pressed.press.value}", turn.desk.house.locale)
        await _ended(turn, pressed.press.subject, name, words)
    return turn.toast


async def answer_reason(desk: Desk, sent: Sent) -> str:
    """Take the reason that was written."""
    assert sent.dialogue is not None
    name = sent.dialogue.kind
    async with member_turn(desk, sent, _ACTIONS[name]) as turn:
        words = _checked(sent.content.text, REASON_LENGTH)
        await _ended(turn, sent.dialogue.subject, name, words)
    return turn.toast


def _checked(text: str, limit: int) -> str:
    return checked_length(clean(text), limit)


async def _ended(turn: Turn, subject: str, name: str, reason: str) -> None:
    issue, task = await movable(turn, subject, _ACTIONS[name])
    await turn.unit.dialogues.end(turn.member.user_id)
    if name == "task_drop":
        task = await moved(turn, issue, task, Action.DROP_TASK, reason)
        await _tell_owner(turn, issue, task)
    else:
        task = await _given_back(turn, issue, task, reason)
    await show_task(turn, issue, task)
    turn.toast = turn.label(f"toast.{name}", number=task.short)


async def _tell_owner(turn: Turn, issue: Issue, task: Task) -> None:
    """Let who has a task hear that it was dropped."""
    to = await responsible(turn, issue, task)
    if to is not None and to.user_id != turn.member.user_id:
        await tell_outcome(turn, issue, task, to, "dropped")


async def _given_back(turn: Turn, issue: Issue, task: Task, reason: str) -> Task:
    """Give a task back to who gave it, or to a leader where they are gone."""
    me = turn.member.user_id
    without_me = Task(
        task.id, task.issue_id, task.what, task.given_by, task.created_at, task.due_at
    )
    to = await responsible(turn, issue, without_me)
    owner = to.user_id if to is not None and to.user_id != me else task.given_by
    task = await moved(
        turn, issue, task, Action.DECLINE_TASK, reason, owner=owner, told=0
    )
    if to is not None and to.user_id != me:
        await tell_outcome(turn, issue, task, to, "declined")
    return task


async def ask_evidence(desk: Desk, pressed: Pressed) -> str:
    """Ask for what shows that a task was done."""
    async with member_turn(desk, pressed, Action.ADD_EVIDENCE) as turn:
        issue, task = await movable(turn, pressed.press.subject, Action.ADD_EVIDENCE)
        await turn.ask("task_evidence", task.id)
        await turn.reply(
            "task_evidence",
            rows=[[turn.button("task_enough", task.id, label="back")]],
            fresh=True,
            issue=await issue_view(turn, issue, turn.member),
            task=await task_view(turn, task, turn.member),
        )
    return turn.toast


async def answer_evidence(desk: Desk, sent: Sent) -> str:
    """Keep words, links and pictures; the question stays open for more of an album."""
    async with member_turn(desk, sent, Action.ADD_EVIDENCE) as turn:
        assert sent.dialogue is not None
        issue, task = await the_task(turn, sent.dialogue.subject)
        await living(turn, issue, task)
        text = clean(sent.content.text).strip()
        files = sent.content.attachments
        if not files or visible(text):
            text = _checked(text, EVIDENCE_LENGTH)
        me = turn.member.user_id
        await turn.unit.tasks.add_evidence(
            Evidence(task.id, me, turn.now, text, tuple(files))
        )
        await turn.record("task_evidence", issue.id, task.short, content=text)
        if not sent.content.album:
            await turn.unit.dialogues.end(me)
        await show_task(turn, issue, task)
    return turn.toast


async def answer_owner(desk: Desk, sent: Sent) -> str:
    """Pass a task on to whoever was typed."""
    async with member_turn(desk, sent, Action.PASS_TASK) as turn:
        assert sent.dialogue is not None
        issue, task = await movable(turn, sent.dialogue.subject, Action.PASS_TASK)
        name = " ".join(_checked(sent.content.text, 80).split())
        member = (await reading(turn, issue)).people.get(name.casefold())
        await given_to(turn, issue, task, member or name)
    return turn.toast


async def answer_due(desk: Desk, sent: Sent) -> str:
    """Move a task to the time that was typed."""
    async with member_turn(desk, sent, Action.MOVE_DUE) as turn:
        assert sent.dialogue is not None
        issue, task = await movable(turn, sent.dialogue.subject, Action.MOVE_DUE)
        await due_at(turn, issue, task, due_in(turn, sent.content.text))
    return turn.toast
