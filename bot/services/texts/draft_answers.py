"""The buttons that answer a question of a draft: facts, times, choices, skipping."""

from datetime import datetime

from bot.domain.document import Document
from bot.domain.fact import Fact
from bot.domain.fields import FieldRule, Shape
from bot.domain.issue import Issue
from bot.domain.meanings import tells_facts
from bot.domain.text import first_line
from bot.ports.mail import Button
from bot.services.facts.knowing import public_facts
from bot.services.texts.draft_texts import said_time
from bot.services.texts.fact_prose import fact_prose
from bot.services.timing.updates import next_words
from bot.services.turn import Turn

#: So many facts have a button, the newest first; so long is what a button says.
OFFERED, LONG = 3, 40


def answer_rows(
    turn: Turn,
    issue: Issue,
    document: Document,
    question: FieldRule,
    *,
    owed: bool = False,
) -> list[list[Button]]:
    """Return the buttons that answer a question: a time to promise, or skipping it.

    What is *owed*, since a rule would hold the text up without it, is not skipped.
    """
    if question.shape is Shape.TIME:
        times = next_words(turn, issue)
        return [[_time_button(turn, document, question, at)] for at in times]
    if question.shape is Shape.CHOICE:
        return [
            [_choice_button(turn, document, question, choice)]
            for choice in question.choices
        ]
    if question.required or owed:
        return []
    skip = turn.button("draft_skip", document.id, value=question.name, label="skip")
    return [[skip]]


def _choice_button(
    turn: Turn, document: Document, question: FieldRule, choice: str
) -> Button:
    text, value = turn.label(f"pick.{choice}"), f"{question.name} {choice}"
    return turn.button("draft_answer", document.id, value=value, text=text)


def _time_button(
    turn: Turn, document: Document, question: FieldRule, at: datetime
) -> Button:
    text = said_time(turn, document, at.isoformat())
    value = f"{question.name} {at.isoformat()}"
    return turn.button("draft_time", document.id, value=value, text=text)


async def fact_rows(
    turn: Turn, issue: Issue, document: Document, question: FieldRule | None
) -> list[list[Button]]:
    """Return a button for each fact that can answer a question and is not there yet."""
    if question is None or not tells_facts(question.name):
        return []
    there = document.fields.get(question.name, "")
    facts = (await public_facts(turn, issue))[:OFFERED]
    new = [one for one in facts if fact_prose(turn, one, document.locale) not in there]
    return [[_fact_button(turn, document, question, fact)] for fact in new]


def _fact_button(turn: Turn, document: Document, rule: FieldRule, fact: Fact) -> Button:
    text = f"{fact.short} · {first_line(fact.text, LONG)}"
    value = f"{rule.name} {fact.id}"
    return turn.button("draft_fact", document.id, value=value, text=text)
