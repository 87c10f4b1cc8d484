"""One promise: what, by when, and what this reader may do about it."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.promise import Promise, PromiseKind
from bot.domain.promise_life import PromiseState, promise_moves
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.promises.finding_promises import the_promise
from bot.services.promises.promise_views import promise_view
from bot.services.requests import Pressed
from bot.services.timing.updates import update_clock
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def see_promise(desk: Desk, pressed: Pressed) -> str:
    """Show one promise in place of the list from which it was opened."""
    async with member_turn(desk, pressed, Action.SEE_PROMISES) as turn:
        issue, promise = await the_promise(turn, pressed.press.subject)
        await show_promise(turn, issue, promise)
    return turn.toast


async def show_promise(turn: Turn, issue: Issue, promise: Promise) -> None:
    """Answer with a promise."""
    await turn.reply(
        "promise_card",
        rows=await _rows(turn, issue, promise),
        issue=await issue_view(turn, issue, turn.member),
        promise=await promise_view(turn, promise, turn.member),
        now=turn.now,
    )


async def _rows(turn: Turn, issue: Issue, promise: Promise) -> list[list[Button]]:
    back = [turn.button("promises", issue.id, version=1)]
    if issue.state in TERMINAL:
        return [back]
    rows = []
    if await _no_news_helps(turn, issue, promise):
        rows.append([turn.button("no_news", issue.id)])
    moves = promise_moves(promise.state, turn.member)
    if Action.KEEP_PROMISE in moves:
        rows.append([turn.button("promise_keep", promise.id)])
    if Action.REPLACE_PROMISE in moves:
        rows.append([turn.button("promise_replace", promise.id)])
    bare = promise.state is PromiseState.KEPT and not promise.link
    if bare and may(turn.member, Action.KEEP_PROMISE):
        rows.append([turn.button("promise_link", promise.id)])
    return [*rows, back]


async def _no_news_helps(turn: Turn, issue: Issue, promise: Promise) -> bool:
    """Tell whether "nothing new" would keep it: that is a word, too."""
    if not promise.open or promise.kind is not PromiseKind.UPDATE:
        return False
    tells = may(turn.member, Action.TELL_PUBLIC)
    return tells and await update_clock(turn, issue) is not None
