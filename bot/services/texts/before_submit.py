"""What the lint asks before a text is submitted, and again before it is approved."""

from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.lint.marks import Clearing, Remark
from bot.domain.lint.rules import holding_up
from bot.domain.member import Member
from bot.domain.reaction_errors import FoundSince
from bot.domain.roles import Role
from bot.domain.text_notes import bindings_of, reasons_of, same, without_stale
from bot.services.acting.in_force import offices_of
from bot.services.texts.asking_reasons import ask_for
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.found_lines import SHOWN
from bot.services.texts.linting import found_in, owing_reason, refusing
from bot.services.texts.mending import numbers_said
from bot.services.texts.remarks import remark_said
from bot.services.texts.situations import read_by_law
from bot.services.turn import Turn

#: What may be otherwise at the approval than at the submission: facts, what was told
#: since, names, times, who speaks, labels of rumours, what law and lead must clear.
MAY_CHANGE = frozenset(
    {"U-03", "U-06", "U-08", "U-10", "U-16", "U-18", "U-19", "U-26", "SP-08", "KH-06",
     "KH-09", "PM-07", "UK-02", "UK-06", "HJ-04"}
)  # fmt: skip


#: Who leads: at the highest level the head of the agency does.
LEADS = frozenset({Role.CRISIS_LEAD, Role.HEAD_OF_AGENCY})


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


async def refuse_found(
    turn: Turn, issue: Issue, document: Document, approver: Member
) -> None:
    """Raise `FoundSince` where the words may not be approved as things stand now.

    A threat passes (U-10) where law read it and who leads the crisis approves.
    """
    barred = await bars_approval(turn, issue, document)
    if await _law_and_lead(turn, issue, document, approver):
        barred = [one for one in barred if one.clearing is not Clearing.LAW_AND_LEAD]
    if barred:
        raise FoundSince(
            number=document.number,
            found=[f"{one.code} · {remark_said(turn, one)}" for one in barred[:SHOWN]],
            remedies=(("draft_show", document.id),),
        )


async def _law_and_lead(
    turn: Turn, issue: Issue, document: Document, approver: Member
) -> bool:
    held = (await offices_of(turn, issue, [approver]))[approver.user_id]
    return bool(held & LEADS) and await read_by_law(turn, document)


def facts_bound(document: Document) -> frozenset[str]:
    """Return the ids of the facts to which the writer bound numbers."""
    return frozenset(one.fact for one in bindings_of(document) if one.fact)
