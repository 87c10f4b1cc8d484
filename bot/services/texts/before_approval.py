"""What is asked once more when somebody wants to approve a submitted text."""

from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.writing import short_of
from bot.services.texts.approval_letters import rewrite_requests, was_asked
from bot.services.texts.found_since import turned_away
from bot.services.texts.last_read import guard_of
from bot.services.texts.review_letters import ask_for
from bot.services.texts.reviewers import covering, owed_reviews
from bot.services.texts.reviewing import covered, look_again
from bot.services.turn import Turn


async def ready_for_approval(
    turn: Turn, issue: Issue, document: Document, *, oral: bool = False
) -> Document | None:
    """Return the text as it may be approved now; None where the asker was told why not.

    What only its writers can mend goes back to them; a review that does not hold any
    more is asked again. An *oral* approval covers no review: who records gave none.
    """
    if await turned_away(turn, issue, document):
        return None
    if document.state is not DocumentState.WAITING:
        return await covered(turn, issue, document)
    looked = await look_again(turn, issue, document)
    if looked.state is DocumentState.WAITING:
        return looked
    if not oral and await _covers(turn, issue, looked):
        return await covered(turn, issue, looked)
    await _ask_reviewers(turn, issue, looked)
    return None


async def _covers(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether the approval of the asker counts as the reviews that are owed."""
    owed = await owed_reviews(turn, issue, document)
    able = await covering(turn, issue, document, owed)
    return turn.member.user_id in {member.user_id for member in able}


async def _ask_reviewers(turn: Turn, issue: Issue, document: Document) -> None:
    """Ask whoever has to look again, and nobody else; who approves hears so."""
    under_letter = await was_asked(turn, document)
    detail = f"{short_of(document)} v{document.submitted_version}"
    await turn.record("review_lapsed", issue.id, detail)
    guards = (guard_of(document),)
    await rewrite_requests(turn, document, "approval_later", turn.member, guards=guards)
    await ask_for(turn, issue, document, again=True)
    turn.toast = turn.label("toast.review_first", number=document.number)
    if not under_letter:
        honorific = turn.desk.playbook.office.honorific(turn.locale)
        await turn.reply(
            "approval_later",
            fresh=True,
            number=document.number,
            honorific=honorific,
        )
