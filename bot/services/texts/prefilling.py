"""What a draft is filled with before anybody is asked: facts, narrative, last text."""

from collections.abc import Mapping, Sequence

from bot.domain.bound_numbers import rests_on
from bot.domain.document import Document, Form
from bot.domain.draft_notes import carried_note
from bot.domain.fact import Fact
from bot.domain.fields import FieldRule, Prefill, Shape
from bot.domain.issue import Issue
from bot.domain.meanings import STANDING, Meaning, meaning_of, saying
from bot.domain.message_map import without_facts
from bot.domain.narrative import Narrative
from bot.domain.promise_life import PromiseState
from bot.domain.values import Struct
from bot.domain.writing import facts_behind, short_of
from bot.services.facts.knowing import public_facts
from bot.services.strategy.standing import map_of, narrative_of
from bot.services.texts.fact_prose import fact_prose
from bot.services.texts.office_phrases import office_words
from bot.services.turn import Turn

#: A text of these states may go out or is out; one that was corrected or withdrawn is
#: nothing to start from.
_SPOKEN = frozenset({"approved", "published"})

#: So many facts stand in a text by themselves: few in a short answer.
_FACTS, _FACTS_OF_TEXT = 3, 6


class _Sources(Struct, frozen=True):
    """What a draft can be filled from. `last` is the newest text that was approved."""

    office: Mapping[str, str]
    facts: Sequence[Fact]
    unusable: Sequence[Fact]
    narrative: Narrative | None
    messages: tuple[str, ...]
    last: Document | None


async def prefilled(turn: Turn, issue: Issue, form: Form, kind: str) -> dict[str, str]:
    """Return the fields that can be filled before anybody is asked, with a note.

    Words of a report never get in: nobody has verified those (doctrine.md, U-03).
    """
    rules = turn.desk.documents.kinds[kind].forms[form]
    sources = await _sources(turn, issue, rules)
    filled, carried = dict(sources.office), list[str]()
    for rule in rules:
        if rule.prefill is Prefill.KEPT_PROMISES:
            filled |= {rule.name: _fitting(rule, await _kept_promises(turn, issue))}
    for rule in rules:
        meaning = meaning_of(kind, rule.name)
        if meaning is None:
            continue
        old = _carried(turn, sources, kind, rule, meaning)
        text = _filled(turn, sources, rule, meaning, old)
        if text:
            filled[rule.name] = text
            carried += [rule.name] if old and text.startswith(old) else []
    origin = short_of(sources.last) if sources.last else ""
    return {k: v for k, v in filled.items() if v} | carried_note(origin, carried)


async def _sources(turn: Turn, issue: Issue, rules: Sequence[FieldRule]) -> _Sources:
    narrative = await narrative_of(turn, issue.id)
    usable = await public_facts(turn, issue)
    every = await turn.unit.facts.of_issue(issue.id)
    return _Sources(
        office=office_words(turn, rules),
        facts=usable,
        unusable=[fact for fact in every if fact not in usable],
        narrative=narrative,
        messages=await _messages(turn, issue, narrative),
        last=await last_text(turn, issue),
    )


async def _messages(
    turn: Turn, issue: Issue, narrative: Narrative | None
) -> tuple[str, ...]:
    """Return the messages of the narrative; before one holds those of a whole map."""
    said = narrative.messages if narrative else ()
    if not said:
        current = await map_of(turn, issue)
        whole = current is not None and current.complete
        said = tuple(m.text for m in current.messages) if current and whole else ()
    return tuple(without_facts(message) for message in said)


async def last_text(turn: Turn, issue: Issue) -> Document | None:
    """Return the newest text for the public that stands approved; None for none."""
    kinds, locale = turn.desk.documents.kinds, turn.desk.house.locale
    for one in (await turn.unit.documents.of_issue(issue.id))[::-1]:
        spoken = one.state.name.lower() in _SPOKEN
        if spoken and kinds[one.kind].public and one.locale == locale:
            return one
    return None


async def _kept_promises(turn: Turn, issue: Issue) -> list[str]:
    """Return what the office promised to the public and kept, in its own words."""
    promises = await turn.unit.promises.of_issue(issue.id)
    kept = (p.text for p in promises if p.state is PromiseState.KEPT)
    return [said for said in dict.fromkeys(kept) if said]


def _carried(
    turn: Turn, sources: _Sources, kind: str, rule: FieldRule, meaning: Meaning
) -> str:
    """Return what comes along from the last text; "" for nothing of its own.

    Words that rest on a fact which may not be said now stay behind.
    """
    if sources.last is None:
        return ""
    old = saying(sources.last.kind, sources.last.fields, meaning)
    if old in _stock(turn, sources.last) or not rule.fits(old):
        return ""
    fallen = rests_on(old, sources.unusable, turn.desk.house.locale)
    return "" if fallen and meaning not in STANDING else old


def _stock(turn: Turn, document: Document) -> frozenset[str]:
    """Return the office's own words in a text: they are there without carrying."""
    return frozenset(office_words(turn, turn.desk.documents.rules(document)).values())


def _filled(
    turn: Turn, sources: _Sources, rule: FieldRule, meaning: Meaning, old: str
) -> str:
    if meaning is Meaning.KNOWN:
        known = _facts(turn, sources, rule, since=bool(old))
        said = sources.messages if rule.shape is Shape.TEXT else ()
        return _fitting(rule, [old, *known, *said])
    if meaning is Meaning.SAY:
        say = sources.narrative.said.say if sources.narrative else ()
        return _fitting(rule, [*sources.messages, *say])
    if sources.narrative and meaning is Meaning.STANCE:
        return _fitting(rule, [sources.narrative.said.core])
    if sources.narrative and meaning is Meaning.UNSAID:
        return _fitting(rule, sources.narrative.said.unsaid)
    return old


def _facts(turn: Turn, sources: _Sources, rule: FieldRule, *, since: bool) -> list[str]:
    """Say the newest facts; with *since* only those that the last text did not say."""
    said = facts_behind(sources.last) if since and sources.last else frozenset()
    most = _FACTS_OF_TEXT if rule.shape is Shape.TEXT else _FACTS
    new = [fact for fact in sources.facts if fact.id not in said][:most]
    return [fact_prose(turn, fact, turn.desk.house.locale) for fact in new]


def _fitting(rule: FieldRule, parts: Sequence[str]) -> str:
    """Join as many parts as the field holds."""
    between = {Shape.TEXT: "\n\n", Shape.LINES: "\n"}.get(rule.shape, " ")
    found = ""
    for part in filter(None, parts):
        joined = f"{found}{between}{part}" if found else part
        found = joined if rule.fits(joined) else found
    return found
