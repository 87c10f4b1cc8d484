"""A public word keeps the promise of a next word, and makes the next one."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.promise import PromiseKind
from bot.services.promises.registering import end_promise, keep_new
from bot.services.timing.meeting import tell_public
from bot.services.timing.promised import follow_promises
from bot.services.turn import Turn


async def word_out(
    turn: Turn, issue: Issue, next_at: datetime | None, document: str = ""
) -> None:
    """Let a public word keep what was promised, and be the start of the next wait.

    That there is nothing new is a word, too (doctrine.md 3.5). *next_at* is when the
    next one was promised; None: it was not.
    """
    await keep_awaited(turn, issue)
    if next_at is not None:
        kind = PromiseKind.UPDATE
        await keep_new(turn, issue, kind, "", next_at, document=document)
    await tell_public(turn, issue, next_at)
    await follow_promises(turn, issue)


async def promise_next(
    turn: Turn, issue: Issue, next_at: datetime | None, document: str
) -> None:
    """Keep in mind what an approved text promises, before anybody has read it."""
    if next_at is None:
        return
    await keep_new(turn, issue, PromiseKind.UPDATE, "", next_at, document=document)
    await follow_promises(turn, issue)


async def keep_awaited(turn: Turn, issue: Issue) -> None:
    """Note that whoever was promised a next word heard one."""
    for promise in await turn.unit.promises.of_issue(issue.id):
        if promise.open and promise.kind is PromiseKind.UPDATE:
            await end_promise(turn, issue, promise, Action.KEEP_PROMISE, "promise_kept")


async def void_promises(turn: Turn, issue: Issue, document: str) -> None:
    """Withdraw what a text promised whose approval is void: nobody may hear it now."""
    promises = await turn.unit.promises.of_issue(issue.id)
    void = [p for p in promises if p.open and p.document == document]
    for promise in void:
        await end_promise(turn, issue, promise, Action.VOID_PROMISE, "promise_void")
    if void:
        await follow_promises(turn, issue, anew=True)
