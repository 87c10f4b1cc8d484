"""U-10 to U-15, U-17, U-20, U-23, U-25, U-28: how a text sounds."""

import re
from collections.abc import Iterator
from datetime import timedelta

from bot.domain.findings import Weight
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Check, Clearing, Mark
from bot.domain.lint.sentences import sentences
from bot.domain.lint.situation import Situation

#: While people are in danger, nobody praises himself for so long (F1, doctrine U-23).
SILENT_ABOUT_OURSELVES = timedelta(hours=24)

_ADDRESSES = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_LOUD = re.compile(
    r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|!|(?<!\w)(?:[A-Z]{2,}\W+){4,}[A-Z]{2,}"
)
#: Words in capitals that follow one another are a headline there.
_HEADLINES = 2

#: An answer in free words to a journalist or a citizen.
REPLY = "reply"


def listed(name: str) -> Check:
    """Make a rule of a list of words."""

    def check(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
        for match in w.find(name, m.own):
            yield Mark(match.group(), *match.span())

    return check


def threats(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-10: no threats; one with defamation is never cleared (MK 105/PUU-XXII/2024)."""
    for match in w.find("threats", m.own):
        yield Mark(match.group(), *match.span())
    for match in w.find("defamation", m.own):
        yield Mark(match.group(), *match.span(), clearing=Clearing.NOBODY)


def absolutes(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-13: no absolutes, unless a usable fact says the same."""
    for match in w.find("absolutes", m.own):
        said = match.group().casefold()
        if not any(s.usable(one) and said in one.text.casefold() for one in s.facts):
            yield Mark(match.group(), *match.span())


def blame(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-15: nobody is blamed; in a first statement that holds the text up.

    A reply is no statement: it waits, and a second person reads the reason (5.4).
    """
    first = s.last is None and m.kind != REPLY
    weight = Weight.HOLDS_UP if first else None
    for match in [*w.find("blame", m.own), *_third_parties(m, s, w)]:
        yield Mark(match.group(), *match.span(), weight=weight)


def _third_parties(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[re.Match[str]]:
    """Yield where somebody else is named as the cause: "kelalaian BMKG"."""
    names = "|".join(re.escape(name) for name in s.agencies if name.strip())
    for match in w.find("fault_of", m.own):
        behind = re.compile(rf"\s+(?:{names})(?!\w)") if names else None
        found = behind and behind.match(m.own, match.end())
        if found:
            yield match


def boasts(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-23: no self-praise in the first text, nor while people are in danger."""
    danger = s.danger_since and s.now - s.danger_since < SILENT_ABOUT_OURSELVES
    if s.last is None or danger:
        yield from listed("boasts")(m, s, w)


def exposes_systems(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-25: no detail that helps an attacker."""
    yield from listed("security")(m, s, w)
    for match in _ADDRESSES.finditer(m.body):
        yield Mark(match.group(), *match.span())


def loud(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-28: no sarcasm, emoji, exclamation marks or shouting below the headline."""
    headline = m.body.find("\n")
    for match in _LOUD.finditer(m.own):
        if match.start() > headline >= 0 or not match.group()[:_HEADLINES].isalpha():
            yield Mark(match.group(), *match.span())
    for match in w.find("sarcasm", m.own):
        yield Mark(match.group(), *match.span())


def drifts(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-20: one of the three messages is there, and nothing that must not be said."""
    del w
    from_messages = [set(stems_of(text)) for text in s.messages if text.strip()]
    said = [set(stems_of(one.text)) for one in sentences(m.body)]
    if from_messages and not any(echoes(a, b) for a in from_messages for b in said):
        yield Mark(detail="messages")
    for phrase in s.avoided:
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", m.body, re.IGNORECASE)
        if phrase.strip() and found:
            yield Mark(found.group(), *found.span(), detail="avoided")


def stems_of(text: str) -> Iterator[str]:
    """Yield what a sentence is compared by: the beginnings of its longer words."""
    return (w.casefold()[:6] for w in re.findall(r"[^\W\d_]{4,}", text))


def echoes(message: set[str], sentence: set[str]) -> bool:
    """Tell whether a sentence holds three fifths of what a message says."""
    return bool(message) and len(message & sentence) >= 0.6 * len(message)
