"""The log of a conference: a promise gets its clock, a question its ticket."""

from typing import Any

from bot.domain.access import Action
from bot.domain.conference import LINE_LENGTH, Conference, LineKind, LogLine
from bot.domain.conference_errors import FollowUpUnclear
from bot.domain.conference_log import (
    Typed,
    promise_words,
    read_entry,
    read_follow_up,
)
from bot.domain.issue import Issue
from bot.domain.promise import PromiseKind
from bot.domain.text import clean
from bot.domain.values import Struct
from bot.services.books.line_book import LineBook
from bot.services.books.which import checked_length
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.conference_views import spoken
from bot.services.conferences.finding_conferences import movable
from bot.services.conferences.ticking import tick_code
from bot.services.press.recording import receive
from bot.services.promises.making import split
from bot.services.promises.registering import keep_new
from bot.services.reports.adding import add_evidence
from bot.services.requests import Sent
from bot.services.timing.promised import follow_promises
from bot.services.turn import Turn


class Kept(Struct, frozen=True):
    """What an entry became: its kind, its number there ("J1", "M2"), until when."""

    kind: LineKind
    text: str
    reference: str = ""
    due: str = ""


async def _keep_line(
    turn: Turn, issue: Issue, conference: Conference, sent: Sent
) -> tuple[Conference, dict[str, Any]]:
    """Keep one entry of the log; return what its receipt says in one line."""
    kept = await _keep(turn, issue, conference, sent)
    number = await turn.unit.conferences.add_line(
        LogLine(
            conference_id=conference.id,
            number=0,
            kind=kept.kind,
            by=turn.member.user_id,
            at=turn.now,
            text=kept.text,
            reference=kept.reference,
        )
    )
    detail = f"{conference.short} {kept.kind} {number}"
    await turn.record("conference_logged", issue.id, detail, content=kept.text)
    return conference, _receipt(turn, conference, kept)


async def _keep(turn: Turn, issue: Issue, conference: Conference, sent: Sent) -> Kept:
    if sent.content.attachments:
        return await _recording(turn, issue, conference, sent)
    said = clean(sent.content.text).strip()
    typed = read_entry(checked_length(said, LINE_LENGTH))
    if typed.kind is LineKind.PROMISE:
        return await _promise(turn, issue, typed)
    if typed.kind is LineKind.FOLLOW_UP:
        return await _follow_up(turn, issue, typed)
    return Kept(typed.kind, await turn.hide(checked_length(typed.text, LINE_LENGTH)))


async def _recording(
    turn: Turn, issue: Issue, conference: Conference, sent: Sent
) -> Kept:
    """Keep a recording or a transcript with the evidence of the issue."""
    await add_evidence(turn, issue, sent)
    await tick_code(turn, issue, conference, "recording")
    words = await turn.hide(clean(sent.content.text).strip())
    attached = turn.label("note.attached", turn.desk.house.locale)
    return Kept(LineKind.RECORDING, words or attached)


async def _promise(turn: Turn, issue: Issue, typed: Typed) -> Kept:
    """Let what was promised aloud run its clock."""
    what, due_at = split(turn, promise_words(typed.text))
    what = await turn.hide(what)
    promise = await keep_new(turn, issue, PromiseKind.DEED, what, due_at)
    await follow_promises(turn, issue)
    due = turn.desk.words.brief(due_at, turn.now, turn.locale)
    return Kept(LineKind.PROMISE, what, promise.id, due)


async def _follow_up(turn: Turn, issue: Issue, typed: Typed) -> Kept:
    """Make a ticket of what a journalist still waits for; its clock is C8."""
    read = read_follow_up(typed.text)
    if read is None:
        raise FollowUpUnclear
    until = turn.label("conference.until", turn.desk.house.locale, when=read.deadline)
    words = turn.label(
        "conference.follow_up",
        turn.desk.house.locale,
        outlet=read.outlet,
        question=read.question,
    )
    whole = f"{words} {until}" if read.deadline else words
    enquiry, _ = await receive(turn, issue, whole)
    due = turn.desk.words.brief(enquiry.due_at, turn.now, turn.locale)
    # The deadline stands once: the ticket keeps the words as they were asked.
    return Kept(LineKind.FOLLOW_UP, await turn.hide(words), enquiry.id, due)


def _receipt(turn: Turn, conference: Conference, kept: Kept) -> dict[str, Any]:
    """Say what was understood."""
    statement, asking = spoken(conference, turn.now)
    return {
        "short": conference.short,
        "kind": turn.label(f"conference_line.{kept.kind}"),
        "text": kept.text,
        "reference": kept.reference.rpartition("/")[2],
        "due": kept.due,
        "statement": statement,
        "asking": asking,
        "running": conference.ended_at is None,
    }


async def _log_told(turn: Turn, issue: Issue, conference: Conference) -> dict[str, Any]:
    return {"short": conference.short}


#: The log of a running press conference.
LOG = LineBook(
    action=Action.LOG_CONFERENCE,
    question="conference_log",
    opening="conference_log",
    receipt="conference_logged",
    done="conference_done",
    boards=lambda unit: unit.conferences,
    movable=movable,
    told=_log_told,
    keep=_keep_line,
    refresh=BOARD.refresh,
)
