"""Finding a promise behind a button, and telling why it is no longer where it was."""

from bot.domain.access import Action
from bot.domain.book_errors import PromiseMoved
from bot.domain.entry_numbers import short_number
from bot.domain.errors import ButtonExpired, NotPermitted
from bot.domain.issue import Issue
from bot.domain.promise import Promise
from bot.domain.promise_life import PROMISE_LIFE, promise_moves
from bot.services.finding import open_issue, the_issue
from bot.services.turn import Turn


async def the_promise(turn: Turn, subject: str) -> tuple[Issue, Promise]:
    """Return a promise and its issue, if the asker may hear of it.

    Raise `ButtonExpired` for a promise that does not exist, `UnknownIssue`.
    """
    promise = await turn.unit.promises.find(subject)
    if promise is None:
        raise ButtonExpired
    return await the_issue(turn, promise.issue_id), promise


async def movable(turn: Turn, subject: str, action: Action) -> tuple[Issue, Promise]:
    """Return a promise on which the asker may do *action* now.

    Raise the refusal that says why not.
    """
    issue, promise = await the_promise(turn, subject)
    issue = await open_issue(turn, issue.id)
    if action in promise_moves(promise.state, turn.member):
        return issue, promise
    if PROMISE_LIFE.next_state(promise.state, action) is None:
        raise moved(turn, promise)
    raise NotPermitted


def moved(turn: Turn, promise: Promise) -> PromiseMoved:
    """Make the refusal that tells what became of a promise."""
    return PromiseMoved(
        number=promise.number,
        state=turn.label(f"promise_state.{promise.state}"),
        at=promise.ended_at or promise.due_at,
        by=short_number(promise.replaced_by, promise.issue_id),
        remedies=(("promise_show", promise.id),),
    )
