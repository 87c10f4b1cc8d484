"""PI-01 to PI-04, MS-01 to MS-07: to our own people, to social media (D7, D8).

PI-05 is about what goes out when, and not about words: publishing asks it.
"""

import re
from collections.abc import Iterator

from bot.domain.findings import Weight
from bot.domain.lint.amounts import numbers
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Rule, lacks
from bot.domain.lint.numbers import binding_of
from bot.domain.lint.situation import Situation
from bot.domain.lint.standing import LIMITS, units
from bot.domain.values import replace

#: Harm from which people of our own are offered somebody to talk to.
HARM = 3

_LINK = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:go\.id|id)/?\S*")

#: Short forms whose full stop ends no sentence: "Sdr. Ilham".
_SHORT = re.compile(r"\b(Sdri?|Drs?|Dra|Ir|Hj?|Prof|Bpk|Ny|Tn|No|Mr|Mrs|Ms|St)\.", re.I)


def to_liaison(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """PI-01: every question of the press goes to the media liaison."""
    body = _SHORT.sub(r"\1", m.body)
    said = m.answer("rujukan")
    refers = w.has("press", said) and w.has("liaison", said)
    if not refers and not w.has("to_liaison", body):
        yield lacks("rujukan")


def do_and_not(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """PI-02: what may be said, and what may not."""
    for name in ("boleh", "tidak_boleh"):
        if not m.answer(name):
            yield lacks(name)


def leaks(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """PI-03: nothing that would do harm if it were passed on."""
    for match in w.find("internal_only", m.body):
        yield Mark(match.group(), *match.span())


def support(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """PI-04: where lives were hurt, whom our people can talk to."""
    if s.impact >= HARM and not m.answer("dukungan"):
        yield lacks("dukungan")


def part_sizes(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """MS-01: each part fits its platform, with its number."""
    for place, part in enumerate(m.parts, 1):
        for channel in m.channels:
            over = units(part) - LIMITS.get(channel, units(part))
            if over > 0:
                yield Mark(f"{place}/{len(m.parts)}", detail=str(over))
    if len(m.parts) > 1:
        for place, part in enumerate(m.parts, 1):
            if f"{place}/{len(m.parts)}" not in part:
                yield Mark(f"{place}/{len(m.parts)}", detail="number")


def first_alone(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """MS-02: the first part stands alone: what is done, and when we go on."""
    first = m.parts[0] if m.parts else m.body
    lacking = [name for name in ("doing", "next_word") if not w.has(name, first)]
    if lacking:
        detail = lacking[0] if len(lacking) == 1 else ""
        yield replace(lacks("bagian"), detail=detail)


def full_text(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """MS-03: where the whole text stands, on a page of ours."""
    link = m.answer("tautan")
    if not link or link not in m.body or not _LINK.search(link):
        yield lacks("tautan")


def nothing_new(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """MS-04: no number that the texts of the issue do not have."""
    told = {n.value for one in s.published for n in numbers(one.body, m.locale)}
    for number in numbers(m.body, m.locale):
        bound = binding_of(m, number.written)
        no_claim = bound is not None and bool(bound.reason)
        if number.value not in told and not no_claim:
            yield Mark(number.written, number.start, number.end)


def replies(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """MS-05: how comments are answered is decided."""
    if not m.answer("komentar"):
        yield lacks("komentar")


def pictures(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """MS-06: pictures have words."""
    if any(not one.alt.strip() for one in m.pictures):
        yield Mark(detail="alt")


def drawn_as_of(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """MS-07: a drawing with figures says of when they are."""
    if any(one.infographic and not one.as_of.strip() for one in m.pictures):
        yield Mark(detail="as_of")


_INSIDE, _SOCIAL = frozenset({"internal_message"}), frozenset({"social_post"})
_HOLDS, _WARNS = Weight.HOLDS_UP, Weight.WARNS
INTERNAL_RULES = (
    Rule("PI-01", _HOLDS, to_liaison, _INSIDE),
    Rule("PI-02", _HOLDS, do_and_not, _INSIDE),
    Rule("PI-03", _HOLDS, leaks, _INSIDE),
    Rule("PI-04", _WARNS, support, _INSIDE),
)
SOCIAL_RULES = (
    Rule("MS-01", _HOLDS, part_sizes, _SOCIAL),
    Rule("MS-02", _HOLDS, first_alone, _SOCIAL),
    Rule("MS-03", _HOLDS, full_text, _SOCIAL),
    Rule("MS-04", _HOLDS, nothing_new, _SOCIAL),
    Rule("MS-05", _WARNS, replies, _SOCIAL),
    Rule("MS-06", _WARNS, pictures, _SOCIAL),
    Rule("MS-07", _HOLDS, drawn_as_of, _SOCIAL),
)
