"""Choosing the reference source where verified values contradict each other."""

from bot.domain.access import Action
from bot.domain.confirming_facts import not_chosen
from bot.domain.conflicts import Conflict, conflicts
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue
from bot.services.desk import Desk
from bot.services.facts.dispute_screen import dispute_rows, dispute_views
from bot.services.facts.fact_card import show_fact
from bot.services.facts.finding_facts import moved, the_fact
from bot.services.facts.settling import tell_outcome
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.texts.drifting import mind_drift
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def see_dispute(desk: Desk, pressed: Pressed) -> str:
    """Show the values that contradict a fact."""
    async with member_turn(desk, pressed, Action.CHOOSE_SOURCE) as turn:
        issue, fact = await the_fact(turn, pressed.press.subject)
        conflict = await _conflict_of(turn, fact)
        if conflict is None:
            await show_fact(turn, issue, fact)
            return turn.toast
        await turn.reply(
            "fact_conflict",
            rows=dispute_rows(turn, issue, conflict, turn.member),
            issue=await issue_view(turn, issue, turn.member),
            facts=await dispute_views(turn, conflict, turn.member),
            now=turn.now,
        )
    return turn.toast


async def choose_source(desk: Desk, pressed: Pressed) -> str:
    """Let one value stand; the others are out of date, or refuted."""
    async with member_turn(desk, pressed, Action.CHOOSE_SOURCE) as turn:
        issue, chosen = await the_fact(turn, pressed.press.subject)
        issue = await open_issue(turn, issue.id)
        if chosen.state is not FactState.VERIFIED:
            raise await moved(turn, chosen)
        conflict = await _conflict_of(turn, chosen)
        if conflict is not None:
            await turn.record("fact_source_chosen", issue.id, chosen.short)
            await _let_stand(turn, issue, chosen, conflict)
        await show_fact(turn, issue, chosen)
        turn.toast = turn.label("toast.fact_chosen", number=chosen.short)
    return turn.toast


async def _conflict_of(turn: Turn, fact: Fact) -> Conflict | None:
    facts = await turn.unit.facts.of_issue(fact.issue_id)
    found = (c for c in conflicts(facts, turn.now) if fact in c.facts)
    return next(found, None)


async def _let_stand(
    turn: Turn, issue: Issue, chosen: Fact, conflict: Conflict
) -> None:
    losers = [fact for fact in conflict.facts if fact.value != chosen.value]
    people = await turn.people()
    for loser in losers:
        gone = await turn.unit.facts.save(not_chosen(loser, chosen))
        refuted = gone.state is FactState.REFUTED
        deed = "fact_refuted" if refuted else "fact_superseded"
        await turn.record(deed, issue.id, f"{gone.short} by {chosen.short}")
        await mind_drift(turn, issue, loser, gone)
        for who in {gone.reporter, *gone.verifiers} - {turn.member.user_id}:
            if who in people:
                await tell_outcome(turn, issue, gone, people[who])
