"""A correction is out: every copy of the text that it corrects says so (D15)."""

import re
from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.corrections import corrects, of_outside
from bot.domain.document import Document
from bot.domain.document_life import DOCUMENT_LIFE
from bot.domain.issue import Issue
from bot.domain.publication import Publication, PublicationState
from bot.domain.values import Struct, replace
from bot.domain.writing import short_of
from bot.services.publishing.marks import ask_to_change, mark_copies
from bot.services.publishing.published import PublishedText, published_texts
from bot.services.turn import Turn

#: The field in which a correction names the text that it corrects.
REFERENCE = "rujukan"

#: A number of a text within its issue.
_SHORT = re.compile(r"\bD\d+\b", re.IGNORECASE)


async def corrected_by(turn: Turn, issue: Issue, document: Document) -> list[Document]:
    """Return the texts that are out and that a correction is of.

    The correction notes which; one that was begun without a text names it in its
    words. Where it names none that is out, it corrects the newest one.
    """
    if of_outside(document):
        return []
    out = [t for t in await published_texts(turn, issue) if _public(turn, t)]
    old = {t.document.id: t.document for t in out if t.document.id != document.id}
    if corrects(document) in old:
        return [old[corrects(document)]]
    said = document.fields.get(REFERENCE, "")
    names = {name.upper() for name in _SHORT.findall(said)}
    named = [one for one in old.values() if short_of(one) in names]
    for one in old.values():
        number = await turn.unit.exports.number_of(one.id)
        if number is not None and number.number in said and one not in named:
            named.append(one)
    return named or list(old.values())[-1:]


def _public(turn: Turn, text: PublishedText) -> bool:
    return turn.desk.documents.kinds[text.document.kind].public


async def correct_copies(turn: Turn, issue: Issue, document: Document) -> None:
    """Mark the copies of what *document*, which is out now, corrects."""
    link = await _link(turn, document)
    locale = document.locale
    words = turn.label(
        "publishing.corrected_at",
        locale,
        time=turn.desk.words.time(turn.now, locale),
        where=link or document.number,
    )
    for old in await corrected_by(turn, issue, document):
        await end_copies(turn, issue, old, Ending(Action.CORRECT, document.id, words))


async def _link(turn: Turn, document: Document) -> str:
    copies = await turn.unit.publications.of_document(document.id)
    return next((copy.url for copy in copies if copy.url), "")


class Ending(Struct, frozen=True):
    """How a text ends: by which action, because of what, and what its copies say."""

    action: Action
    because: str
    words: str


async def end_copies(turn: Turn, issue: Issue, old: Document, how: Ending) -> None:
    """Let the copies of a text be corrected or withdrawn, and all of them say so."""
    state = DOCUMENT_LIFE.next_state(old.state, how.action)
    if state is not None:
        await turn.unit.documents.save(replace(old, state=state))
    correct = how.action is Action.CORRECT
    wanted = PublicationState.CORRECTED if correct else PublicationState.WITHDRAWN
    deed = "text_corrected" if correct else "text_withdrawn"
    await turn.record(deed, issue.id, f"{short_of(old)} {how.because}")
    copies = await _ended(turn, old, wanted, how.because)
    by_person = await mark_copies(turn, copies, how.words)
    await ask_to_change(turn, issue, by_person)


async def _ended(
    turn: Turn, old: Document, state: PublicationState, because: str
) -> Sequence[Publication]:
    """Store what became of every copy that the public has."""
    copies = []
    for copy in await turn.unit.publications.of_document(old.id):
        if copy.out and copy.state is not state:
            ended = replace(copy, state=state, because=because, marked_at=None)
            copies.append(await turn.unit.publications.save(ended))
    return copies
