"""How a draft reads: its text of the moment, and what its writer is told of it."""

from datetime import datetime
from typing import Any

from bot.domain.document import Document, Form, canonical_sha
from bot.domain.draft_notes import carried_from, news_of, spoken_for
from bot.domain.fields import MOMENTS, FieldRule, Quote, Shape
from bot.domain.issue import Issue
from bot.domain.text_notes import hashed_notes
from bot.domain.threads import parts_of
from bot.domain.writing import dated, words_of
from bot.services.desk import Desk
from bot.services.turn import Turn


def notes_shown(turn: Turn, document: Document) -> dict[str, Any]:
    """Return what a writer is told: what came along, what waits, what is new."""
    origin, names = carried_from(document)
    fields = [turn.label(f"field.{name}") for name in names]
    return {
        "carried": {"origin": origin, "fields": fields} if fields else {},
        "recorded": [turn.label(f"field.{name}") for name in spoken_for(document)],
        "news": news_of(document),
    }


def present_words(turn: Turn, document: Document, rule: FieldRule, answer: str) -> str:
    """Return an answer as its writer knows it: times and choices in words."""
    if answer and (rule.shape in MOMENTS or rule.shape is Shape.CHOICE):
        return spoken(turn, document, rule, answer)
    return answer


def quoted(issue: Issue, question: FieldRule | None) -> str:
    """Return the words of the report that help with a question, as they were typed."""
    words = {Quote.TITLE: issue.title, Quote.PLACE: issue.place}
    return words[question.quotes] if question and question.quotes else ""


def said_of(turn: Turn, document: Document) -> dict[str, str]:
    """Return the answers as they stand in the text; what is lacking as [its name]."""
    rules = turn.desk.documents.rules(document)
    return {rule.name: _said(turn, document, rule) for rule in rules}


def body_of(turn: Turn, document: Document) -> str:
    """Return the words that are approved: everything but place and time of issue."""
    facts = said_of(turn, document)
    if document.form is Form.EMERGENCY:
        text = turn.desk.playbook.office.emergency_text.fill(document.locale, facts)
        facts = {"text": " ".join(text.split())}
    words = turn.desk.words
    return words.document(document.kind, document.form, document.locale, **facts)


def _said(turn: Turn, document: Document, rule: FieldRule) -> str:
    answer = document.fields.get(rule.name, "")
    if not answer:
        name = turn.label(f"field.{rule.name}", document.locale)
        return f"[{name}]" if rule.required else ""
    if rule.shape is Shape.THREAD:
        return "\n\n".join(parts_of(document.fields))
    return spoken(turn, document, rule, answer)


def spoken(turn: Turn, document: Document, rule: FieldRule, answer: str) -> str:
    """Return an answer as the text says it."""
    if rule.shape is Shape.TIME:
        return said_time(turn, document, answer)
    if rule.shape is Shape.MOMENT:
        at = datetime.fromisoformat(answer)
        date = turn.desk.words.date(at, document.locale)
        return f"{date}, {turn.desk.words.time(at, document.locale)}"
    if rule.shape is Shape.CHOICE:
        return turn.label(f"pick.{answer}", document.locale)
    return rule.shaped(answer)


def said_time(turn: Turn, document: Document, answer: str) -> str:
    """Say "12.00 WITA", with its day where that is not the day of the draft."""
    at, zone = datetime.fromisoformat(answer), turn.desk.house.zone
    time = turn.desk.words.time(at, document.locale)
    if at.astimezone(zone).date() == document.created_at.astimezone(zone).date():
        return time
    date = turn.desk.words.date(at, document.locale)
    return turn.label("draft.time_on_day", document.locale, time=time, date=date)


def promised_in(turn: Turn, document: Document) -> datetime | None:
    """Return when a text promises the next word; None where it promises none."""
    for rule in turn.desk.documents.rules(document):
        answer = document.fields.get(rule.name, "")
        if rule.shape is Shape.TIME and answer:
            return datetime.fromisoformat(answer)
    return None


def text_at(turn: Turn, document: Document, at: datetime, body: str = "") -> str:
    """Return the whole text as it would go out at *at*; *body* if it is frozen.

    Place and time are the envelope: a preview carries the present, the approved
    text the moment of its approval, and the hash covers neither.
    """
    words = body or body_of(turn, document)
    if not turn.desk.documents.kinds[document.kind].dateline:
        return words
    return dated(words, dateline_at(turn.desk, document, at))


def dateline_at(desk: Desk, document: Document, at: datetime) -> str:
    """Say place, day and time of a text that goes out at *at*."""
    words, locale = desk.words, document.locale
    return words.label(
        "draft.dateline",
        locale,
        city=desk.house.city.upper(),
        date=words.date(at, locale),
        time=words.time(at, locale),
    )


def sha_of(document: Document, body: str) -> str:
    """Return the hash of what is approved: words, answers, what numbers rest on."""
    fields = {**words_of(document), **hashed_notes(document)}
    return canonical_sha(document.kind, document.form, fields, body)
