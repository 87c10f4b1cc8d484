"""A verified fact as a sentence for the public: what, as of when, and from whom."""

from bot.domain.fact import Fact
from bot.domain.fact_words import core_of, zoned
from bot.services.turn import Turn


def fact_prose(turn: Turn, fact: Fact, locale: str) -> str:
    """Say a fact with its time and its source, each once (doctrine.md, U-04)."""
    zone = turn.now.astimezone(turn.desk.house.zone).tzname() or ""
    said = zoned(core_of(fact), zone)
    said = said[:1].upper() + said[1:] if said[1:2].islower() else said
    parts = [said, _as_of(turn, fact, locale)]
    named = [one.name for one in fact.sources if one.name]
    if named and not any(name.casefold() in said.casefold() for name in named):
        parts.append(turn.label("fact_prose.source", locale, source=named[0]))
    return ", ".join(parts) + "."


def _as_of(turn: Turn, fact: Fact, locale: str) -> str:
    words = turn.desk.words
    date, time = words.date(fact.as_of, locale), words.time(fact.as_of, locale)
    day = date.rpartition(", ")[2]  # Without the name of the weekday.
    return turn.label("fact_prose.as_of", locale, date=day, time=time)
