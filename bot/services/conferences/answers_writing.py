"""Writing prepared answers into their text: suggested, typed, later, or not at all."""

from dataclasses import replace

from bot.domain.access import Action
from bot.domain.conference_errors import AnswerTooLong
from bot.domain.document import Document
from bot.domain.errors import ButtonExpired, NothingWritten, TextTooLong
from bot.domain.fields import length
from bot.domain.issue import Issue
from bot.domain.prepared_answers import (
    WORDS,
    Prepared,
    Standing,
    put,
    read_prepared,
    split_bridge,
    word_count,
    write_prepared,
)
from bot.domain.text import clean, visible
from bot.domain.writing import short_of, written
from bot.ports.mail import Button
from bot.services.conferences.answers_screen import DIALOGUE, show_question
from bot.services.conferences.asked_questions import (
    FIELD,
    Wanted,
    bridge,
    next_open,
    next_time,
    suggestion,
    wanted_of,
)
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.finding_documents import open_draft
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: Why a question is answered later, or cannot be answered: who answers it, and when.
REASONS = {
    Standing.LATER: ("checking", "testing", "family"),
    Standing.CANNOT: ("inquiry", "privacy", "elsewhere"),
}


async def use_suggestion(desk: Desk, pressed: Pressed) -> str:
    """Take what is suggested as the answer."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document, index, one = await _the_question(turn, pressed)
        said = await suggestion(turn, issue, one, document.locale)
        await _put(turn, issue, document, index, Prepared(one.question, said))
    return turn.toast


async def _the_question(
    turn: Turn, pressed: Pressed
) -> tuple[Issue, Document, int, Wanted]:
    document = await open_draft(turn, pressed.press.subject)
    issue = await open_issue(turn, document.issue_id)
    wanted = await wanted_of(turn, issue, document)
    index = int(pressed.press.value.partition(":")[0])
    if index >= len(wanted):
        raise ButtonExpired
    return issue, document, index, wanted[index]


async def answer_typed(desk: Desk, sent: Sent) -> str:
    """Take what was typed: an answer, or the reason why there is none now."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        assert sent.dialogue is not None
        asked = sent.dialogue.facts
        document = await open_draft(turn, sent.dialogue.subject)
        issue = await open_issue(turn, document.issue_id)
        text = clean(sent.content.text).strip()
        if not visible(text):
            raise NothingWritten
        standing = Standing(asked["standing"])
        if standing is Standing.ANSWER:
            said, led = split_bridge(text)
            one = Prepared(asked["question"], said, bridge=led)
        else:
            reason = " ".join(text.split()).rstrip(".")
            meant = Prepared(asked["question"], reason, standing)
            one = await _unanswered(turn, issue, document, meant)
        await _put(turn, issue, document, int(asked["index"]), one)
    return turn.toast


async def ask_reason(desk: Desk, pressed: Pressed) -> str:
    """Ask why a question is answered later, or cannot be answered: a tap, or words."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document, index, one = await _the_question(turn, pressed)
        later = pressed.press.action == "answers_later"
        standing = Standing.LATER if later else Standing.CANNOT
        facts = {"question": one.question, "index": str(index), "standing": standing}
        await turn.ask(DIALOGUE, document.id, {k: str(v) for k, v in facts.items()})
        back = turn.button("answers_go", document.id, value=str(index), label="back")
        await turn.reply(
            "answers_reason",
            rows=[*_reasons(turn, document, index, standing), [back]],
            issue=await issue_view(turn, issue, turn.member),
            question=one.question,
            later=later,
            time=await next_time(turn, issue, turn.locale),
        )
    return turn.toast


def _reasons(
    turn: Turn, document: Document, index: int, standing: Standing
) -> list[list[Button]]:
    return [
        [
            turn.button(
                "answers_reason",
                document.id,
                value=f"{index}:{standing}:{reason}",
                text=turn.label(f"answer_reason.{reason}"),
            )
        ]
        for reason in REASONS[standing]
    ]


async def choose_reason(desk: Desk, pressed: Pressed) -> str:
    """Write the reason on the button."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document, index, one = await _the_question(turn, pressed)
        _, standing, code = pressed.press.value.split(":")
        reason = turn.label(f"answer_reason.{code}", document.locale)
        meant = Prepared(one.question, reason, Standing(standing))
        prepared = await _unanswered(turn, issue, document, meant)
        await _put(turn, issue, document, index, prepared)
    return turn.toast


async def _unanswered(
    turn: Turn, issue: Issue, document: Document, one: Prepared
) -> Prepared:
    """Say when it is answered or who can, why not now, and lead back to our message.

    What *one* says is the reason.
    """
    locale = document.locale
    time = await next_time(turn, issue, locale)
    reason = one.said[:1].lower() + one.said[1:]
    key = "answers.later" if one.standing is Standing.LATER else "answers.cannot"
    said = turn.label(key, locale, time=time, reason=reason)
    return replace(one, said=said, bridge=await bridge(turn, issue))


async def _put(
    turn: Turn, issue: Issue, document: Document, index: int, one: Prepared
) -> None:
    """Keep an answer in the text, and go on with the next open question."""
    count = word_count(one.said)
    if count > WORDS:
        raise AnswerTooLong(count=count, limit=WORDS)
    old = read_prepared(document.fields.get(FIELD, ""))
    text = write_prepared(put(old, one), document.locale)
    rule = turn.desk.documents.rule(document, FIELD)
    if not rule.fits(text):
        raise TextTooLong(limit=rule.limit, length=length(text))
    document = written(document, turn.member.user_id, FIELD, text)
    document = await turn.unit.documents.save(document)
    detail = f"{short_of(document)} {FIELD}"
    await turn.record("field_written", issue.id, detail, content=text)
    after = next_open(await wanted_of(turn, issue, document), index)
    await show_question(turn, issue, document, after)
