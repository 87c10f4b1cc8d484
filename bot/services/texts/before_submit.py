"""What the lint asks before a text is submitted, and again before it is approved."""

from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.lint.marks import Clearing, Remark
from bot.domain.lint.rules import holding_up
from bot.domain.text_notes import bindings_of, reasons_of, same, without_stale
from bot.services.texts.asking_reasons import ask_for
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.linting import found_in, owing_reason, refusing
from bot.services.texts.mending import numbers_said
from bot.services.turn import Turn

#: What may be otherwise at the approval than at the submission: facts, what was told
#: since, names, times, who speaks, labels of rumours, what law and lead must clear.
MAY_CHANGE = frozenset(
    {"U-03", "U-06", "U-08", "U-10", "U-16", "U-18", "U-19", "U-26", "SP-08", "KH-06",
     "KH-09", "PM-07", "UK-02", "UK-06", "HJ-04"}
)  # fmt: skip


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


async def bars_approval(turn: Turn, issue: Issue, document: Document) -> list[Remark]:
    """Return what has come up since the submission and bars an approval now.

    What law and lead may clear is among it: who grants decides whether both did.
    """
    found = await found_in(turn, issue, document)
    given = {(one.code, same(one.what)) for one in reasons_of(document)}
    return [
        one
        for one in holding_up(found)
        if one.code in MAY_CHANGE
        and not (
            one.clearing is Clearing.REASON and (one.code, same(one.mark.what)) in given
        )
    ]


def facts_bound(document: Document) -> frozenset[str]:
    """Return the ids of the facts to which the writer bound numbers."""
    return frozenset(one.fact for one in bindings_of(document) if one.fact)
