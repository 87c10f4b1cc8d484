"""The buttons that answer a question of a draft: times, choices, skipping it."""

from datetime import datetime

from bot.domain.document import Document
from bot.domain.fields import FieldRule, Shape
from bot.domain.issue import Issue
from bot.ports.mail import Button
from bot.services.texts.draft_texts import said_time
from bot.services.timing.updates import next_words
from bot.services.turn import Turn


def answer_rows(
    turn: Turn, issue: Issue, document: Document, question: FieldRule
) -> list[list[Button]]:
    """Return the buttons that answer a question: a time to promise, or skipping it."""
    if question.shape is Shape.TIME:
        times = next_words(turn, issue)
        return [[_time_button(turn, document, question, at)] for at in times]
    if question.shape is Shape.CHOICE:
        return [
            [_choice_button(turn, document, question, choice)]
            for choice in question.choices
        ]
    if question.required:
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
