"""The lines that may be said to a journalist: approved texts, facts, a holding line."""

import html
from collections.abc import Sequence
from datetime import datetime

from bot.domain.approved_answers import QUESTIONS, answers_of, nearest
from bot.domain.document import Document
from bot.domain.enquiry import Enquiry, Line
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.press_errors import LineGone
from bot.domain.text import first_line
from bot.domain.values import Struct
from bot.domain.writing import short_of
from bot.ports.mail import Button
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.facts.knowing import public_facts
from bot.services.press.ticket_rows import next_hours
from bot.services.texts.approval_letters import frozen_text
from bot.services.texts.draft_texts import text_at
from bot.services.texts.replying import KIND as REPLY
from bot.services.texts.standing import may_be_given
from bot.services.turn import Turn

#: So many facts are said at once, the newest; so many hours are offered.
FACTS, HOURS = 6, 3

#: So many approved answers are offered, and so much of a question stands on a button.
ANSWERS, QUESTION_SHOWN = 5, 60


class Said(Struct, frozen=True):
    """A line as it goes out. `reference` says which one it was, in codes."""

    line: Line
    reference: str
    text: str


async def line_buttons(turn: Turn, issue: Issue, enquiry: Enquiry) -> list[Button]:
    """Return a button for each line that may be used now, the strongest first."""
    approved = await _approved(turn, issue)
    found = _prepared(turn, enquiry, approved) + [
        turn.button(
            "enquiry_line",
            enquiry.id,
            value=f"{Line.DOCUMENT} {short_of(one)} v{one.submitted_version}",
            text=_title(turn, one),
        )
        for one in approved
        if one.kind != QUESTIONS  # Only its answers leave the house, one by one.
    ]
    facts = await public_facts(turn, issue)
    if facts:
        shorts = " ".join(fact.short for fact in facts[:FACTS])
        found.append(
            turn.button(
                "enquiry_line",
                enquiry.id,
                value=f"{Line.FACTS} {shorts}",
                text=turn.label("button.line_facts", number=len(facts[:FACTS])),
            )
        )
    return found + [_holding(turn, enquiry, at) for at in next_hours(turn, HOURS)]


def _prepared(
    turn: Turn, enquiry: Enquiry, approved: Sequence[Document]
) -> list[Button]:
    """Return the approved answers that come nearest to the question, each a button."""
    near = nearest(answers_of(approved), enquiry.words)[:ANSWERS]
    return [
        turn.button(
            "enquiry_line",
            enquiry.id,
            value=f"{Line.QUESTION} {one.reference}",
            text=first_line(one.question, QUESTION_SHOWN),
        )
        for one in near
    ]


def _title(turn: Turn, document: Document) -> str:
    return f"{short_of(document)} {turn.label(f'document_kind.{document.kind}')}"


def _holding(turn: Turn, enquiry: Enquiry, at: datetime) -> Button:
    return turn.button(
        "enquiry_line",
        enquiry.id,
        value=f"{Line.HOLDING} {at.isoformat()}",
        text=turn.label(
            "button.line_holding",
            at=turn.desk.words.brief(at, turn.now, turn.locale),
        ),
    )


async def _approved(turn: Turn, issue: Issue) -> list[Document]:
    documents = await turn.unit.documents.of_issue(issue.id)
    return [one for one in reversed(documents) if await may_be_given(turn, issue, one)]


async def said(turn: Turn, issue: Issue, value: str) -> Said:
    """Return the line behind a button; raise `LineGone` where it no longer holds."""
    name, _, reference = value.partition(" ")
    line = Line(name)
    if line is Line.DOCUMENT:
        return Said(line, reference, await _document(turn, issue, reference))
    if line is Line.QUESTION:
        return Said(line, reference, await prepared_answer(turn, issue, reference))
    if line is Line.FACTS:
        return Said(line, reference, await _facts(turn, issue, reference))
    at = datetime.fromisoformat(reference)
    if at <= turn.now:
        raise LineGone
    house, words = turn.desk.house, turn.desk.words
    text = words.message("press_holding", house.locale, at=at, house=house.organisation)
    return Said(line, reference, html.unescape(text))


async def prepared_answer(turn: Turn, issue: Issue, reference: str) -> str:
    """Return an answer of an approved D6; raise `LineGone` where it holds no more."""
    for one in answers_of(await _approved(turn, issue)):
        if one.reference == reference:
            return one.answer
    raise LineGone


async def _document(turn: Turn, issue: Issue, reference: str) -> str:
    for one in await _approved(turn, issue):
        if f"{short_of(one)} v{one.submitted_version}" == reference:
            if one.kind == REPLY:
                return one.fields["jawaban"]
            given = await turn.unit.documents.approvals(one.id)
            valid = [a.at for a in given if a.revoked_at is None]
            frozen = await turn.unit.documents.version(one.id, one.submitted_version)
            if valid and frozen:
                return text_at(turn, one, max(valid), frozen.body)
            return await frozen_text(turn, one)
    raise LineGone


async def _facts(turn: Turn, issue: Issue, reference: str) -> str:
    wanted = reference.split()
    facts = [f for f in await public_facts(turn, issue) if f.short in wanted]
    if [fact.short for fact in facts] != wanted:
        raise LineGone
    return await _said(turn, facts)


async def facts_text(turn: Turn, issue: Issue) -> str:
    """Return every fact that the public may be told, as plain text; "" for none."""
    facts = await public_facts(turn, issue)
    return await _said(turn, facts) if facts else ""


async def _said(turn: Turn, facts: Sequence[Fact]) -> str:
    views: Sequence[FactView] = [await fact_view(turn, f, turn.member) for f in facts]
    house = turn.desk.house
    text = turn.desk.words.message(
        "press_facts",
        house.locale,
        facts=views,
        house=house.organisation,
        now=turn.now,
    )
    return html.unescape(text)
