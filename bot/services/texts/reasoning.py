"""Reasons for what the lint warns of: one message, or one tap, answers all."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.lint.marks import Clearing
from bot.domain.text_notes import GivenReason, with_reasons
from bot.domain.writing import short_of
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.asking_reasons import ask_for, refuse_many
from bot.services.texts.before_submit import ready_words
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.finding_documents import open_draft
from bot.services.texts.linting import found_in, owing_reason
from bot.services.texts.mending import reason_in
from bot.services.texts.submitting import hand_in
from bot.services.texts.unready import refuse_unready
from bot.services.turn import Turn, member_turn


async def ask_reasons(desk: Desk, pressed: Pressed) -> str:
    """Ask for the reasons of everything that the lint warns of."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        owed = owing_reason(document, await found_in(turn, issue, document))
        if owed:
            await ask_for(turn, document, owed)
        else:
            await show_draft(turn, issue, document)
    return turn.toast


async def choose_reason(desk: Desk, pressed: Pressed) -> str:
    """Give the reason on the button for everything that the lint warns of."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        await _give(turn, issue, document, _on_button(turn, document, pressed))
        await show_draft(turn, issue, await open_draft(turn, document.id))
    return turn.toast


async def answer_reasons(desk: Desk, sent: Sent) -> str:
    """Give the reason that was typed for everything that the lint warns of."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        assert sent.dialogue is not None
        document = await open_draft(turn, sent.dialogue.subject)
        issue = await open_issue(turn, document.issue_id)
        await _give(turn, issue, document, reason_in(sent))
        await show_draft(turn, issue, await open_draft(turn, document.id))
    return turn.toast


async def submit_because(desk: Desk, pressed: Pressed) -> str:
    """Give the reason on the button, and submit the text."""
    async with member_turn(desk, pressed, Action.SUBMIT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        why = _on_button(turn, document, pressed)
        await _submit(turn, issue, document, why)
    return turn.toast


async def answer_and_submit(desk: Desk, sent: Sent) -> str:
    """Give the reason that was typed, and submit the text."""
    async with member_turn(desk, sent, Action.SUBMIT) as turn:
        assert sent.dialogue is not None
        document = await open_draft(turn, sent.dialogue.subject)
        issue = await open_issue(turn, document.issue_id)
        await _submit(turn, issue, document, reason_in(sent))
    return turn.toast


def _on_button(turn: Turn, document: Document, pressed: Pressed) -> str:
    return turn.label(f"button.reason_{pressed.press.value}", document.locale)


async def _submit(turn: Turn, issue: Issue, document: Document, why: str) -> None:
    await refuse_unready(turn, issue, document)
    document = await _give(turn, issue, document, why)
    ready = await ready_words(turn, issue, document)
    if ready is not None:
        await hand_in(turn, issue, ready)


async def _give(turn: Turn, issue: Issue, document: Document, why: str) -> Document:
    found = await found_in(turn, issue, document)
    refuse_many(document, [one for one in found if one.clearing is Clearing.REASON])
    owed = owing_reason(document, found)
    await turn.unit.dialogues.end(turn.member.user_id)
    me = turn.member.user_id
    given = [GivenReason(one.code, one.mark.what, why, me) for one in owed]
    document = await turn.unit.documents.save(with_reasons(document, given))
    codes = ",".join(sorted({one.code for one in owed}))
    detail = f"{short_of(document)} {codes}"
    await turn.record("lint_reasoned", issue.id, detail, content=why)
    return document
