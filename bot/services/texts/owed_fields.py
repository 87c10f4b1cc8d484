"""What may be left out of a text is not skipped where a rule will hold it up for it."""

from bot.domain.document import Document
from bot.domain.fields import FieldRule
from bot.domain.issue import Issue
from bot.domain.writing import written
from bot.ports.mail import Button
from bot.services.texts.draft_answers import answer_rows
from bot.services.texts.linting import found_in, refusing
from bot.services.turn import Turn


async def offered_answers(
    turn: Turn, issue: Issue, document: Document, question: FieldRule
) -> list[list[Button]]:
    """Return the buttons that answer a question, without skipping what is owed."""
    owed = not question.required and await _owed(turn, issue, document, question)
    return answer_rows(turn, issue, document, question, owed=owed)


async def _owed(
    turn: Turn, issue: Issue, document: Document, question: FieldRule
) -> bool:
    """Tell whether a rule asks for the field itself, once it were left out."""
    without = written(document, turn.member.user_id, question.name, "")
    found = refusing(await found_in(turn, issue, without))
    return any(one.mark.what == question.name for one in found)
