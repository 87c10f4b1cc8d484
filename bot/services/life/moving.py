"""The one place where an issue changes its state, with everything that this starts."""

from typing import Any

from bot.domain.access import Action
from bot.domain.clocks import ClockName, Moment
from bot.domain.issue import Issue
from bot.domain.issue_life import ISSUE_LIFE, TERMINAL, IssueState
from bot.domain.life import Transition
from bot.domain.values import Struct, replace
from bot.ports.lives import LifeChange
from bot.services.assigning.losing import end_roles
from bot.services.calls.calling import stop_calls
from bot.services.finding import finished
from bot.services.timing.pausing import follow_state
from bot.services.timing.promised import follow_promises
from bot.services.timing.starting import start_clocks
from bot.services.turn import Turn

#: Which clocks begin, from now, when an issue comes into a state by a step.
_STARTS: dict[IssueState, Moment] = {
    IssueState.TRIAGE: Moment.TRIAGE_OPENED,
    IssueState.RESPONDING: Moment.RESPONDING,
    IssueState.REVIEW: Moment.REVIEW_OPENED,
}

#: The clock that is met by leaving a state. What was contained owes the public no more
#: updates, unless it comes back: then they begin anew.
_MEETS: dict[IssueState, ClockName] = {
    IssueState.TRIAGE: ClockName.TRIAGE,
    IssueState.RESPONDING: ClockName.SITREP,
    IssueState.CONTAINED: ClockName.PUBLIC_UPDATE,
    IssueState.REVIEW: ClockName.REVIEW,
}


class Why(Struct, frozen=True):
    """Why an issue moves: what was tapped and what was typed; either may be empty."""

    code: str = ""
    words: str = ""


async def move(
    turn: Turn, issue: Issue, action: Action, why: Why | None = None, **facts: Any
) -> Issue:
    """Move an issue by *action* and keep the move; *facts* change with it.

    Raise `IssueFinished` where the life does not lead on. A move that leads nowhere
    else keeps only the facts: it is no move.
    """
    row = ISSUE_LIFE.row(issue.state, action)
    if row is None:
        raise await finished(turn, issue)
    moved = await turn.unit.issues.save(replace(issue, state=row.target, **facts))
    if row.target is not row.source:
        await _keep(turn, moved, row, why or Why())
    return moved


async def _keep(
    turn: Turn, after: Issue, row: Transition[IssueState], why: Why
) -> None:
    by = turn.actor.user_id if turn.actor else None
    change = LifeChange(
        issue_id=after.id,
        at=turn.now,
        by=by,
        action=row.action,
        code=row.code,
        old=row.source,
        new=row.target,
        reason_code=why.code,
        reason=why.words,
    )
    await turn.unit.lives.add_change(change)
    if row.source is IssueState.MONITORED:
        await turn.unit.lives.end_relook(after.id, turn.now)
    if after.state in TERMINAL:
        await stop_calls(turn, after)
    if after.state in TERMINAL - {IssueState.MERGED}:
        await end_roles(turn, after)


async def step_clocks(turn: Turn, before: IssueState, issue: Issue) -> None:
    """Meet the clock of the state that was left, start those of the new one."""
    if before in _MEETS:
        await turn.unit.issues.meet_clock(issue.id, _MEETS[before], turn.now)
    moment = _STARTS.get(issue.state)
    if moment is not None:
        await start_clocks(turn, issue, moment, issue.level, turn.now, anew=True)
    await follow_state(turn, issue)
    if issue.state not in TERMINAL:
        await follow_promises(turn, issue)
