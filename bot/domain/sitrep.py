"""A situation report: what is kept of it, and what changed since the last one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.conflicts import alive, subject_of
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.levels import Level
from bot.domain.values import Struct

#: The summary has at most so many lines (doctrine.md 5.2, D10).
SUMMARY_LINES = 3


class Stability(StrEnum):
    """Whether the situation is under control; it decides on T14."""

    STABLE = "stable"
    UNSTABLE = "unstable"


class Sitrep(Struct, frozen=True):
    """A situation report as it was sent. `id` is "2026-0001/S2"; it never changes.

    `same`: nothing had changed. `requests` is empty where no decision is asked for.
    `next_at` is None where the next one comes with the next change.
    """

    id: str
    issue_id: str
    number: int
    by: int
    at: datetime
    level: Level | None
    score: int | None
    stability: Stability
    same: bool = False
    summary: str = ""
    requests: str = ""
    next_at: datetime | None = None
    text: str = ""

    @property
    def short(self) -> str:
        """Return the number within the issue: "S2"."""
        return self.id.rpartition("/")[2]


class SitrepDraft(Struct, frozen=True):
    """What its writer added so far; the rest fills itself.

    `fields` are `summary`, `requests` ("-" for none), `stability`, `next_at`.
    """

    issue_id: str
    author: int
    at: datetime
    fields: Mapping[str, str]


#: What `requests` says where somebody tapped that no decision is asked for.
NONE_ASKED = "-"


class Figure(Struct, frozen=True):
    """A fact as a report shows it; `before` is its value in the last report.

    `new`: the last report did not have it.
    """

    fact: Fact
    before: Decimal | None = None
    new: bool = True

    @property
    def change(self) -> Decimal | None:
        """Return by how much the value changed; None where nothing compares."""
        if self.fact.value is None or self.before is None:
            return None
        return self.fact.value - self.before


def figures(
    facts: Sequence[Fact], now: datetime, since: datetime | None
) -> list[Figure]:
    """Return the living verified facts with their change since the last report."""
    return [_figure(fact, facts, since) for fact in facts if alive(fact, now)]


def _figure(fact: Fact, facts: Iterable[Fact], since: datetime | None) -> Figure:
    if since is None:
        return Figure(fact)
    about = subject_of(fact)
    then = [
        old
        for old in facts
        if old.verified_at is not None
        and old.verified_at <= since
        and old.state in (FactState.VERIFIED, FactState.SUPERSEDED)
        and (old.id == fact.id or (old.value is not None and subject_of(old) == about))
    ]
    if not then:
        return Figure(fact)
    last = max(then, key=lambda old: (old.verified_at, old.id))
    return Figure(fact, last.value, new=False)


def claims(facts: Iterable[Fact]) -> list[Fact]:
    """Return what is only claimed: it stands under "not yet verified"."""
    unsettled = (FactState.CLAIMED, FactState.CHECKED, FactState.UNDETERMINED)
    return [fact for fact in facts if fact.state in unsettled]


def stable_in_a_row(sitreps: Sequence[Sitrep]) -> int:
    """Count how many reports said "stable", back from the newest; oldest first."""
    count = 0
    for one in reversed(sitreps):
        if one.stability is not Stability.STABLE:
            break
        count += 1
    return count
