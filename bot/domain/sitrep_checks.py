"""What a situation report must have before it is sent (doctrine.md 5.2, ST-01 on)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.domain.bound_numbers import called, named_facts
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.findings import Finding, Weight
from bot.domain.lint.amounts import in_digits
from bot.domain.sitrep import Figure, Stability
from bot.domain.values import Struct


class Contents(Struct, frozen=True):
    """A report about to be sent. `requests` is None until somebody said which, or none.

    `rhythm`: the office expects the next one at a time. `sourced` are the lines of the
    summary that name time and source of their numbers themselves. `cut` is how many
    lines the message leaves to the file.
    """

    number: int
    last: int
    locale: str
    summary: str = ""
    requests: str | None = None
    stability: Stability | None = None
    figures: tuple[Figure, ...] = ()
    claims: tuple[Fact, ...] = ()
    sourced: frozenset[str] = frozenset()
    next_at: datetime | None = None
    rhythm: bool = False
    cut: int = 0


Check = Callable[[Contents], tuple[str, ...] | None]


def _numbered(c: Contents) -> tuple[str, ...] | None:
    return None if c.number == c.last + 1 else (str(c.last + 1),)


def _sourced(c: Contents) -> tuple[str, ...] | None:
    """Name the figures without a source, and the numbers that no fact has."""
    bare = [f.fact.short for f in c.figures if not any(s.name for s in f.fact.sources)]
    known = {f.fact.value for f in c.figures} | {fact.value for fact in c.claims}
    known -= {None}  # What nobody counted rests on no fact.
    shorts = {name for f in c.figures for name in called(f.fact)}
    for line in c.summary.splitlines():
        if line in c.sourced or named_facts(line) & shorts:
            continue
        said = in_digits(line, c.locale)
        bare += [number.written for number in said if number.value not in known]
    return tuple(bare) or None


def _changes(c: Contents) -> tuple[str, ...] | None:
    lost = [
        f.fact.short
        for f in c.figures
        if f.fact.value is not None and not f.new and f.change is None
    ]
    return tuple(lost) or None


def _apart(c: Contents) -> tuple[str, ...] | None:
    """Name claims that stand among the verified, or that the summary tells as such."""
    wrong = [f.fact.short for f in c.figures if f.fact.state is not FactState.VERIFIED]
    verified = {f.fact.value for f in c.figures}
    said = {number.value for number in in_digits(c.summary, c.locale)}
    said -= verified | {None}
    named = named_facts(c.summary)
    wrong += [one.short for one in c.claims if one.value in said or called(one) & named]
    return tuple(wrong) or None


_Row = tuple[Weight, Check]
_HOLDS, _WARNS = Weight.HOLDS_UP, Weight.WARNS

#: code -> how much it weighs, and what is wrong: None for nothing.
CHECKS: Mapping[str, _Row] = {
    "ST-01": (_HOLDS, _numbered),
    "ST-02": (_HOLDS, lambda c: None if c.requests is not None else ()),
    "ST-03": (_HOLDS, _sourced),
    "ST-04": (_WARNS, _changes),
    "ST-05": (_HOLDS, lambda c: () if c.rhythm and c.next_at is None else None),
    "ST-06": (_HOLDS, _apart),
    "ST-07": (_WARNS, lambda c: (str(c.cut),) if c.cut else None),
    "ST-08": (_HOLDS, lambda c: () if c.stability is None else None),
}


def sitrep_findings(contents: Contents) -> list[Finding]:
    """Return everything that a report lacks, in the order of the codes.

    ST-08 is ours: T14 asks whether the last reports said "stable".
    """
    found = [
        (code, weight, check(contents)) for code, (weight, check) in CHECKS.items()
    ]
    return [
        Finding(code, weight, what) for code, weight, what in found if what is not None
    ]
