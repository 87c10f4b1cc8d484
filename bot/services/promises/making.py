"""Making a promise: /janji 12 what; when, or a button and one message."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.ahead import AheadTrouble, read_ahead
from bot.domain.book_errors import PromisePast, PromiseUnclear
from bot.domain.errors import Refusal, TimeNotUnderstood
from bot.domain.fact_errors import DateNotUnderstood
from bot.domain.issue import Issue
from bot.domain.promise import PromiseKind
from bot.domain.text import first_line
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.promises.promise_card import show_promise
from bot.services.promises.registering import keep_new
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.timing.promised import follow_promises
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A promise is at most this long.
PROMISE_LENGTH = 300

#: The question that the promise answers.
DIALOGUE = "promise"


async def ask_promise(desk: Desk, pressed: Pressed) -> str:
    """Ask for the promise in one message."""
    async with member_turn(desk, pressed, Action.MAKE_PROMISE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.ask(DIALOGUE, issue.id)
        await turn.reply(
            "promise_ask",
            fresh=True,
            rows=[[turn.button("cancel")]],
            issue=await issue_view(turn, issue, turn.member),
            zone=zone_name(turn),
        )
    return turn.toast


async def answer_promise(desk: Desk, sent: Sent) -> str:
    """Read the message that was asked for."""
    async with member_turn(desk, sent, Action.MAKE_PROMISE) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        await make_promise(turn, issue, sent.content.text)
        await turn.unit.dialogues.end(turn.member.user_id)
    return turn.toast


def promise_waits(turn: Turn, words: str) -> str:
    """Return a promise that waits for its issue; raise what cannot be read."""
    what, _ = split(turn, words)
    return turn.masked(what) + words.strip()[len(what) :]


async def make_promise(turn: Turn, issue: Issue, words: str) -> None:
    """Keep what was promised, and let its clock run."""
    what, due_at = split(turn, words)
    what = await turn.hide(what)
    promise = await keep_new(turn, issue, PromiseKind.DEED, what, due_at)
    await follow_promises(turn, issue)
    await show_promise(turn, issue, promise)
    turn.toast = turn.label("toast.promise_kept", number=promise.short)


def split(turn: Turn, words: str) -> tuple[str, datetime]:
    """Read "what; when"; raise the refusal that says what cannot be read."""
    words = checked_length(words, PROMISE_LENGTH)
    what, sign, when = (part.strip() for part in words.rpartition(";"))
    if not (what and sign and when):
        raise PromiseUnclear(zone=zone_name(turn))
    return what, due_of(turn, when)


def due_of(turn: Turn, when: str) -> datetime:
    """Read by when something is promised; raise the refusal."""
    read = read_ahead(when, turn.now, turn.desk.house.zone)
    if read.at is None:
        raise _trouble(turn, read.trouble, when)
    return read.at


def _trouble(turn: Turn, what: AheadTrouble | None, when: str) -> Refusal:
    said, zone = first_line(when, 80), zone_name(turn)
    if what is AheadTrouble.DATE:
        return DateNotUnderstood(text=said, zone=zone, ahead=False)
    if what is AheadTrouble.PAST:
        return PromisePast(text=said, zone=zone)
    return TimeNotUnderstood(text=said, zone=zone)
