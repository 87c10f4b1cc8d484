"""A chore: an approval that is too old, or whose giver lost the right, is asked again.

Facts age (doctrine.md 4.2): what was approved and is not out goes back to the look at
its facts, or to its approvers where the office names no reviewers; to its writers
where only they can mend what came up meanwhile.
"""

import logging

from bot.domain.access import Action
from bot.domain.document import Document, DocumentVersion
from bot.domain.document_life import DOCUMENT_LIFE, DocumentState
from bot.domain.issue import Issue
from bot.domain.reviews import Review, passed
from bot.domain.values import replace
from bot.domain.writing import short_of, with_code, writers_of
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.texts.found_since import for_writers, record_found
from bot.services.texts.gone_out import gone_out
from bot.services.texts.outlived import watch_words
from bot.services.texts.reopening import back_to_draft
from bot.services.texts.reviewers import needed_reviews
from bot.services.texts.reviewing import go_on
from bot.services.texts.standing import has_expired, living_approval
from bot.services.texts.voiding import Because, holders, tell_void
from bot.services.texts.waiting_clocks import approval_over, await_approval
from bot.services.turn import Turn, clock_turn

log = logging.getLogger(__name__)


async def expire_approvals(desk: Desk) -> None:
    """Void every approval that does not hold any more, and ask for it again."""
    async with desk.storage.begin() as unit:
        approved = await unit.documents.approved()
    for document in approved:
        await _one(desk, document)


async def _one(desk: Desk, document: Document) -> None:
    """One text that cannot be looked at must not hold up the others."""
    version = document.submitted_version
    key = f"expiry:{document.id}:{version}:{desk.clock.now().isoformat()}"
    try:
        async with clock_turn(desk, key) as turn:
            turn.idle = not await _expire(turn, document.id)
    except StorageUnavailable:
        raise
    except Exception as error:
        kind = type(error).__name__
        log.error("%s was not looked at: %s", document.id, kind, exc_info=error)


async def _expire(turn: Turn, document_id: str) -> bool:
    document = await turn.unit.documents.find(document_id)
    issue = await turn.unit.issues.find(document.issue_id) if document else None
    if document is None or issue is None:
        return False
    if document.state is not DocumentState.APPROVED or issue.level is None:
        return False
    if await has_expired(turn, issue, document):
        await ask_anew(turn, issue, document, Because(expired=True))
    elif await _lost(turn, issue, document):
        await ask_anew(turn, issue, document, Because(left=True))
    else:
        return False
    return True


async def _lost(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether who approved words that are not out may not approve any more."""
    if await living_approval(turn, issue, document) is not None:
        return False
    return not await gone_out(turn, issue, document)


async def ask_anew(
    turn: Turn, issue: Issue, document: Document, why: Because
) -> Document:
    """Void the approval of words that do not change, and ask for a new one of them.

    Where the words must change, nobody is asked: the text goes back to its writers.
    """
    people = await holders(turn, issue, document)
    for approval in await turn.unit.documents.approvals(document.id):
        if approval.revoked_at is None:
            await turn.unit.documents.revoke(approval.id, turn.now)
    await turn.unit.documents.lapse_reviews(document.id, Review.FACTS, turn.now)
    detail = f"{short_of(document)} v{document.submitted_version}"
    await turn.record("approval_expired", issue.id, detail)
    found = await for_writers(turn, issue, document)
    await tell_void(turn, issue, document, replace(why, found=tuple(found)), people)
    if found:
        await record_found(turn, issue, document, found)
        return await back_to_draft(turn, document, Action.RETURN)
    await approval_over(turn, document)
    document = await _freeze_anew(turn, issue, document)
    await watch_words(turn, document)
    await await_approval(turn, issue, document)
    return (await go_on(turn, issue, document))[0]


async def _freeze_anew(turn: Turn, issue: Issue, document: Document) -> Document:
    """Submit the same bytes once more: old buttons and letters are of the old one."""
    old = await turn.unit.documents.version(document.id, document.submitted_version)
    assert old is not None
    version = document.version + 1
    state = DOCUMENT_LIFE.next_state(document.state, Action.REVIEW_AGAIN)
    assert state is not None
    state = passed(state, await needed_reviews(turn, issue, document))
    document = with_code(document, turn.desk.secrets.code())
    document = replace(
        document, state=state, submitted_version=version, submitted_at=turn.now
    )
    document = await turn.unit.documents.save(document)
    await turn.unit.documents.add_version(
        DocumentVersion(document.id, version, old.body, old.sha, old.author, turn.now),
        writers_of(document),
    )
    return document
