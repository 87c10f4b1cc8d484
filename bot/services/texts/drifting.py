"""Fact drift: a fact behind a text is none any more (doctrine.md 4.2)."""

from bot.domain.access import Action, leads
from bot.domain.clocks import Stop
from bot.domain.conflicts import drift
from bot.domain.document import Document
from bot.domain.document_life import STANDING, SUBMITTED
from bot.domain.enquiry import Line
from bot.domain.entry_numbers import short_number
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.publication import is_out
from bot.domain.task import Origin, Task
from bot.domain.writing import facts_behind, short_of
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.requests import Pressed
from bot.services.tasks.opening import open_task
from bot.services.tasks.owners import may_own
from bot.services.tasks.telling import tell_owners
from bot.services.texts.approval_letters import rewrite_requests
from bot.services.texts.finding_documents import the_document
from bot.services.texts.reopening import back_to_draft
from bot.services.texts.voiding import NAMED, Because, holders, tell_void
from bot.services.timing.meeting import meet
from bot.services.turn import Turn, member_turn

#: In these states others rely on the words of a text.
_RELIED_ON = SUBMITTED | STANDING


async def mind_drift(turn: Turn, issue: Issue, old: Fact, new: Fact) -> None:
    """See to the texts that rest on a fact which was verified, and is not any more.

    One that is not out yet is a draft again; of one that is out the lead decides
    whether it needs a correction or an update.
    """
    drifted = drift(old, new)
    if drifted is None:
        return
    short = short_number(drifted.fact_id, issue.id)
    why = Because(fact=short, now=drifted.state)
    for document in await turn.unit.documents.of_issue(issue.id):
        if drifted.fact_id not in facts_behind(document):
            continue
        if document.state in _RELIED_ON:
            await turn.record("text_drifted", issue.id, f"{short_of(document)} {short}")
            await _mind(turn, issue, document, why)


async def _mind(turn: Turn, issue: Issue, document: Document, why: Because) -> None:
    if await _is_out(turn, issue, document):
        await _owe_correction(turn, issue, document, why)
        return
    people = await holders(turn, issue, document)
    await rewrite_requests(turn, document, "approval_void", turn.member, fact=why.fact)
    await back_to_draft(turn, document, Action.DRAFT)
    await tell_void(turn, issue, document, why, people)


async def _is_out(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether anybody outside has the text: published, or given as an answer."""
    if is_out(await turn.unit.publications.of_document(document.id)):
        return True
    said = f"{short_of(document)} v"
    asked = await turn.unit.enquiries.of_issue(issue.id)
    if any(e.line is Line.DOCUMENT and e.reference.startswith(said) for e in asked):
        return True
    inputs = await turn.unit.citizen_inputs.of_issue(issue.id)
    return any(one.answer == document.number for one in inputs)


async def _owe_correction(
    turn: Turn, issue: Issue, document: Document, why: Because
) -> Task:
    """Ask the lead, with a task, whether a text that is out has to be corrected."""
    locale = turn.desk.house.locale
    what = turn.label(
        "tasks.correct",
        locale,
        number=document.number,
        fact=why.fact,
        state=turn.label(f"fact_state.{why.now}", locale).lower(),
    )
    return await owe_correction(turn, issue, what, Origin.DRIFT)


async def owe_correction(
    turn: Turn, issue: Issue, what: str, origin: Origin = Origin.NAME
) -> Task:
    """Ask the lead once, with a task, whether a text that is out has to be corrected.

    *what* names the text: its task leads to the correction.
    """
    known = await turn.unit.tasks.of_issue(issue.id)
    same = next((task for task in known if task.what == what), None)
    if same is not None:
        return same
    due = turn.now + turn.desk.playbook.tasks.correction_within
    owner = await _lead(turn, issue)
    task = await open_task(turn, issue, what, owner, due, origin=origin)
    await tell_owners(turn, issue, [task])
    return task


def name_said(turn: Turn, document: Document) -> str:
    """Return the task of a text that is out and says a protected name (U-08)."""
    locale = turn.desk.house.locale
    return turn.label("tasks.correct_name", locale, number=document.number)


async def _lead(turn: Turn, issue: Issue) -> int:
    able = [m for m in await turn.team() if may_own(m, issue) and leads(m, issue)]
    return able[0].user_id if able else issue.owner or turn.member.user_id


async def say_out(desk: Desk, pressed: Pressed) -> str:
    """Say that a text was out before its approval was void: the first word is given.

    Where its fact changed, a correction is owed.
    """
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await the_issue(turn, document.issue_id)
        fact, _, state = pressed.press.value.partition(" ")
        named = pressed.press.value == NAMED
        await meet(turn, issue, Stop.FIRST_WORD_OUT)
        detail = f"{short_of(document)} v{document.submitted_version}"
        await turn.record("text_was_out", issue.id, detail)
        if document.state in SUBMITTED:
            await meet(turn, issue, Stop.APPROVAL_ANSWERED, short_of(document))
        if not fact:
            turn.toast = turn.label("toast.text_out", number=document.number)
            return turn.toast
        if named:
            task = await owe_correction(turn, issue, name_said(turn, document))
        else:
            why = Because(False, fact, state)
            task = await _owe_correction(turn, issue, document, why)
        turn.toast = turn.label("toast.correction_owed", number=task.short)
    return turn.toast
