"""U-02, U-03, U-06: numbers stand on facts that the public may be told."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.domain.fact import Fact
from bot.domain.lint.amounts import Number, named_near, numbers
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Binding, Manuscript
from bot.domain.lint.marks import Mark, Mend, Mending
from bot.domain.lint.sentences import AT_ONCE
from bot.domain.lint.situation import Situation

_NAMED = re.compile(r"\bF-?0{0,2}([0-9]{1,3})\b")


def loose(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """U-02: every number of free text is bound to a fact, or said to be no claim."""
    free = m.free
    for number in numbers(free, m.locale):
        if not _stands(m, s, free, number):
            mends = tuple(_binds(s, number))
            yield Mark(number.written, number.start, number.end, mends=mends)


def _binds(s: Situation, number: Number) -> Iterator[Mend]:
    """Yield the facts that a number can rest on; one of the same unit is sure."""
    known = [f for f in s.facts if f.value == number.value and s.usable(f)]
    alike = [fact for fact in known if _of_unit(fact, number)]
    for fact in alike or known:
        yield Mend(Mending.BIND, fact.short, sure=len(alike) == 1)


def _of_unit(fact: Fact, number: Number) -> bool:
    """Tell whether a fact counts what stands beside a number."""
    said = set(re.findall(r"[^\W\d_]+|%", number.written.casefold()))
    return bool(said & set(re.findall(r"[^\W\d_]+|%", fact.unit.casefold())))


def _stands(m: Manuscript, s: Situation, free: str, number: Number) -> bool:
    bound = binding_of(m, number.written)
    if bound and bound.reason:
        return True
    if bound is None and any(_chosen(m, s, number)):
        return True
    if bound and any(_told_in(s, bound.fact, number)):
        return True
    named = (bound.fact,) if bound else named_near(free, number)
    facts = (s.fact(short) for short in named)
    return any(fact is not None and fact.value == number.value for fact in facts)


def _chosen(m: Manuscript, s: Situation, number: Number) -> Iterator[str]:
    """Yield the facts that were put into the text whole, with this number.

    Whoever verified the sentence verified each number in it, its value or not.
    """
    for short in m.facts:
        yield from _told_in(s, short, number)


def _told_in(s: Situation, short: str, number: Number) -> Iterator[str]:
    """Yield a fact in whose sentence a number stands as it is written."""
    fact = s.fact(short)
    alone = rf"(?<![\w.,]){re.escape(_same(number.written))}(?!\w|[.,]\d)"
    if fact and re.search(alone, _same(fact.text)):
        yield fact.short


def binding_of(m: Manuscript, written: str) -> Binding | None:
    """Return what the writer said of a number; blanks and case do not count."""
    wanted = _same(written)
    return next((one for one in m.bindings if _same(one.written) == wanted), None)


def _same(text: str) -> str:
    return " ".join(text.split()).casefold()


@lru_cache(AT_ONCE)
def _named_in(body: str) -> tuple[str, ...]:
    return tuple(f"F{n}" for n in _NAMED.findall(body))


def rested_on(m: Manuscript, s: Situation) -> list[Fact]:
    """Return the facts that a text rests on: chosen, bound or named in it."""
    named = [
        *m.facts,
        *(one.fact for one in m.bindings if one.fact),
        *_named_in(m.body),
    ]
    found = (s.fact(short) for short in dict.fromkeys(named))
    return list({fact.id: fact for fact in found if fact is not None}.values())


def unusable(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """U-03: what a text rests on is verified, public, current and undisputed."""
    for fact in rested_on(m, s):
        if not s.usable(fact):
            start = m.body.find(fact.text)
            end = start + len(fact.text) if start >= 0 else 0
            yield Mark(fact.short, max(start, 0), end, detail=_why(s, fact))


def _why(s: Situation, fact: Fact) -> str:
    """Return the code of what bars a fact: its state, its age, or who may know."""
    if fact.id in s.conflicts:
        return "conflict"
    if fact.state.value != "verified":
        return fact.state.value
    return "expired" if fact.expired(s.now) else "not_public"


def moved(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-06: a number that changed since the last text says that it did."""
    if s.last is None or w.has("update", m.body):
        return
    for fact in rested_on(m, s):
        before = s.told_before((fact.metric, fact.place))
        if fact.metric and before not in {None, fact.value}:
            yield Mark(fact.short, detail=f"{before:f}")
