"""The guide to prepared answers (D6): one question after another, at any time left."""

from bot.domain.access import Action, may
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.prepared_answers import WORDS, Standing
from bot.domain.writing import short_of
from bot.ports.mail import Button
from bot.services.conferences.asked_questions import (
    Wanted,
    next_open,
    suggestion,
    wanted_of,
)
from bot.services.conferences.finding_conferences import the_conference
from bot.services.conferences.invitation import begin_text
from bot.services.conferences.readiness import ANSWERS, text_of
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.finding_documents import open_draft
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The question that a typed answer answers.
DIALOGUE = "prepared_answer"


async def open_answers(desk: Desk, pressed: Pressed) -> str:
    """Begin the answers of a conference, or go on with the next open question."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, conference = await the_conference(turn, pressed.press.subject)
        issue = await open_issue(turn, issue.id)
        document = await text_of(turn, conference, ANSWERS)
        if document is None:
            document = await begin_text(turn, issue, conference, ANSWERS)
        if document.state is DocumentState.DRAFT:
            await show_question(turn, issue, document, fresh=True)
        else:
            await show_draft(turn, issue, document, fresh=True)
    return turn.toast


async def go_to(desk: Desk, pressed: Pressed) -> str:
    """Show the question on the button, or the next open one."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        if document.kind != ANSWERS:
            raise ButtonExpired
        value = pressed.press.value
        await show_question(turn, issue, document, int(value) if value else None)
    return turn.toast


async def show_question(
    turn: Turn,
    issue: Issue,
    document: Document,
    index: int | None = None,
    *,
    fresh: bool = False,
) -> None:
    """Answer with one question, what is suggested, and how far it is."""
    wanted = await wanted_of(turn, issue, document)
    index = next_open(wanted) if index is None else index % len(wanted)
    one = wanted[index] if index is not None else None
    proposed = await _ask(turn, issue, document, one, index or 0)
    await turn.reply(
        "answers",
        fresh=fresh,
        rows=_rows(turn, document, wanted, index),
        issue=await issue_view(turn, issue, turn.member),
        short=short_of(document),
        done=sum(w.answer is not None for w in wanted),
        total=len(wanted),
        question=one.question if one else "",
        present=one.answer.said if one and one.answer else "",
        proposed=proposed,
        most=WORDS,
    )


async def _ask(
    turn: Turn, issue: Issue, document: Document, one: Wanted | None, index: int
) -> str:
    """Await the answer to a question; return what is suggested, "" for none."""
    if one is None:
        await turn.unit.dialogues.end(turn.member.user_id)
        return ""
    facts = {"question": one.question, "index": str(index), "standing": "answer"}
    await turn.ask(DIALOGUE, document.id, facts)
    return await suggestion(turn, issue, one, document.locale)


def _rows(
    turn: Turn, document: Document, wanted: list[Wanted], index: int | None
) -> list[list[Button]]:
    rows = list[list[Button]]()
    if index is not None:
        here = str(index)
        rows = [
            [turn.button("answers_use", document.id, value=here)],
            [
                turn.button("answers_later", document.id, value=here),
                turn.button("answers_cannot", document.id, value=here),
            ],
            [
                turn.button(
                    "answers_go", document.id, value=str(index + 1), label="skip"
                ),
                turn.button("answers_list", document.id),
            ],
        ]
    last = [turn.button("draft_show", document.id, label="answers_text")]
    if any(one.answer for one in wanted) and may(turn.member, Action.REHEARSE):
        last.insert(0, turn.button("rehearse", document.id))
    if index is None:
        last.append(turn.button("answers_list", document.id))
    return [*rows, last]


async def see_list(desk: Desk, pressed: Pressed) -> str:
    """List the questions; a tap leads to one of them."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        wanted = await wanted_of(turn, issue, document)
        buttons = [
            turn.button("answers_go", document.id, value=str(n), text=str(n + 1))
            for n in range(len(wanted))
        ]
        back = turn.button("answers_go", document.id, label="back")
        await turn.reply(
            "answers_list",
            rows=[*(buttons[i : i + 5] for i in range(0, len(buttons), 5)), [back]],
            issue=await issue_view(turn, issue, turn.member),
            short=short_of(document),
            items=[(n, w.question, _mark(w)) for n, w in enumerate(wanted, 1)],
        )
    return turn.toast


def _mark(one: Wanted) -> str:
    marks = {Standing.ANSWER: "✅", Standing.LATER: "⏱", Standing.CANNOT: "⚠"}
    return marks[one.answer.standing] if one.answer else "☐"
