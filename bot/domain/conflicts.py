"""Which facts contradict each other, and which may be used (doctrine.md 4.3)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from bot.domain.fact import Fact, FactDrifted, independent
from bot.domain.fact_life import FactState
from bot.domain.values import Struct

#: One thing under several names, and words that say nothing about what is counted.
_SAME = {
    "tewas": "meninggal", "wafat": "meninggal", "gugur": "meninggal",
    "died": "dead", "killed": "dead", "deaths": "dead", "percent": "persen",
}  # fmt: skip
_NOISE = frozenset(
    {
        "ada", "adalah", "akibat", "angka", "capai", "data", "ini", "itu", "jumlah",
        "jumlahnya", "kini", "korban", "mencapai", "menjadi", "saat", "sebanyak",
        "sebesar", "sekarang", "sudah", "telah", "terdapat", "tercatat", "total",
        "yang", "jiwa", "orang", "people", "person", "persons", "a", "are", "at", "is",
        "now", "of", "reached", "the", "was", "were", "number", "victims",
    }
)  # fmt: skip

Subject = tuple[frozenset[str], str]


class Conflict(Struct, frozen=True):
    """Verified facts about the same thing and place whose values differ."""

    facts: tuple[Fact, ...]


class FactsOf(Struct, frozen=True):
    """What an issue knows, for the guards of its life (doctrine.md 4.1, T11, T14).

    `none_declared`: somebody said in so many words that no fact is verified yet.
    """

    verified: int
    open_claims: int
    conflicts: int
    expiring: int
    expired: int
    none_declared: bool

    @property
    def answered(self) -> bool:
        """Tell whether there is a verified fact, or the word that there is none."""
        return self.verified > 0 or self.none_declared


def subject_of(fact: Fact) -> Subject:
    """Return what a fact measures, its unit among the words, and where."""
    said = _words(f"{fact.metric} {fact.unit}".replace("%", " persen "))
    words = {_SAME.get(word, word) for word in said}
    return frozenset(words - _NOISE or words), " ".join(_words(fact.place))


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def alive(fact: Fact, now: datetime) -> bool:
    """Tell whether a fact is verified and its time is not over."""
    return fact.state is FactState.VERIFIED and not fact.expired(now)


def conflicts(facts: Iterable[Fact], now: datetime) -> list[Conflict]:
    """Return every group of living facts that differ, the oldest group first."""
    groups: dict[Subject, list[Fact]] = {}
    for fact in facts:
        if fact.value is not None and alive(fact, now):
            groups.setdefault(subject_of(fact), []).append(fact)
    return [Conflict(tuple(g)) for g in groups.values() if len(_values(g)) > 1]


def _values(facts: Iterable[Fact]) -> set[Decimal | None]:
    return {fact.value for fact in facts}


def disputed(facts: Iterable[Fact], now: datetime) -> frozenset[str]:
    """Return the ids of the facts that a conflict blocks."""
    return frozenset(f.id for found in conflicts(facts, now) for f in found.facts)


def usable(facts: Sequence[Fact], now: datetime, verifiers: int = 1) -> list[Fact]:
    """Return the facts that a text for the public may rest on (doctrine.md, U-03).

    Verified by as many as the level asks, living, in no conflict, and public by now.
    """
    blocked = disputed(facts, now)
    return [
        fact
        for fact in facts
        if alive(fact, now)
        and fact.id not in blocked
        and fact.public(now)
        and len(fact.verifiers) >= verifiers
    ]


def outdates(new: Fact, old: Fact) -> bool:
    """Tell whether a fact takes the place of an older one when it is verified.

    It was recorded as its update, or the same source says it again, not for an earlier
    moment.
    """
    if new.id == old.id or new.value is None or old.value is None:
        return new.replaces == old.id and new.id != old.id
    if new.replaces == old.id:
        return True
    same = independent(new.sources) & independent(old.sources)
    return bool(same) and new.as_of >= old.as_of and subject_of(new) == subject_of(old)


def facts_of(
    facts: Sequence[Fact], now: datetime, warn_before: timedelta, *, declared: bool
) -> FactsOf:
    """Sum up the facts of an issue."""
    living = [fact for fact in facts if alive(fact, now)]
    open_states = (FactState.CLAIMED, FactState.CHECKED)
    soon = now + warn_before
    return FactsOf(
        verified=len(living),
        open_claims=sum(fact.state in open_states for fact in facts),
        conflicts=len(conflicts(facts, now)),
        expiring=sum(fact.expired(soon) for fact in living),
        expired=sum(f.state is FactState.VERIFIED and f.expired(now) for f in facts),
        none_declared=declared and not living,
    )


def drift(old: Fact, new: Fact) -> FactDrifted | None:
    """Return what befell a verified fact; None if it still is one, or never was."""
    if old.state is not FactState.VERIFIED or new.state is FactState.VERIFIED:
        return None
    return FactDrifted(new.id, new.issue_id, new.state, new.replaced_by)
