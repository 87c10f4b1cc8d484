"""A chore: those who stand behind a fact hear before it expires, and when it does."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from bot.domain.access import Action, may, may_see
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.facts.fact_views import fact_view
from bot.services.facts.finding_facts import moves_of
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view

#: So many facts are looked at in one go, and so many named in one notice.
AT_ONCE, NAMED = 200, 6

#: A claim that its author looked over and never saved is forgotten after this.
DRAFTS_KEPT = timedelta(days=1)

_BEFORE, _EXPIRED = 1, 2


async def tell_expiring(desk: Desk) -> None:
    """Tell once before a fact expires, and once when it has: one notice an issue."""
    now = desk.clock.now()
    soon = now + desk.playbook.facts.warn_before
    async with desk.storage.begin() as unit:
        due = [
            *await unit.facts.to_tell(0, soon, AT_ONCE),
            *await unit.facts.to_tell(_BEFORE, now, AT_ONCE),
        ]
    for (issue_id, expired), facts in _grouped(due, now):
        key = f"fact_expiry:{facts[0].id}:{facts[0].version}:{len(facts)}"
        async with clock_turn(desk, key) as turn:
            await _tell(turn, issue_id, facts, expired=expired)


def _grouped(
    facts: Iterable[Fact], now: datetime
) -> list[tuple[tuple[str, bool], list[Fact]]]:
    def key(fact: Fact) -> tuple[str, bool]:
        return fact.issue_id, fact.expired(now)

    return [(k, list(group)) for k, group in groupby(sorted(facts, key=key), key)]


async def _tell(
    turn: Turn, issue_id: str, facts: Sequence[Fact], *, expired: bool
) -> None:
    told = _EXPIRED if expired else _BEFORE
    facts = [await turn.unit.facts.save(replace(f, told=told)) for f in facts]
    issue = await turn.unit.issues.find(issue_id)
    assert issue is not None
    if issue.state in TERMINAL:
        return
    deed = "fact_expired" if expired else "fact_expiring"
    await turn.record(deed, issue.id, " ".join(f.short for f in facts[:NAMED]))
    for to in await turn.team():
        mine = [f for f in facts if to.user_id in _behind(issue, f)]
        able = to.reachable and may(to, Action.SEE_FACTS)
        if mine and able and may_see(to, issue):
            await _write(turn, issue, mine, to, expired=expired)


def _behind(issue: Issue, fact: Fact) -> set[int | None]:
    """Return who claimed a fact, who verified it, and who has the issue."""
    return {fact.reporter, *fact.verifiers, issue.owner}


async def _write(
    turn: Turn, issue: Issue, facts: Sequence[Fact], to: Member, *, expired: bool
) -> None:
    named = facts[:NAMED]
    rows = [
        [turn.button("fact_renew", fact.id, text=_renew(turn, fact, to))]
        for fact in named
        if Action.RENEW_FACT in moves_of(fact, to)
    ]
    rows.append([turn.button("facts", issue.id, locale=to.locale)])
    await turn.tell(
        to,
        "facts_expiring",
        rows=rows,
        issue=await issue_view(turn, issue, to),
        facts=[await fact_view(turn, fact, to) for fact in named],
        more=len(facts) - len(named),
        expired=expired,
        now=turn.now,
    )


def _renew(turn: Turn, fact: Fact, to: Member) -> str:
    return f"{fact.short} {turn.label('button.fact_renew', to.locale)}"


async def clear_drafts(desk: Desk) -> None:
    """Forget claims that were begun long ago and never kept."""
    now = desk.clock.now()
    async with clock_turn(desk, f"clear_fact_drafts:{now.isoformat()}") as turn:
        await turn.unit.facts.clear_drafts(now - DRAFTS_KEPT)
