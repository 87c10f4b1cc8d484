"""What becomes of a promise: kept in one tap, or replaced by another, with a reason."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.book_errors import ReasonOwed
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.promise import Promise, PromiseKind
from bot.domain.promise_life import PromiseState
from bot.domain.values import replace
from bot.ports.cards import PublicWord
from bot.ports.mail import Button
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.life.updating import note_update
from bot.services.promises.finding_promises import movable, the_promise
from bot.services.promises.making import PROMISE_LENGTH, due_of
from bot.services.promises.promise_card import show_promise
from bot.services.promises.promise_views import promise_view
from bot.services.promises.registering import end_promise, keep_new
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.timing.deeds import CALLED
from bot.services.timing.promised import follow_promises
from bot.services.turn import Turn, member_turn

#: The questions that a link, and a new time with its reason, answer.
LINK, REPLACE = "promise_link", "promise_replace"


async def keep(desk: Desk, pressed: Pressed) -> str:
    """Note that a promise was kept, now."""
    async with member_turn(desk, pressed, Action.KEEP_PROMISE) as turn:
        issue, promise = await movable(turn, pressed.press.subject, Action.KEEP_PROMISE)
        deed = (Action.KEEP_PROMISE, "promise_kept")
        promise = await end_promise(turn, issue, promise, *deed)
        if promise.kind is PromiseKind.UPDATE:
            await _heard(turn, issue)
        if pressed.press.value == CALLED:
            turn.message_id = 0
        await show_promise(turn, issue, promise)
        turn.toast = turn.label("toast.promise_kept", number=promise.short)
    return turn.toast


async def _heard(turn: Turn, issue: Issue) -> None:
    """Note that the public heard what it was promised: the clock of updates, too."""
    word = PublicWord(issue.id, turn.now, "kept", turn.member.user_id)
    await turn.unit.cards.add_word(word)
    await note_update(turn, issue)


async def ask_link(desk: Desk, pressed: Pressed) -> str:
    """Ask where one sees that a promise was kept."""
    async with member_turn(desk, pressed, Action.KEEP_PROMISE) as turn:
        _, promise = await _kept(turn, pressed.press.subject)
        await turn.ask(LINK, promise.id)
        await turn.reply(
            "promise_link",
            rows=_back(turn, promise),
            promise=await promise_view(turn, promise, turn.member),
        )
    return turn.toast


async def _kept(turn: Turn, subject: str) -> tuple[Issue, Promise]:
    issue, promise = await the_promise(turn, subject)
    if promise.state is not PromiseState.KEPT:
        raise ButtonExpired
    return issue, promise


def _back(turn: Turn, promise: Promise) -> list[list[Button]]:
    return [[turn.button("promise_show", promise.id, label="back")]]


async def answer_link(desk: Desk, sent: Sent) -> str:
    """Keep the link."""
    async with member_turn(desk, sent, Action.KEEP_PROMISE) as turn:
        assert sent.dialogue is not None
        issue, promise = await _kept(turn, sent.dialogue.subject)
        link = checked_length(sent.content.text, PROMISE_LENGTH)
        await turn.unit.dialogues.end(turn.member.user_id)
        promise = await turn.unit.promises.save(replace(promise, link=link))
        await turn.record("promise_linked", issue.id, promise.short, content=link)
        await show_promise(turn, issue, promise)
    return turn.toast


async def ask_replace(desk: Desk, pressed: Pressed) -> str:
    """Ask for the new time and the reason: no promise is moved silently."""
    async with member_turn(desk, pressed, Action.REPLACE_PROMISE) as turn:
        subject = pressed.press.subject
        _, promise = await movable(turn, subject, Action.REPLACE_PROMISE)
        await turn.ask(REPLACE, promise.id)
        await turn.reply(
            "promise_replace",
            rows=_back(turn, promise),
            promise=await promise_view(turn, promise, turn.member),
            zone=zone_name(turn),
            now=turn.now,
        )
    return turn.toast


async def answer_replace(desk: Desk, sent: Sent) -> str:
    """Put a new promise in the place of one that cannot be kept: "when; why"."""
    async with member_turn(desk, sent, Action.REPLACE_PROMISE) as turn:
        assert sent.dialogue is not None
        subject = sent.dialogue.subject
        issue, promise = await movable(turn, subject, Action.REPLACE_PROMISE)
        words = checked_length(sent.content.text, PROMISE_LENGTH)
        when, _, reason = (part.strip() for part in words.partition(";"))
        due_at = due_of(turn, when)
        if not reason:
            raise ReasonOwed(zone=zone_name(turn))
        await turn.unit.dialogues.end(turn.member.user_id)
        new = await _replaced(turn, issue, promise, due_at, reason)
        await show_promise(turn, issue, new)
        turn.toast = turn.label("toast.promise_kept", number=new.short)
    return turn.toast


async def _replaced(
    turn: Turn, issue: Issue, old: Promise, due_at: datetime, reason: str
) -> Promise:
    """Promise the same for another time, end the old promise, and return the new."""
    new = await keep_new(turn, issue, old.kind, old.text, due_at, replaces=old.id)
    deed = (Action.REPLACE_PROMISE, "promise_replaced")
    await end_promise(turn, issue, old, *deed, reason=reason, replaced_by=new.id)
    await follow_promises(turn, issue)
    return new
