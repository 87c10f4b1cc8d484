"""The log of a conference: a promise gets its clock, a question its ticket."""

from dataclasses import dataclass

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
from bot.services.books.which import checked_length
from bot.services.conferences.conference_board import refresh_boards
from bot.services.conferences.conference_views import spoken
from bot.services.conferences.finding_conferences import movable
from bot.services.conferences.ticking import tick_code
from bot.services.desk import Desk
from bot.services.press.recording import receive
from bot.services.promises.making import split
from bot.services.promises.registering import keep_new
from bot.services.reports.adding import add_evidence
from bot.services.requests import Pressed, Sent
from bot.services.timing.promised import follow_promises
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


@dataclass(frozen=True, slots=True)
class Kept:
    """What an entry became: its kind, its number there ("J1", "M2"), until when."""

    kind: LineKind
    text: str
    reference: str = ""
    due: str = ""


async def ask_lines(desk: Desk, pressed: Pressed) -> str:
    """Await entries until "Selesai": every message is one."""
    async with member_turn(desk, pressed, Action.LOG_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.LOG_CONFERENCE
        )
        await turn.ask("conference_log", conference.id)
        await turn.reply(
            "conference_log",
            fresh=True,
            rows=[[turn.button("conference_done", conference.id, label="done")]],
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
        )
    return turn.toast


async def answer_line(desk: Desk, sent: Sent) -> str:
    """Keep what was sent into the log; the question stays open."""
    assert sent.dialogue is not None
    return await _keep_message(desk, sent, sent.dialogue.subject)


async def is_for_a_conference(desk: Desk, sent: Sent) -> bool:
    """Tell whether a message replies to one that shows a conference."""
    return bool(sent.replies_to) and bool(await _replied(desk, sent))


async def _replied(desk: Desk, sent: Sent) -> str:
    chat_id, _, _ = sent.source.partition(":")
    async with desk.storage.begin() as unit:
        return await unit.conferences.shown_at(int(chat_id), sent.replies_to)


async def line_by_reply(desk: Desk, sent: Sent) -> str:
    """Keep what was sent as a reply to the conference's own message."""
    return await _keep_message(desk, sent, await _replied(desk, sent))


async def _keep_message(desk: Desk, sent: Sent, subject: str) -> str:
    async with member_turn(desk, sent, Action.LOG_CONFERENCE) as turn:
        issue, conference = await movable(turn, subject, Action.LOG_CONFERENCE)
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
        await _receipt(turn, issue, conference, kept)
        await refresh_boards(turn, issue, conference)
    return turn.toast


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
    return Kept(LineKind.FOLLOW_UP, enquiry.words, enquiry.id, due)


async def _receipt(
    turn: Turn, issue: Issue, conference: Conference, kept: Kept
) -> None:
    """Say in one line what was understood."""
    statement, asking = spoken(conference, turn.now)
    await turn.reply(
        "conference_logged",
        rows=[[turn.button("conference_done", conference.id, label="done")]],
        issue=await issue_view(turn, issue, turn.member),
        short=conference.short,
        kind=turn.label(f"conference_line.{kept.kind}"),
        text=kept.text,
        reference=kept.reference.rpartition("/")[2],
        due=kept.due,
        statement=statement,
        asking=asking,
        running=conference.ended_at is None,
    )
