"""Writing into the dossier: a question, a tap, an answer, and then the step again."""

from bot.domain.access import Action
from bot.domain.errors import (
    LinesNeeded,
    NothingWritten,
    NotPermitted,
    OwnedLineNeeded,
    TextTooLong,
)
from bot.domain.issue import Issue
from bot.domain.message_map import MESSAGES
from bot.domain.text import clean, visible
from bot.domain.topics import FORMS, Form, Kind, Topic, lines_of, owned_lines
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.life.backing import ask_second
from bot.services.life.choosing import (
    choice_rows,
    instant_of,
    may_write,
    speaker_rows,
)
from bot.services.life.debts import owing_issue
from bot.services.life.note_writing import write_note
from bot.services.life.returning import back_to, go_on
from bot.services.life.speaking import name_speaker
from bot.services.reports.adding import add_evidence
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

__all__ = ["answer_note", "ask_note", "tap_note", "write_note"]

#: A note is at most this long: two of them fit a message.
NOTE_LENGTH = 1500


async def ask_note(desk: Desk, pressed: Pressed) -> str:
    """Ask for one topic of the dossier: by buttons where a tap is enough."""
    async with member_turn(desk, pressed, Action.WRITE_NOTE) as turn:
        topic, code = _topic(turn, pressed.press.value)
        issue = await owing_issue(turn, pressed.press.subject, topic)
        form = FORMS[topic]
        await turn.unit.dialogues.end(turn.member.user_id)
        if form.kind not in (Kind.CHOICE, Kind.MOMENT, Kind.PERSON):
            await turn.ask("note", issue.id, {"topic": topic, "code": code})
        rows = await _choices(turn, issue, topic, code)
        terms = turn.desk.playbook.life.terms
        await turn.reply(
            "note_ask",
            rows=[*rows, back_to(turn, issue, code)],
            issue=await issue_view(turn, issue, turn.member),
            topic=turn.label(f"note.{topic}"),
            ask=turn.label(f"note_ask.{topic}", count=terms.stakeholders),
            second=form.second,
        )
    return turn.toast


def _topic(turn: Turn, value: str) -> tuple[Topic, str]:
    name, _, code = value.partition(":")
    topic = Topic(name)
    if not may_write(turn.member, topic):
        raise NotPermitted
    return topic, code


async def _choices(
    turn: Turn, issue: Issue, topic: Topic, code: str
) -> list[list[Button]]:
    if FORMS[topic].kind is Kind.PERSON:
        return await speaker_rows(turn, issue, code)
    rows = choice_rows(turn, issue, topic, code)
    own = FORMS[topic].kind is Kind.TEXT and FORMS[topic].choices
    return rows[:-1] if own else rows


async def tap_note(desk: Desk, pressed: Pressed) -> str:
    """Keep what one tap says, and show the step again."""
    async with member_turn(desk, pressed, Action.WRITE_NOTE) as turn:
        name, choice, code = pressed.press.value.split(":")
        topic, _ = _topic(turn, name)
        issue = await owing_issue(turn, pressed.press.subject, topic)
        if FORMS[topic].kind is Kind.MOMENT:
            choice = instant_of(turn, choice).isoformat()
        await turn.unit.dialogues.end(turn.member.user_id)
        waits = ""
        if topic is Topic.SPEAKER:
            waits = await name_speaker(turn, issue, choice)
        else:
            await write_note(turn, issue, topic, code=choice)
        await go_on(turn, issue, code, waits)
    return turn.toast


async def answer_note(desk: Desk, sent: Sent) -> str:
    """Keep what was typed, and show the step again with less missing."""
    async with member_turn(desk, sent, Action.WRITE_NOTE) as turn:
        assert sent.dialogue is not None
        topic, _ = _topic(turn, sent.dialogue.facts["topic"])
        issue = await owing_issue(turn, sent.dialogue.subject, topic)
        text = await _words(turn, issue, sent, topic)
        await turn.unit.dialogues.end(turn.member.user_id)
        note = await write_note(turn, issue, topic, text=text)
        second = FORMS[topic].second
        waits = await ask_second(turn, issue, note) if second else ""
        await go_on(turn, issue, sent.dialogue.facts["code"], waits)
    return turn.toast


async def _words(turn: Turn, issue: Issue, sent: Sent, topic: Topic) -> str:
    """Return what was typed; a photo of the minutes is words enough (0b.13)."""
    text = clean(sent.content.text).strip()
    if sent.content.attachments:
        await add_evidence(turn, issue, sent)
        text = text or turn.label("note.attached", turn.desk.house.locale)
    if not visible(text):
        raise NothingWritten
    if len(text) > NOTE_LENGTH:
        raise TextTooLong(limit=NOTE_LENGTH, length=len(text))
    _check_shape(text, topic)
    return text


def _check_shape(text: str, topic: Topic) -> None:
    form: Form = FORMS[topic]
    if form.kind is Kind.OWNED and owned_lines(text) is None:
        raise OwnedLineNeeded
    if topic is Topic.MESSAGE_MAP and len(lines_of(text)) != MESSAGES:
        raise LinesNeeded(count=MESSAGES, found=len(lines_of(text)))
