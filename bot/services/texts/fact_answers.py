"""Answering a question of a draft with a fact: one tap puts its sentence there."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.errors import TextTooLong
from bot.domain.fact import Fact
from bot.domain.fields import FieldRule, Shape, length
from bot.domain.writing import written
from bot.services.desk import Desk
from bot.services.facts.knowing import public_facts
from bot.services.finding import open_issue
from bot.services.kinds.sources import SOURCE, source_of
from bot.services.requests import Pressed
from bot.services.texts.fact_prose import fact_prose
from bot.services.texts.finding_documents import changed, open_draft
from bot.services.texts.office_phrases import office_words
from bot.services.texts.putting import put
from bot.services.turn import Turn, member_turn


async def choose_fact(desk: Desk, pressed: Pressed) -> str:
    """Put the sentence of the fact on the button behind what the field says."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        name, _, fact_id = pressed.press.value.partition(" ")
        rule = desk.documents.rule(document, name)
        usable = {fact.id: fact for fact in await public_facts(turn, issue)}
        if fact_id not in usable:  # It fell since the button was made.
            raise await changed(turn, document)
        document = _sourced(turn, document, name, usable[fact_id])
        said = fact_prose(turn, usable[fact_id], document.locale)
        await put(turn, document, rule, _joined(turn, document, rule, said))
    return turn.toast


def _sourced(turn: Turn, document: Document, name: str, fact: Fact) -> Document:
    """Name the owner of what a correction says is right, while nobody is named."""
    if (document.kind, name) != ("correction", "yang_benar"):
        return document
    known = {} if document.fields.get(SOURCE) else source_of(turn, [fact])
    for field, said in known.items():
        document = written(document, turn.member.user_id, field, said)
    return document


def _joined(turn: Turn, document: Document, rule: FieldRule, said: str) -> str:
    """Put a sentence behind the field's words; the office's own give way to it."""
    there = document.fields.get(rule.name, "")
    stock = office_words(turn, [rule]).get(rule.name)
    if not there or there == stock or said in there:
        return said
    between = {Shape.TEXT: "\n\n", Shape.LINES: "\n"}.get(rule.shape, " ")
    joined = f"{there}{between}{said}"
    if not rule.fits(joined):
        raise TextTooLong(limit=rule.limit, length=length(joined))
    return joined
