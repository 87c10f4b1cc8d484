"""What time does to lives: looking again, paying debts, reminding of them."""

import logging
from collections.abc import Awaitable, Callable

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.ports.storage import StorageUnavailable
from bot.services.calls.calling import begin_calls
from bot.services.calls.circumstances import ladder_of
from bot.services.desk import Desk
from bot.services.life.debts import settle_debts, unpaid
from bot.services.life.moving import Why, move, step_clocks
from bot.services.life.notices import tell_team
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view

log = logging.getLogger(__name__)

Act = Callable[[Turn, Issue], Awaitable[None]]

#: So many issues are looked at in one round.
ROUND = 100


async def mind_lives(desk: Desk) -> None:
    """Return to triage what was monitored long enough (T09); mind what is owed."""
    async with desk.storage.begin() as unit:
        due = await unit.lives.relooks_due(desk.clock.now(), ROUND)
        owing = await unit.lives.indebted(ROUND)
    for issue_id in due:
        await _one(desk, issue_id, _look_again, "relook")
    for issue_id in owing:
        await _one(desk, issue_id, _mind_debts, "debts")


async def _one(desk: Desk, issue_id: str, act: Act, name: str) -> None:
    """One issue that cannot be looked at must not hold up the others."""
    key = f"{name}:{issue_id}:{desk.clock.now().isoformat()}"
    try:
        async with clock_turn(desk, key) as turn:
            issue = await turn.unit.issues.find(issue_id)
            turn.idle = issue is None
            if issue is not None:
                await act(turn, issue)
    except StorageUnavailable:
        raise
    except Exception as error:
        kind = type(error).__name__
        log.error("%s of %s failed: %s", name, issue_id, kind, exc_info=error)


async def _look_again(turn: Turn, issue: Issue) -> None:
    if issue.state is not IssueState.MONITORED:
        await turn.unit.lives.end_relook(issue.id, turn.now)
        return
    before, why = issue.state, Why("relook")
    issue = await move(turn, issue, Action.REVISIT, why)
    await step_clocks(turn, before, issue)
    await turn.record("stepped", issue.id, f"T09 {before}>{issue.state} relook")
    await tell_team(turn, issue, before, why)
    if await _owner(turn, issue) is None:
        known = replace(issue, level=issue.level or Level.L1)
        ladder = ladder_of(turn, known)
        await begin_calls(turn, issue, ladder, "level")


async def _owner(turn: Turn, issue: Issue) -> Member | None:
    """Return who has the issue and can be reached."""
    owner = await turn.unit.members.find(issue.owner or 0)
    return owner if owner is not None and owner.reachable else None


async def _mind_debts(turn: Turn, issue: Issue) -> None:
    """Pay what was made up for, and remind of what is due."""
    paid = await settle_debts(turn, issue)
    owed = unpaid(await turn.unit.lives.debts(issue.id))
    due = [d for d in owed if d.due_at and d.due_at <= turn.now and not d.reminded_at]
    owner = await _owner(turn, issue)
    turn.idle = not paid and not (due and owner)
    if not due or owner is None:
        return
    await turn.unit.lives.mark_reminded(issue.id, turn.now)
    await turn.record("debts_reminded", issue.id)
    await turn.tell(
        owner,
        "debts_due",
        klass=MessageClass.PING,
        rows=[[turn.button("debts", issue.id, locale=owner.locale)]],
        issue=await issue_view(turn, issue, owner),
        lines=[turn.label(f"need.{debt.need}", owner.locale) for debt in due],
    )
