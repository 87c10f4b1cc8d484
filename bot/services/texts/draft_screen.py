"""The screen of a draft: its exact text, what is missing, and one question."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.access import Action, may
from bot.domain.clocks import ClockName
from bot.domain.document import Document
from bot.domain.draft_notes import asking
from bot.domain.fields import FieldRule
from bot.domain.issue import Issue
from bot.domain.lint.marks import Remark
from bot.domain.writing import missing, unanswered, writers_of
from bot.ports.mail import Button
from bot.services.deadlines import deadlines
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.facts.knowing import public_facts
from bot.services.inputs.hearing import unanswered_line
from bot.services.kinds.kind_rows import own_rows
from bot.services.texts.approvers import names
from bot.services.texts.draft_answers import fact_rows
from bot.services.texts.draft_texts import notes_shown, promised_in, quoted, text_at
from bot.services.texts.following import following
from bot.services.texts.found_lines import SHOWN, bound_lines, found_lines
from bot.services.texts.linting import found_in, refusing
from bot.services.texts.mend_rows import mend_rows
from bot.services.texts.moments_known import next_update_by
from bot.services.texts.owed_fields import offered_answers
from bot.services.texts.paging import paged
from bot.services.texts.sibling_views import source_rows, source_view
from bot.services.turn import Turn
from bot.services.views import issue_view

#: The dialogue in which a field is answered.
DIALOGUE = "draft"

SUGGESTED = 3  # Verified facts that are shown to the writer, the newest first.


async def show_draft(
    turn: Turn, issue: Issue, document: Document, *, fresh: bool = False
) -> None:
    """Answer with the draft as it stands, and ask for the next field."""
    rules = turn.desk.documents.rules(document)
    question = unanswered(rules, document, turn.now)
    gaps = missing(rules, document, turn.now)
    found = [] if gaps else await found_in(turn, issue, document)
    ready = not gaps and not refusing(found)
    narrative = await following(turn, document)
    source = await source_view(turn, document, question)
    *before, page = paged(text_at(turn, document, turn.now))
    await _remember(turn, document, question)
    await turn.reply(
        "draft_screen",
        fresh=fresh,
        rows=[
            *await fact_rows(turn, issue, document, question),
            *source_rows(turn, document, source),
            *await own_rows(turn, issue, document, question, narrative),
            *mend_rows(turn, issue, document, found),
            *await _rows(turn, issue, document, question, ready=ready),
            *_whole_rows(turn, document, before),
        ],
        issue=await issue_view(turn, issue, turn.member),
        number=document.number,
        kind=turn.label(f"document_kind.{document.kind}"),
        form=document.form,
        text=page,
        pages=len(before),
        narrative=narrative,
        **_found(turn, document, found),
        source=source,
        due=await word_due(turn, issue, document),
        gaps=[turn.label(f"field.{rule.name}") for rule in gaps],
        late=await _too_late(turn, issue, document) if gaps else None,
        others=await _others(turn, document),
        now=turn.now,
        **await _beside(turn, issue, document, question),
    )


def _found(turn: Turn, document: Document, found: Sequence[Remark]) -> dict[str, Any]:
    """Return what the lint found, shortened, and what numbers rest on."""
    lines = found_lines(turn, document, found)
    return {
        "found": lines[:SHOWN],
        "unsaid": len(lines) - SHOWN,
        "bound": bound_lines(document),
        "held": bool(refusing(found)),
    }


async def _beside(
    turn: Turn, issue: Issue, document: Document, question: FieldRule | None
) -> dict[str, Any]:
    """Return what stands beside a question: the report's words, facts, what waits."""
    return {
        "question": question,
        "quoted": quoted(issue, question),
        "facts": await _known(turn, issue) if question else [],
        "waiting": await unanswered_line(turn, issue),
        "over": bool(question and document.fields.get(question.name)),  # asked again
        "zone": zone_name(turn),
        **notes_shown(turn, document),
    }


def _whole_rows(turn: Turn, document: Document, left: list[str]) -> list[list[Button]]:
    """Lead to the pages before the one that is shown."""
    if not left:
        return []
    return [[turn.button("draft_copy", document.id, label="draft_whole")]]


async def _remember(turn: Turn, document: Document, question: FieldRule | None) -> None:
    if question is not None:
        await turn.ask(DIALOGUE, document.id, asking(document, question.name))
        return
    asked = await turn.unit.dialogues.find(turn.member.user_id)
    if asked is not None and asked.kind == DIALOGUE:
        await turn.unit.dialogues.end(turn.member.user_id)


async def _rows(
    turn: Turn,
    issue: Issue,
    document: Document,
    question: FieldRule | None,
    *,
    ready: bool,
) -> list[list[Button]]:
    rows = await offered_answers(turn, issue, document, question) if question else []
    change = turn.button("draft_change", document.id)
    copy = turn.button("draft_copy", document.id, label="copy_wa")
    if not ready or not may(turn.member, Action.SUBMIT):
        return [*rows, [change, copy]]
    submit = turn.button("submit", document.id, version=document.version)
    return [*rows, [submit, change], [copy]]


async def _too_late(turn: Turn, issue: Issue, document: Document) -> datetime | None:
    """Return the latest time for the next word, where the draft promises it later."""
    latest, promised = await next_update_by(turn, issue), promised_in(turn, document)
    return latest if latest and promised and promised > latest else None


def zone_name(turn: Turn) -> str:
    """Return how the office's zone is called: "WITA"."""
    return turn.now.astimezone(turn.desk.house.zone).tzname() or ""


async def _known(turn: Turn, issue: Issue) -> list[FactView]:
    """Return the newest facts that the public may be told, for the writer."""
    facts = await public_facts(turn, issue)
    return [await fact_view(turn, fact, turn.member) for fact in facts[:SUGGESTED]]


async def word_due(turn: Turn, issue: Issue, document: Document) -> datetime | None:
    """Return when the first word is due, for a text that can be that word."""
    kind = turn.desk.documents.kinds[document.kind]
    return await first_word_due(turn, issue) if kind.public else None


async def first_word_due(turn: Turn, issue: Issue) -> datetime | None:
    """Return when the first public word is due; None where no such clock runs."""
    for clock in await deadlines(turn, issue):
        if clock.name == ClockName.FIRST_WORD:
            return clock.due_at
    return None


async def _others(turn: Turn, document: Document) -> str:
    """Name who else has written on this text."""
    others = [uid for uid in writers_of(document) if uid != turn.member.user_id]
    return await names(turn, others, turn.member)
