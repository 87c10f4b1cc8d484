"""Writing prepared answers into their text: suggested, typed, later, or not at all."""

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
from bot.domain.values import replace
from bot.domain.writing import short_of, written
from bot.services.conferences.answers_screen import show_question
from bot.services.conferences.asked_questions import (
    FIELD,
    Wanted,
    next_open,
    suggestion,
    wanted_of,
)
from bot.services.conferences.unanswered import (
    ask_why,
    moment,
    typed_reason,
    unanswered,
)
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed, Sent
from bot.services.texts.finding_documents import open_draft
from bot.services.turn import Turn, member_turn


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
        index, one = int(asked["index"]), Prepared(asked["question"], "", standing)
        if standing is Standing.ANSWER:
            said, led = split_bridge(text)
            one = replace(one, said=said, bridge=led)
        else:
            read = typed_reason(turn, standing, text, asked.get("until", ""))
            if not read.why:
                await ask_why(turn, issue, document, index, one, until=read.until)
                return turn.toast
            meant = replace(one, said=read.why)
            one = await unanswered(turn, issue, document, meant, until=read.until)
        await _put(turn, issue, document, index, one)
    return turn.toast


async def ask_reason(desk: Desk, pressed: Pressed) -> str:
    """Ask why a question is answered later, or cannot be answered: a tap, or words."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document, index, one = await _the_question(turn, pressed)
        later = pressed.press.action == "answers_later"
        standing = Standing.LATER if later else Standing.CANNOT
        meant = Prepared(one.question, "", standing)
        await ask_why(turn, issue, document, index, meant)
    return turn.toast


async def choose_reason(desk: Desk, pressed: Pressed) -> str:
    """Write the reason on the button."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document, index, one = await _the_question(turn, pressed)
        _, standing, code, until = f"{pressed.press.value}:".split(":", 3)
        reason = turn.label(f"answer_reason.{code}", document.locale)
        meant = Prepared(one.question, reason, Standing(standing))
        kept = moment(until.rstrip(":"))
        prepared = await unanswered(turn, issue, document, meant, until=kept)
        await _put(turn, issue, document, index, prepared)
    return turn.toast


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
