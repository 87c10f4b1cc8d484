"""The fields of a draft: one question at a time, each answer replaceable."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.draft_notes import rewritten
from bot.domain.due import read_due
from bot.domain.errors import (
    ChooseOne,
    NothingWritten,
    TextOnly,
    TextTooLong,
    TimeNotUnderstood,
)
from bot.domain.fields import MOMENTS, FieldRule, Shape, length
from bot.domain.text import clean, visible
from bot.domain.times import next_moment
from bot.domain.writing import short_of, written
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_answers import answer_rows
from bot.services.texts.draft_screen import DIALOGUE, show_draft, zone_name
from bot.services.texts.draft_texts import quoted, spoken
from bot.services.texts.finding_documents import open_draft
from bot.services.turn import Turn, member_turn

#: A choice may be typed in either language.
LOCALES = ("id", "en")


async def answer_field(desk: Desk, sent: Sent) -> str:
    """Put the typed answer into its field, and show the draft again."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        assert sent.dialogue is not None
        document = await open_draft(turn, sent.dialogue.subject)
        rule = desk.documents.rule(document, sent.dialogue.facts["field"])
        await _write(turn, document, rule, _read(turn, rule, sent))
    return turn.toast


def _read(turn: Turn, rule: FieldRule, sent: Sent) -> str:
    if sent.content.attachments:
        raise TextOnly(field=turn.label(f"field.{rule.name}"))
    text = clean(sent.content.text).strip()
    if rule.shape is Shape.TIME:
        return _read_time(turn, text)
    if rule.shape is Shape.MOMENT:
        return _read_moment(turn, text)
    if rule.shape is Shape.CHOICE:
        return _read_choice(turn, rule, text)
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


def _read_choice(turn: Turn, rule: FieldRule, text: str) -> str:
    """Read a choice by its name, in either language; the buttons are the quick way."""
    said = text.casefold()
    for choice in rule.choices:
        names = {turn.label(f"pick.{choice}", locale) for locale in LOCALES}
        if said in {choice, *(name.casefold() for name in names)}:
            return choice
    choices = ", ".join(turn.label(f"pick.{choice}") for choice in rule.choices)
    raise ChooseOne(choices=choices)


async def _write(turn: Turn, document: Document, rule: FieldRule, answer: str) -> None:
    issue = await open_issue(turn, document.issue_id)
    document = written(document, turn.member.user_id, rule.name, answer)
    document = rewritten(document, rule.name)
    document = await turn.unit.documents.save(document)
    detail = f"{short_of(document)} {rule.name}"
    await turn.record("field_written", issue.id, detail, content=answer)
    await show_draft(turn, issue, document)


async def choose_time(desk: Desk, pressed: Pressed) -> str:
    """Promise the next word for the time on the button; if that is over, ask anew."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        name, _, answer = pressed.press.value.partition(" ")
        rule = desk.documents.rule(document, name)
        await _write(turn, document, rule, answer)
    return turn.toast


async def choose_answer(desk: Desk, pressed: Pressed) -> str:
    """Put the choice on the button into its field."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        name, _, choice = pressed.press.value.partition(" ")
        rule = desk.documents.rule(document, name)
        await _write(turn, document, rule, _read_choice(turn, rule, choice))
    return turn.toast


async def skip_field(desk: Desk, pressed: Pressed) -> str:
    """Leave an optional field empty."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        rule = desk.documents.rule(document, pressed.press.value)
        if rule.required:
            raise NothingWritten
        await _write(turn, document, rule, "")
    return turn.toast


async def choose_field(desk: Desk, pressed: Pressed) -> str:
    """List the fields; the chosen one is asked for anew."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        buttons = [
            turn.button(
                "draft_field",
                document.id,
                value=rule.name,
                text=turn.label(f"field.{rule.name}"),
            )
            for rule in desk.documents.rules(document)
        ]
        rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
        rows.append([turn.button("draft_show", document.id, label="back")])
        await turn.reply("draft_choose", rows=rows, number=document.number)
    return turn.toast


async def ask_field(desk: Desk, pressed: Pressed) -> str:
    """Ask for one field anew, with what it says now."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        rule = desk.documents.rule(document, pressed.press.value)
        await turn.ask(DIALOGUE, document.id, {"field": rule.name})
        cancel = turn.button("draft_show", document.id, label="cancel")
        await turn.reply(
            "draft_ask",
            rows=[*answer_rows(turn, issue, document, rule), [cancel]],
            number=document.number,
            field=rule,
            quoted=quoted(issue, rule),
            zone=zone_name(turn),
            present=_present(turn, document, rule),
        )
    return turn.toast


def _present(turn: Turn, document: Document, rule: FieldRule) -> str:
    answer = document.fields.get(rule.name, "")
    if answer and (rule.shape in MOMENTS or rule.shape is Shape.CHOICE):
        return spoken(turn, document, rule, answer)
    return answer
