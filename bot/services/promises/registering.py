"""Keeping a promise in the register, and ending it: its clock, its journal."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.clocks import Stop
from bot.domain.issue import Issue
from bot.domain.promise import Promise, PromiseKind, ended
from bot.services.timing.meeting import meet
from bot.services.turn import Turn


async def end_promise(
    turn: Turn,
    issue: Issue,
    promise: Promise,
    action: Action,
    deed: str,
    **changes: str,
) -> Promise:
    """End a promise by *action*; *deed* is what the journal calls it."""
    by = turn.actor.user_id if turn.actor else None
    over = ended(promise, action, by, turn.now, **changes)
    promise = await turn.unit.promises.save(over)
    await meet(turn, issue, Stop.PROMISE_ANSWERED, promise.id)
    late = " late" if promise.due_at < turn.now else ""
    await turn.record(deed, issue.id, f"{promise.short}{late}")
    return promise


async def keep_new(
    turn: Turn,
    issue: Issue,
    kind: PromiseKind,
    text: str,
    due_at: datetime,
    *,
    document: str = "",
    replaces: str = "",
) -> Promise:
    """Keep a new promise, and journal when it is due."""
    count = await turn.unit.promises.next_count(issue.id)
    promise = Promise(
        id=f"{issue.id}/J{count}",
        issue_id=issue.id,
        kind=kind,
        text=text,
        due_at=due_at,
        made_by=turn.member.user_id,
        made_at=turn.now,
        document=document,
        replaces=replaces,
    )
    await turn.unit.promises.add(promise)
    detail = f"{promise.short} {kind} {due_at.isoformat()}"
    await turn.record("promise_made", issue.id, detail, content=text)
    return promise
