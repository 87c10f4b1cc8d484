"""Texts that say a name which was just written down: back, or to be corrected."""

from collections.abc import Sequence

from bot.domain.document import Document
from bot.domain.document_life import OUT, SUBMITTED, DocumentState
from bot.domain.issue import Issue
from bot.domain.name_search import protected_in
from bot.domain.values import Struct
from bot.services.texts.draft_texts import body_of
from bot.services.texts.drifting import name_said, owe_correction
from bot.services.texts.found_since import for_writers, went_back
from bot.services.texts.gone_out import gone_out
from bot.services.texts.taking_back import take_back
from bot.services.turn import Turn


class Named(Struct, frozen=True):
    """Texts that say a new name: given back just now, still drafts, and out."""

    back: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    out: tuple[Document, ...] = ()


async def mind_named(turn: Turn, issue: Issue, names: Sequence[str]) -> Named:
    """See to every text of an issue that says one of *names*, kept just before (U-08).

    What is not out goes back to its writers at once, approved or not; of what is out
    the lead decides about a correction.
    """
    back, drafts, out = [], [], []
    every = await turn.unit.documents.of_issue(issue.id) if names else ()
    for document in every:
        if not _says(turn, document, names):
            continue
        if document.state is DocumentState.DRAFT:
            drafts.append(document.number)
        elif await _is_out(turn, issue, document):
            out.append(document)
            await owe_correction(turn, issue, name_said(turn, document))
        elif await _gave_back(turn, issue, document):
            back.append(document.number)
    return Named(tuple(back), tuple(drafts), tuple(out))


def _says(turn: Turn, document: Document, names: Sequence[str]) -> bool:
    """Ask the answers, too: what a text leaves out it may say once it is changed."""
    words = [body_of(turn, document), *document.fields.values()]
    return bool(protected_in("\n".join(words), names))


async def _is_out(turn: Turn, issue: Issue, document: Document) -> bool:
    if document.state in SUBMITTED:
        return False
    return document.state in OUT or await gone_out(turn, issue, document)


async def _gave_back(turn: Turn, issue: Issue, document: Document) -> bool:
    found = await for_writers(turn, issue, document)
    if not any(one.code == "U-08" for one in found):
        return False
    if document.state in SUBMITTED:
        return bool(await went_back(turn, issue, document))
    await take_back(turn, issue, document, found)
    return True
