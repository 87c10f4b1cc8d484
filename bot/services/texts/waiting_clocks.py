"""The clocks that a text moves: its approval, the first word, the next update."""

from datetime import datetime
from typing import Any

from bot.domain.clocks import ClockName, Moment, Stop
from bot.domain.document import Document
from bot.domain.document_life import STANDING
from bot.domain.issue import Issue
from bot.domain.writing import short_of
from bot.ports.cards import PublicWord
from bot.services.deadlines import deadlines
from bot.services.promises.words_out import promise_next, void_promises, word_out
from bot.services.texts.draft_screen import word_due
from bot.services.texts.draft_texts import promised_in
from bot.services.timing.meeting import (
    ask_again,
    meet,
    silence,
)
from bot.services.timing.starting import start_clocks
from bot.services.turn import Turn


async def await_approval(turn: Turn, issue: Issue, document: Document) -> None:
    """Start the clock of the approvers: they are called like those who respond."""
    await start_clocks(
        turn,
        issue,
        Moment.SUBMITTED,
        issue.level,
        turn.now,
        subject=short_of(document),
        anew=True,
    )


async def answer_due(turn: Turn, issue: Issue, document: Document) -> datetime | None:
    """Return until when whoever was asked is waited for, as the card says it.

    That is the clock of the approval, or the first word where it is due before; None
    where neither runs.
    """
    found = [
        clock.due_at
        for clock in await deadlines(turn, issue)
        if clock.name == ClockName.APPROVAL and clock.subject == short_of(document)
    ]
    word = await word_due(turn, issue, document)
    return min([*found, *([word] if word else [])], default=None)


async def both_due(turn: Turn, issue: Issue, document: Document) -> dict[str, Any]:
    """Return until when an answer is waited for, and a first word that is due later."""
    due = await answer_due(turn, issue, document)
    word = await word_due(turn, issue, document)
    return {"due": due, "word_at": word if word and due and word > due else None}


async def approval_given(turn: Turn, issue: Issue, document: Document) -> None:
    """Stop the clocks that an approved text meets, and start that of the next word.

    What is not for the public meets the approval alone.
    """
    await meet(turn, issue, Stop.APPROVAL_ANSWERED, short_of(document))
    if not turn.desk.documents.kinds[document.kind].public:
        return
    await silence(turn, issue, ClockName.FIRST_WORD)
    next_at, by = promised_in(turn, document), turn.member.user_id
    word = PublicWord(issue.id, turn.now, "text", by, document.id, next_at)
    await turn.unit.cards.add_word(word)
    if await turn.unit.channels.everything():
        # The word is out when it is published: until then the last promise is open.
        await promise_next(turn, issue, next_at, document.id)
    else:
        await word_out(turn, issue, next_at, document.id)


async def approval_over(turn: Turn, document: Document) -> None:
    """Stop the wait for an approval that is not to be given: the words change again.

    Where no other text stands, the first word is owed again.
    """
    issue = await turn.unit.issues.find(document.issue_id)
    assert issue is not None
    await meet(turn, issue, Stop.APPROVAL_ANSWERED, short_of(document))
    await void_promises(turn, issue, document.id)
    texts = await turn.unit.documents.of_issue(issue.id)
    others = [text for text in texts if text.id != document.id]
    if any(text.state in STANDING for text in others):
        return
    await ask_again(turn, issue, ClockName.FIRST_WORD)
    await meet(turn, issue, Stop.PUBLIC_TOLD)
