"""What the lint asks before a text is submitted."""

from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.text_notes import bindings_of, reasons_of, without_stale
from bot.services.texts.asking_reasons import ask_for
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.linting import found_in, owing_reason, refusing
from bot.services.texts.mending import numbers_said
from bot.services.turn import Turn


async def ready_words(turn: Turn, issue: Issue, document: Document) -> Document | None:
    """Return a text as it may be submitted; None where the asker was told why not.

    What must be mended is shown with the buttons that mend it; what passes with a
    reason is asked for. Notes about words that are gone are dropped.
    """
    found = await found_in(turn, issue, document)
    held, owed = refusing(found), owing_reason(document, found)
    if held:
        turn.toast = turn.label("toast.text_held", count=len(held))
        await show_draft(turn, issue, document)
        return None
    if owed:
        await ask_for(turn, document, owed, submitting=True)
        return None
    places = [(one.code, one.mark.what) for one in found]
    # A quotation that was confirmed is found no more: its reason says who did.
    places += [(r.code, r.what) for r in reasons_of(document) if r.code == "SP-03"]
    return without_stale(document, numbers_said(turn, document), places)


def facts_bound(document: Document) -> frozenset[str]:
    """Return the ids of the facts to which the writer bound numbers."""
    return frozenset(one.fact for one in bindings_of(document) if one.fact)
