"""Asking for reasons: what the lint warns of, and the reasons that fit most of it."""

from collections.abc import Sequence

from bot.domain.document import Document
from bot.domain.lint.marks import Remark
from bot.domain.reaction_errors import TooManyPassed, TooManyUnbound
from bot.domain.text_notes import MOST_PASSED, MOST_UNBOUND, bindings_of, same
from bot.services.texts.found_lines import found_lines
from bot.services.texts.linting import QUOTED
from bot.services.turn import Turn

#: The questions: while writing, and on the way to the approvers.
REASON, SUBMIT_REASON = "lint_reason", "submit_reason"

#: Reasons that fit most warnings, and what is said of a quotation, as buttons.
COMMON = ("checked", "urgent", "agreed")
OF_QUOTES = ("quote_confirmed",)


async def ask_for(
    turn: Turn, document: Document, owed: Sequence[Remark], *, submitting: bool = False
) -> None:
    """Show what needs a reason; the next message, or a button, is the reason of all.

    With *submitting* the text goes to its approvers then. Raise `TooManyPassed`.
    """
    refuse_many(document, owed)
    await turn.ask(SUBMIT_REASON if submitting else REASON, document.id)
    action = "submit_because" if submitting else "lint_because_all"
    codes = OF_QUOTES if all(one.code == QUOTED for one in owed) else COMMON
    rows = [
        [turn.button(action, document.id, value=code, label=f"reason_{code}",
                     version=document.version)]
        for code in codes
    ]  # fmt: skip
    rows.append([turn.button("draft_show", document.id, label="back")])
    lines = found_lines(turn, document, owed)
    await turn.reply("lint_reasons", rows=rows, number=document.number, found=lines)


def refuse_many(document: Document, passed: Sequence[Remark]) -> None:
    """Raise `TooManyPassed` where more warnings would pass than an approver reads."""
    places = {(one.code, same(one.mark.what)) for one in passed if one.code != QUOTED}
    if len(places) > MOST_PASSED:
        raise TooManyPassed(
            number=document.number,
            count=len(places),
            limit=MOST_PASSED,
            remedies=(("draft_change", document.id), ("draft_show", document.id)),
        )


def refuse_unbound(document: Document, numbers: Sequence[str]) -> None:
    """Raise `TooManyUnbound` where hardly one of a text's *numbers* rests on a fact."""
    there = {same(number) for number in numbers}
    said = [o for o in bindings_of(document) if o.reason and same(o.written) in there]
    if len(said) > MOST_UNBOUND:
        raise TooManyUnbound(
            number=document.number,
            limit=MOST_UNBOUND,
            remedies=(("draft_change", document.id), ("draft_show", document.id)),
        )
