"""An approved text whose words may not be used any more: its writers mend it."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.lint.marks import Remark
from bot.services.texts.approval_letters import rewrite_requests
from bot.services.texts.found_lines import said_of
from bot.services.texts.found_since import record_found
from bot.services.texts.reopening import back_to_draft
from bot.services.texts.voiding import Because, holders, tell_void
from bot.services.turn import Turn


async def take_back(
    turn: Turn, issue: Issue, document: Document, found: Sequence[Remark]
) -> None:
    """Void the approval of words that are not out, for what came up since.

    Whoever holds the text hears so once; where it was asked for, its words give way.
    """
    people = await holders(turn, issue, document)
    await record_found(turn, issue, document, found)
    await rewrite_requests(
        turn,
        document,
        "approval_found",
        turn.actor,
        in_words=lambda to: {"found": said_of(turn, found, to.locale)},
    )
    await back_to_draft(turn, document, Action.RETURN)
    why = Because(since=True, found=tuple(found))
    await tell_void(turn, issue, document, why, people)
