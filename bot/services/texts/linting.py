"""The lint at the desk: what the rules find in a text, and what still stands open."""

from collections.abc import Sequence

from bot.domain.document import Document, Form
from bot.domain.fact import Fact
from bot.domain.findings import Weight
from bot.domain.issue import Issue
from bot.domain.law_grounds import grounds_in
from bot.domain.lint.manuscript import Binding, Manuscript
from bot.domain.lint.marks import Clearing, Remark
from bot.domain.lint.reading import manuscript_of
from bot.domain.lint.rules import RULES, remarks
from bot.domain.lint.situation import Situation
from bot.domain.reviews import Review, needed
from bot.domain.text_notes import bindings_of, reasons_of, same
from bot.domain.values import replace
from bot.services.texts.draft_texts import said_of, text_at
from bot.services.texts.situations import situation_of
from bot.services.texts.texts_out import stance_at
from bot.services.turn import Turn

#: Of the form that the head approved beforehand only what was filled in is checked:
#: holes, facts, people, harm, time. Its structure and style are the head's.
OF_EMERGENCY = frozenset(
    {"U-01", "U-02", "U-03", "U-07", "U-08", "U-09", "U-10", "U-11", "U-16", "U-26"}
)

#: A quotation that its speaker confirmed is kept as the reason for this.
QUOTED = "SP-03"


async def found_in(turn: Turn, issue: Issue, document: Document) -> list[Remark]:
    """Return what the rules find in a text as it stands, the heaviest first."""
    return (await looked_over(turn, issue, document))[2]


async def looked_over(
    turn: Turn, issue: Issue, document: Document
) -> tuple[Manuscript, Situation, list[Remark]]:
    """Return what was read, what the house knows, and what the rules find."""
    situation = await situation_of(turn, issue, document)
    manuscript = await manuscript_for(turn, document, situation.facts)
    emergency = document.form is Form.EMERGENCY
    rules = [r for r in RULES if not emergency or r.code in OF_EMERGENCY]
    words = turn.desk.playbook.words[document.locale]
    found = remarks(manuscript, situation, words, rules)
    if not law_reads(turn, issue, document, manuscript, found):
        found = [_unclearable(one) for one in found]
    return manuscript, situation, found


def law_reads(
    turn: Turn,
    issue: Issue,
    document: Document,
    read: Manuscript,
    found: Sequence[Remark],
) -> bool:
    """Tell whether law reads such a text before it is approved.

    It does at this level and of this kind, or because of what stands in the words.
    """
    if issue.level is None:
        return False
    grounds = grounds_in(read.body, [(r.code, r.mark.detail) for r in found])
    authority, kind, form = turn.desk.playbook.authority, document.kind, document.form
    return Review.LAW in needed(authority, issue.level, kind, form, grounds)


def _unclearable(remark: Remark) -> Remark:
    """Hold up what law and lead could clear where law reads nothing: nobody can."""
    law = remark.clearing is Clearing.LAW_AND_LEAD
    return replace(remark, clearing=Clearing.NOBODY) if law else remark


async def manuscript_for(
    turn: Turn, document: Document, facts: Sequence[Fact]
) -> Manuscript:
    """Return a text as the rules read it: its exact words, with place and time."""
    rules = turn.desk.documents.rules(document)
    body = text_at(turn, document, turn.now)
    made = manuscript_of(
        document,
        rules,
        body,
        said_of(turn, document),
        facts=facts,
        bindings=_bindings(document, facts),
    )
    zone = turn.desk.house.zone
    chosen = await turn.unit.plans.strategies(document.issue_id)
    confirmed = {same(r.what) for r in reasons_of(document) if r.code == QUOTED}
    return replace(
        made,
        times={name: at.astimezone(zone) for name, at in made.times.items()},
        stance=stance_at(chosen, turn.now),
        quotes=tuple(
            replace(one, confirmed=same(one.name or one.text[:60]) in confirmed)
            for one in made.quotes
        ),
    )


def _bindings(document: Document, facts: Sequence[Fact]) -> list[Binding]:
    """Return what was said of numbers; a fact that is gone binds nothing."""
    short = {fact.id: fact.short for fact in facts}
    return [
        Binding(one.written, fact=short.get(one.fact, ""), reason=one.reason)
        for one in bindings_of(document)
        if one.reason or one.fact in short
    ]


def refusing(found: Sequence[Remark]) -> list[Remark]:
    """Return what must be mended before the text is submitted."""
    holds = [one for one in found if one.weight is Weight.HOLDS_UP]
    return [one for one in holds if one.clearing is Clearing.NOBODY]


def owing_reason(document: Document, found: Sequence[Remark]) -> list[Remark]:
    """Return what passes with a written reason, and has none yet."""
    given = {(one.code, same(one.what)) for one in reasons_of(document)}
    asks = [one for one in found if one.clearing is Clearing.REASON]
    return [one for one in asks if (one.code, same(one.mark.what)) not in given]


def for_law_and_lead(found: Sequence[Remark]) -> list[Remark]:
    """Return what only law and lead together let pass (U-10)."""
    return [one for one in found if one.clearing is Clearing.LAW_AND_LEAD]
