"""Whose word a correction rests on: as far as known, asked otherwise (RL-03)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.corrections import corrects, saying
from bot.domain.document import Document
from bot.domain.fact import Fact
from bot.domain.writing import facts_behind
from bot.services.kinds.gone_out import last_out
from bot.services.turn import Turn

#: The field of a correction that names the source of what is right.
SOURCE = "sumber"


def said_moment(turn: Turn, at: datetime, locale: str) -> str:
    """Say day and time: "Kamis, 12 Maret 2026, pukul 09.20 WITA"."""
    words = turn.desk.words
    date, time = words.date(at, locale), words.time(at, locale)
    return turn.label("correction.moment", locale, date=date, time=time)


def source_of(turn: Turn, facts: Iterable[Fact]) -> dict[str, str]:
    """Return the source of facts that may be told; {} where no single one owns them.

    The hour is told of one fact alone: several were true at several hours.
    """
    usable = [fact for fact in facts if fact.public(turn.now)]
    owners = {", ".join(one.name for one in f.sources if one.name) for f in usable}
    who = next(iter(owners), "")
    if len(owners) != 1 or not who:
        return {}
    if len(usable) > 1:
        return {SOURCE: who}
    locale = turn.desk.house.locale
    when = said_moment(turn, usable[0].as_of, locale)
    return {SOURCE: turn.label("correction.source", locale, who=who, when=when)}


async def behind(turn: Turn, document: Document) -> Sequence[Fact]:
    """Return the facts on which the words of a text rest."""
    every = await turn.unit.facts.of_issue(document.issue_id)
    names = facts_behind(document)
    return [fact for fact in every if fact.id in names]


async def source_of_words(turn: Turn, document: Document, words: str) -> dict[str, str]:
    """Return whose fact a sentence of the corrected text tells, while none is named."""
    old = await turn.unit.documents.find(corrects(document) or "-")
    one = await last_out(turn, old) if old else None
    if one is None or document.fields.get(SOURCE):
        return {}
    facts = await behind(turn, one.document)
    return source_of(turn, [f for f in facts if saying(words, f, one.document.locale)])
