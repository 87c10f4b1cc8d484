"""What the house knows while a text is checked, from every register of its issue."""

from typing import Any

from bot.domain.conflicts import disputed
from bot.domain.document import Document
from bot.domain.document_life import STANDING, DocumentState
from bot.domain.fact import Fact, SourceKind
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.lint.naming import personal
from bot.domain.lint.situation import Situation
from bot.domain.personal_data import published
from bot.domain.playbook import Playbook
from bot.domain.reviews import Review
from bot.domain.roles import Role
from bot.domain.values import Struct
from bot.services.facts.knowing import needed
from bot.services.inputs.hearing import input_count
from bot.services.strategy.mapped import answer_of
from bot.services.strategy.standing import map_of, narrative_of
from bot.services.texts.clarified import clarified_by
from bot.services.texts.moments_known import of_clocks
from bot.services.texts.texts_out import texts_out
from bot.services.texts.who_speaks import who_speaks
from bot.services.turn import Turn

#: The indicator that says how badly people are hit.
IMPACT = "A1"

#: Somebody judged: with such a fact a text may say who is guilty (U-09).
_VERDICT = ("putusan", "verdict", "inkrah", "inkracht")


class Messages(Struct, frozen=True):
    """What is to be said, and what is not."""

    messages: tuple[str, ...]
    supports: tuple[tuple[str, ...], ...]
    avoided: tuple[str, ...]


async def situation_of(turn: Turn, issue: Issue, document: Document) -> Situation:
    """Return everything that a rule may ask besides the words of *document*.

    The level is L1 until the issue was scored. Nothing is lacking at a submission: who
    approves comes after it. No exercise is known to the registers yet.
    """
    facts = tuple(await turn.unit.facts.of_issue(issue.id))
    of_words = await _of_words(turn, issue, document, facts)
    moments = await of_clocks(turn, issue, document)
    return Situation(
        now=turn.now,
        level=issue.level or Level.L1,
        facts=facts,
        conflicts=disputed(facts, turn.now),
        verifiers=needed(turn, issue),
        protected=await _protected(turn, issue, facts),
        agencies=await agencies_of(turn, issue),
        verdict=any(word in fact.text.casefold() for fact in facts
                    for word in _VERDICT if fact.verifiers),
        impact=await answer_of(turn, issue, IMPACT) or 0,
        inputs=(await input_count(turn, issue))[1],
        numbers_taken=await _numbers_taken(turn, document),
        number_at_approval=True,
        legal_review=await _law_owes_nothing(turn, issue, document),
        open_promises=await _open_promises(turn, issue),
        **of_words,
        **moments,
    )  # fmt: skip


async def _law_owes_nothing(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether law read the text, or will, or need not at this level (PM-07)."""
    if document.state is not DocumentState.WAITING or issue.level is None:
        return True
    groups = turn.desk.playbook.authority.reviews(issue.level, document.kind)
    asked = any(Role.LEGAL_ADVISER in group for group in groups)
    return not asked or await read_by_law(turn, document)


async def read_by_law(turn: Turn, document: Document) -> bool:
    """Tell whether law found nothing against exactly the submitted bytes."""
    frozen = await turn.unit.documents.version(document.id, document.submitted_version)
    return frozen is not None and any(
        one.review is Review.LAW and one.sha == frozen.sha and one.lapsed_at is None
        for one in await turn.unit.documents.reviews(document.id)
    )


async def _of_words(
    turn: Turn, issue: Issue, document: Document, facts: tuple[Fact, ...]
) -> dict[str, Any]:
    """Return what the office publishes, was told before, and is to say."""
    said = await _messages(turn, issue)
    every = await turn.unit.documents.of_issue(issue.id)
    approved = {one.kind for one in every if one.state in STANDING}
    return {
        "allowed": published(turn.desk.playbook.office),
        "places": places_of(turn.desk.playbook),
        "published": await texts_out(turn, issue, facts, but=document),
        "speakers": await who_speaks(turn, issue, document),
        "messages": said.messages,
        "supports": said.supports,
        "avoided": said.avoided,
        "rumour": await clarified_by(turn, issue, document),
        "questions_ready": "questions" in approved,
    }


def places_of(playbook: Playbook) -> tuple[str, ...]:
    """Return the addresses that the office publishes itself."""
    office = playbook.office
    return tuple(filter(None, (office.address, *(c.address for c in office.channels))))


async def _messages(turn: Turn, issue: Issue) -> Messages:
    """Return those of the narrative that holds; else those of the map."""
    narrative, current = await narrative_of(turn, issue.id), await map_of(turn, issue)
    mapped = current.messages if current else ()
    told = narrative.messages if narrative else ()
    return Messages(
        messages=told or tuple(one.text for one in mapped),
        supports=tuple(one.supports for one in mapped),
        avoided=narrative.said.unsaid if narrative else (),
    )


async def _protected(
    turn: Turn, issue: Issue, facts: tuple[Fact, ...]
) -> tuple[str, ...]:
    """Return the names that no text may say: those of the register, and more.

    Citizens who are the source of a fact, and who reported it in trust.
    """
    kept = await turn.unit.protected_names.of_issue(issue.id)
    sources = [source for fact in facts for source in fact.sources]
    names = [one.name for one in sources if one.kind is SourceKind.CITIZEN]
    found = [one.name for one in kept] + [name for name in names if personal(name)]
    if issue.restricted:
        reporter = await turn.unit.members.find(issue.reported_by)
        found += [reporter.name] if reporter and personal(reporter.name) else []
    return tuple(dict.fromkeys(found))


async def agencies_of(turn: Turn, issue: Issue) -> tuple[str, ...]:
    """Return who else is concerned: parties, and who owns the facts; never us."""
    parties = [one.name for one in await turn.unit.stakeholders.of_issue(issue.id)]
    facts = await turn.unit.facts.of_issue(issue.id)
    sources = [source for fact in facts for source in fact.sources]
    owners = [one.name for one in sources if one.kind is SourceKind.DATA_OWNER]
    ours = turn.desk.house.organisation.casefold()
    found = [name for name in (*parties, *owners) if name.casefold() != ours]
    return tuple(dict.fromkeys(found))


async def _numbers_taken(turn: Turn, document: Document) -> frozenset[str]:
    number = document.fields.get("nomor", "")
    holder = await turn.unit.exports.numbered(number) if number else None
    taken = holder is not None and holder.document_id != document.id
    return frozenset({number}) if taken else frozenset()


async def _open_promises(turn: Turn, issue: Issue) -> tuple[str, ...]:
    promises = await turn.unit.promises.of_issue(issue.id)
    return tuple(one.text or one.short for one in promises if one.open)
