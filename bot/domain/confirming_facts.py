"""What becomes of a fact when somebody confirms, renews, settles or replaces it."""

from datetime import datetime, timedelta

from bot.domain.access import Action
from bot.domain.fact import Fact, FactSource
from bot.domain.fact_life import FACT_LIFE, FactState
from bot.domain.values import replace


def claimants(fact: Fact) -> frozenset[int]:
    """Return everyone who said it: none of them verifies it (doctrine.md 0.15)."""
    return frozenset({fact.reporter, *(source.by for source in fact.sources)})


def stepped(fact: Fact, action: Action) -> Fact:
    """Return a fact after a move of its life; ValueError where there is none."""
    state = FACT_LIFE.next_state(fact.state, action)
    if state is None:
        raise ValueError(f"{action} leads nowhere from {fact.state}")
    return replace(fact, state=state)


def confirmed(
    fact: Fact, by: int, now: datetime, lifetime: timedelta, needed: int
) -> Fact:
    """Let *by* confirm: checked, and verified once as many as *needed* did."""
    if fact.state is not FactState.CHECKED:
        fact = replace(stepped(fact, Action.CHECK_FACT), first_verifier=by)
        return fact if needed > 1 else _verified(fact, now, lifetime, needed)
    if by != fact.first_verifier:
        fact = replace(fact, second_verifier=by)
    return _verified(fact, now, lifetime, needed)


def _verified(fact: Fact, now: datetime, lifetime: timedelta, needed: int) -> Fact:
    return replace(
        stepped(fact, Action.VERIFY_FACT),
        verified_at=now,
        expires_at=now + lifetime,
        second_needed=needed > 1,
    )


def renewed(
    fact: Fact, by: int, now: datetime, lifetime: timedelta, needed: int
) -> Fact:
    """Let *by* say that it still holds; who was not its verifier becomes the second."""
    second = fact.second_verifier
    if second is None and by != fact.first_verifier:
        second = by
    fact = replace(stepped(fact, Action.RENEW_FACT), second_verifier=second)
    strict = needed > 1 and second is not None
    return replace(
        fact,
        verified_at=now,
        expires_at=now + lifetime,
        told=0,
        second_needed=fact.second_needed or strict,
    )


def superseded(old: Fact, new: Fact) -> Fact:
    """Let a newer fact take the place of an older one."""
    return replace(stepped(old, Action.SUPERSEDE_FACT), replaced_by=new.id)


def not_chosen(loser: Fact, chosen: Fact) -> Fact:
    """Return what becomes of a value whose source the lead did not choose.

    One of an earlier moment is out of date; one of the same or a later moment is
    refuted.
    """
    if loser.as_of < chosen.as_of:
        return superseded(loser, chosen)
    return replace(stepped(loser, Action.CHOOSE_SOURCE), replaced_by=chosen.id)


def with_source(fact: Fact, source: FactSource) -> Fact:
    """Add a source; what could not be determined is a claim again."""
    return replace(stepped(fact, Action.ADD_SOURCE), sources=(*fact.sources, source))
