"""What a text begins with: verified facts, with their source and hour."""

from bot.domain.fact import Fact
from bot.domain.fields import FieldRule, Prefill, length
from bot.domain.issue import Issue
from bot.domain.lint.telling import plain
from bot.services.facts.knowing import public_facts
from bot.services.turn import Turn

#: So many facts stand in a text that is begun: the newest ones.
TOLD = 2


async def with_facts_known(
    turn: Turn, issue: Issue, rules: tuple[FieldRule, ...], fields: dict[str, str]
) -> dict[str, str]:
    """Put the newest facts that the public may be told behind "we have reports".

    Nothing is told that U-03 bars: verified by as many as the level asks, public,
    current, undisputed. What does not fit whole is left out.
    """
    known = (await public_facts(turn, issue))[:TOLD]
    for rule in rules:
        if rule.prefill is not Prefill.RECEIVED or not known:
            continue
        said = fields[rule.name]
        for fact in known:
            more = f"{said} {_sentence(turn, fact)}"
            said = more if length(more) <= rule.limit else said
        fields = {**fields, rule.name: said}
    return fields


def _sentence(turn: Turn, fact: Fact) -> str:
    locale, zone = turn.desk.house.locale, turn.desk.house.zone
    words = turn.desk.words
    at = words.time(fact.as_of, locale)
    if fact.as_of.astimezone(zone).date() != turn.now.astimezone(zone).date():
        date = words.date(fact.as_of, locale)
        at = turn.label("draft.time_on_day", locale, time=at, date=date)
    said = plain(fact)
    said = said[:1].upper() + said[1:]
    source = ", ".join(dict.fromkeys(one.name for one in fact.sources if one.name))
    key = "prefill.fact" if source else "prefill.fact_alone"
    return turn.label(key, locale, said=said, at=at, source=source)
