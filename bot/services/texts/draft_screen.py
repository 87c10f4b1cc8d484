"""The screen of a draft: its exact text, what is missing, and one question."""

from datetime import datetime
from typing import Any

from bot.domain.access import Action, may
from bot.domain.clocks import ClockName
from bot.domain.document import Document
from bot.domain.draft_notes import asking
from bot.domain.fields import FieldRule, Shape
from bot.domain.issue import Issue
from bot.domain.writing import missing, unanswered, writers_of
from bot.ports.mail import Button
from bot.services.deadlines import deadlines
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.facts.knowing import public_facts
from bot.services.inputs.hearing import unanswered_line
from bot.services.texts.approvers import names
from bot.services.texts.draft_answers import answer_rows, fact_rows
from bot.services.texts.draft_texts import notes_shown, quoted, text_at
from bot.services.texts.following import Following, following
from bot.services.texts.paging import paged
from bot.services.timing.updates import next_words, rhythm
from bot.services.turn import Turn
from bot.services.views import issue_view

#: The dialogue in which a field is answered.
DIALOGUE = "draft"

#: So many verified facts are shown to the writer, the newest first.
SUGGESTED = 3


async def show_draft(
    turn: Turn, issue: Issue, document: Document, *, fresh: bool = False
) -> None:
    """Answer with the draft as it stands, and ask for the next field."""
    rules = turn.desk.documents.rules(document)
    question = unanswered(rules, document, turn.now)
    gaps = missing(rules, document, turn.now)
    due = await word_due(turn, issue, document)
    narrative = await following(turn, document)
    *before, page = paged(text_at(turn, document, turn.now))
    await _remember(turn, document, question)
    await turn.reply(
        "draft_screen",
        fresh=fresh,
        rows=[
            *await fact_rows(turn, issue, document, question),
            *_following_rows(turn, document, narrative),
            *_rows(turn, issue, document, question, ready=not gaps),
            *_whole_rows(turn, document, before),
        ],
        issue=await issue_view(turn, issue, turn.member),
        number=document.number,
        kind=turn.label(f"document_kind.{document.kind}"),
        form=document.form,
        text=page,
        pages=len(before),
        narrative=narrative,
        due=due,
        gaps=[turn.label(f"field.{rule.name}") for rule in gaps],
        late=_too_late(turn, issue, document, due),
        others=await _others(turn, document),
        now=turn.now,
        **await _beside(turn, issue, document, question),
    )


async def _beside(
    turn: Turn, issue: Issue, document: Document, question: FieldRule | None
) -> dict[str, Any]:
    """Return what stands beside a question: the report's words, facts, what waits."""
    return {
        "question": question,
        "quoted": quoted(issue, question),
        "facts": await _known(turn, issue) if question else [],
        "waiting": await unanswered_line(turn, issue),
        "over": _over(document, question),
        "zone": zone_name(turn),
        **notes_shown(turn, document),
    }


def _following_rows(
    turn: Turn, document: Document, narrative: Following | None
) -> list[list[Button]]:
    if narrative is None or narrative.version == narrative.holds:
        return []
    text = turn.label("button.draft_follow", version=narrative.holds)
    return [[turn.button("draft_follow", document.id, text=text)]]


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


def _rows(
    turn: Turn,
    issue: Issue,
    document: Document,
    question: FieldRule | None,
    *,
    ready: bool,
) -> list[list[Button]]:
    rows = answer_rows(turn, issue, document, question) if question else []
    change = turn.button("draft_change", document.id)
    copy = turn.button("draft_copy", document.id, label="copy_wa")
    if not ready or not may(turn.member, Action.SUBMIT):
        return [*rows, [change, copy]]
    submit = turn.button("submit", document.id, version=document.version)
    return [*rows, [submit, change], [copy]]


def _too_late(
    turn: Turn, issue: Issue, document: Document, due: datetime | None
) -> datetime | None:
    """Return the latest time for the next word, where the draft promises it later.

    The rhythm counts from the first word: at the latest that is when it is due.
    """
    wait = rhythm(turn, issue)
    if wait is None:
        return None
    latest = max(turn.now, due or turn.now) + wait
    latest = max(latest, next_words(turn, issue)[-1])
    for rule in turn.desk.documents.rules(document):
        answer = document.fields.get(rule.name, "")
        if rule.shape is Shape.TIME and answer:
            return latest if datetime.fromisoformat(answer) > latest else None
    return None


def zone_name(turn: Turn) -> str:
    """Return how the office's zone is called: "WITA"."""
    return turn.now.astimezone(turn.desk.house.zone).tzname() or ""


async def _known(turn: Turn, issue: Issue) -> list[FactView]:
    """Return the newest facts that the public may be told, for the writer."""
    facts = await public_facts(turn, issue)
    return [await fact_view(turn, fact, turn.member) for fact in facts[:SUGGESTED]]


def _over(document: Document, question: FieldRule | None) -> bool:
    """Tell whether the question is asked again because its time has passed."""
    return bool(question and document.fields.get(question.name))


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
