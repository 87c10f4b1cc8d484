"""What a verified fact does to the others: it replaces them, or contradicts them."""

from bot.domain.access import Action, may, may_see
from bot.domain.confirming_facts import superseded
from bot.domain.conflicts import Conflict, conflicts, outdates
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.facts.dispute_screen import dispute_rows, dispute_views
from bot.services.facts.fact_views import fact_view
from bot.services.facts.knowing import blocked
from bot.services.texts.drifting import mind_drift
from bot.services.turn import Turn
from bot.services.views import issue_view

#: Of these the one who claimed the fact hears.
_OUTCOMES = frozenset(FactState) - {FactState.CLAIMED, FactState.CHECKED}


async def settle(turn: Turn, issue: Issue, new: Fact) -> Fact:
    """Let a fact that was just verified replace what it outdates; tell of a conflict.

    Return it: where the same source spoke later already, it is out of date at once.
    """
    for old in await turn.unit.facts.of_issue(issue.id):
        if old.id == new.id or old.state is not FactState.VERIFIED:
            continue
        if outdates(new, old):
            await supersede(turn, issue, old, new)
        elif outdates(old, new):
            return await supersede(turn, issue, new, old)
    facts = await turn.unit.facts.of_issue(issue.id)
    for conflict in conflicts(facts, turn.now):
        if new.id in {fact.id for fact in conflict.facts}:
            await _tell_conflict(turn, issue, conflict)
    return new


async def supersede(turn: Turn, issue: Issue, old: Fact, new: Fact) -> Fact:
    """Let one fact take the place of another, and tell who claimed that."""
    before, old = old, await turn.unit.facts.save(superseded(old, new))
    await turn.record("fact_superseded", issue.id, f"{old.short} by {new.short}")
    await mind_drift(turn, issue, before, old)
    reporter = await turn.unit.members.find(old.reporter)
    if reporter is not None and old.reporter not in {new.reporter, _presser(turn)}:
        await tell_outcome(turn, issue, old, reporter)
    return old


def _presser(turn: Turn) -> int:
    return turn.actor.user_id if turn.actor else 0


async def _tell_conflict(turn: Turn, issue: Issue, conflict: Conflict) -> None:
    shorts = " ".join(fact.short for fact in conflict.facts)
    await turn.record("fact_conflict", issue.id, shorts)
    for to in await turn.team():
        able = may(to, Action.CHOOSE_SOURCE) and may_see(to, issue)
        if not able or not to.reachable:
            continue
        await turn.tell(
            to,
            "fact_conflict",
            rows=dispute_rows(turn, issue, conflict, to),
            issue=await issue_view(turn, issue, to),
            facts=await dispute_views(turn, conflict, to),
            now=turn.now,
        )


async def tell_outcome(turn: Turn, issue: Issue, fact: Fact, to: Member) -> None:
    """Let somebody hear what became of a fact, if they may hear of the issue."""
    if not to.reachable or fact.state not in _OUTCOMES:
        return
    if not may_see(to, issue):
        return
    rows = []
    if may(to, Action.SEE_FACTS):
        rows.append([turn.button("fact_show", fact.id, locale=to.locale)])
    await turn.tell(
        to,
        "fact_outcome",
        rows=rows,
        issue=await issue_view(turn, issue, to),
        fact=await fact_view(turn, fact, to, await blocked(turn, issue)),
        now=turn.now,
    )
