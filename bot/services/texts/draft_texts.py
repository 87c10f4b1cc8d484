"""How a draft reads: what it is filled with at first, and its text of the moment."""

import re
from collections.abc import Callable
from datetime import datetime

from bot.domain.document import Document, Form, canonical_sha
from bot.domain.fields import FieldRule, Prefill, Shape, length
from bot.domain.issue import Issue
from bot.domain.text import first_line
from bot.domain.writing import dated, without_numbers, words_of
from bot.services.turn import Turn

#: A place that is longer is a story; a place in numbers tells the public nothing.
_PLACE_LENGTH = 80
_COORDINATES = re.compile(r"-?[0-9.]+, ?-?[0-9.]+")


def prefilled(turn: Turn, issue: Issue, form: Form, kind: str) -> dict[str, str]:
    """Return the fields that can be filled before anybody is asked."""
    rules = turn.desk.documents.kinds[kind].forms[form]
    known = {rule: _PREFILLS[rule.prefill] for rule in rules if rule.prefill}
    texts = {rule: _cut(rule, fill(turn, issue)) for rule, fill in known.items()}
    return {rule.name: text for rule, text in texts.items() if text}


def _cut(rule: FieldRule, text: str) -> str:
    # Half, because some signs count twice.
    return text if rule.fits(text) else first_line(text, rule.limit // 2)


def _title(_: Turn, issue: Issue) -> str:
    return without_numbers(issue.title)


def _matter(turn: Turn, issue: Issue) -> str:
    """Return the title as it goes on in a sentence."""
    title = _title(turn, issue).rstrip(" .;,")
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _place(_: Turn, issue: Issue) -> str:
    place = without_numbers(issue.place)
    usable = length(place) <= _PLACE_LENGTH and not _COORDINATES.fullmatch(place)
    return place if usable else ""


def _received(turn: Turn, issue: Issue) -> str:
    """Acknowledge the report: there is no register of verified facts yet."""
    place = _place(turn, issue)
    key = "prefill.received_at" if place else "prefill.received"
    locale = turn.desk.house.locale
    return turn.label(key, locale, what=_matter(turn, issue), place=place)


def _phrase(key: str) -> Callable[[Turn, Issue], str]:
    return lambda turn, _: turn.label(key, turn.desk.house.locale)


def _channels(turn: Turn, _: Issue) -> str:
    channels = turn.desk.playbook.office.channels
    return _as_many(", ", [f"{c.name} ({c.address})" for c in channels])


def _contacts(turn: Turn, _: Issue) -> str:
    lines = [
        ", ".join(filter(None, (f"{c.name} ({c.position})", c.phone, c.email)))
        for c in turn.desk.playbook.office.contacts
    ]
    return _as_many("; ", lines)


def _as_many(between: str, parts: list[str], limit: int = 250) -> str:
    """Join as many parts as fit."""
    joined = [between.join(parts[:count]) for count in range(len(parts), 0, -1)]
    return next((text for text in joined if length(text) <= limit), "")


_PREFILLS: dict[Prefill, Callable[[Turn, Issue], str]] = {
    Prefill.TITLE: _title,
    Prefill.MATTER: _matter,
    Prefill.PLACE: _place,
    Prefill.EMPATHY: _phrase("prefill.empathy"),
    Prefill.RECEIVED: _received,
    Prefill.UNKNOWN: _phrase("prefill.unknown"),
    Prefill.CHANNELS: _channels,
    Prefill.CONTACTS: _contacts,
}


def body_of(turn: Turn, document: Document) -> str:
    """Return the words that are approved: everything but place and time of issue."""
    rules = turn.desk.documents.rules(document)
    facts = {rule.name: _said(turn, document, rule) for rule in rules}
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
    if rule.shape is Shape.TIME:
        return said_time(turn, document, answer)
    return rule.shaped(answer)


def said_time(turn: Turn, document: Document, answer: str) -> str:
    """Say "12.00 WITA", with its day where that is not the day of the draft."""
    at, zone = datetime.fromisoformat(answer), turn.desk.house.zone
    time = turn.desk.words.time(at, document.locale)
    if at.astimezone(zone).date() == document.created_at.astimezone(zone).date():
        return time
    date = turn.desk.words.date(at, document.locale)
    return turn.label("draft.time_on_day", document.locale, time=time, date=date)


def text_at(turn: Turn, document: Document, at: datetime, body: str = "") -> str:
    """Return the whole text as it would go out at *at*; *body* if it is frozen.

    Place and time are the envelope: a preview carries the present, the approved
    text the moment of its approval, and the hash covers neither.
    """
    words, locale = turn.desk.words, document.locale
    dateline = turn.label(
        "draft.dateline",
        locale,
        city=turn.desk.house.city.upper(),
        date=words.date(at, locale),
        time=words.time(at, locale),
    )
    return dated(body or body_of(turn, document), dateline)


def sha_of(document: Document, body: str) -> str:
    """Return the hash of what is approved."""
    return canonical_sha(document.kind, document.form, words_of(document), body)
