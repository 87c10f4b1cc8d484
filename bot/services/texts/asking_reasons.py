"""Asking for reasons: what the lint warns of, and the reasons that fit most of it."""

from collections.abc import Sequence

from bot.domain.document import Document
from bot.domain.lint.marks import Remark
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

    With *submitting* the text goes to its approvers then.
    """
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
