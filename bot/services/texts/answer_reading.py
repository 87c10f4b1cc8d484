"""Reading the answer to a question of a draft: words, a time, a choice."""

from bot.domain.due import read_due
from bot.domain.errors import (
    ChooseOne,
    NothingWritten,
    TextOnly,
    TextTooLong,
    TimeNotUnderstood,
)
from bot.domain.fields import FieldRule, Shape, length
from bot.domain.report import Content
from bot.domain.text import clean, visible
from bot.domain.times import next_moment
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn

#: A choice may be typed in either language.
LOCALES = ("id", "en")


def read_answer(turn: Turn, rule: FieldRule, content: Content) -> str:
    """Return an answer as it is kept; raise a refusal that says what would do."""
    if content.attachments:
        raise TextOnly(field=turn.label(f"field.{rule.name}"))
    text = clean(content.text).strip()
    if rule.shape is Shape.TIME:
        return _read_time(turn, text)
    if rule.shape is Shape.MOMENT:
        return _read_moment(turn, text)
    if rule.shape is Shape.CHOICE:
        return read_choice(turn, rule, text)
    if not visible(text) or not visible(rule.shaped(text)):
        raise NothingWritten
    if not rule.fits(text):
        raise TextTooLong(limit=rule.limit, length=length(text))
    return text


def _read_time(turn: Turn, text: str) -> str:
    at = next_moment(text, turn.now, turn.desk.house.zone)
    if at is None:
        raise TimeNotUnderstood(text=text[:40], zone=zone_name(turn))
    return at.isoformat()


def _read_moment(turn: Turn, text: str) -> str:
    due = read_due(text, turn.now, turn.desk.playbook.work(turn.desk.house.zone))
    if due.at is None:
        raise TimeNotUnderstood(text=text[:40], zone=zone_name(turn))
    return due.at.isoformat()


def read_choice(turn: Turn, rule: FieldRule, text: str) -> str:
    """Read a choice by its name, in either language; the buttons are the quick way."""
    said = text.casefold()
    for choice in rule.choices:
        names = {turn.label(f"pick.{choice}", locale) for locale in LOCALES}
        if said in {choice, *(name.casefold() for name in names)}:
            return choice
    choices = ", ".join(turn.label(f"pick.{choice}") for choice in rule.choices)
    raise ChooseOne(choices=choices)
