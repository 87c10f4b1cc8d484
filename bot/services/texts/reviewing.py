"""Looking at a text before its approval: facts and law, one press each."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.document_life import DOCUMENT_LIFE, IN_REVIEW, DocumentState
from bot.domain.errors import ReviewOwed
from bot.domain.issue import Issue
from bot.domain.reviews import GIVEN, Review, TextReview, passed
from bot.domain.values import replace
from bot.domain.writing import short_of
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.texts.approval_letters import rewrite_requests
from bot.services.texts.draft_texts import sha_of
from bot.services.texts.finding_documents import changed, moved, submitted_text
from bot.services.texts.found_since import turned_away
from bot.services.texts.last_read import guard_of
from bot.services.texts.review_letters import AskedFor, ask_for
from bot.services.texts.reviewers import (
    covering,
    owed_reviews,
    require_reviewer,
    waited_for,
)
from bot.services.texts.waiting_clocks import await_approval
from bot.services.turn import Turn, member_turn
from bot.services.views import person


async def review_facts(desk: Desk, pressed: Pressed) -> str:
    """Say that what the text claims is so."""
    return await _review(desk, pressed, Review.FACTS)


async def review_law(desk: Desk, pressed: Pressed) -> str:
    """Say that the law has nothing against the text."""
    return await _review(desk, pressed, Review.LAW)


async def _review(desk: Desk, pressed: Pressed, review: Review) -> str:
    async with member_turn(desk, pressed, GIVEN[review]) as turn:
        press = pressed.press
        document = await submitted_text(turn, press.subject, press.version)
        issue = await open_issue(turn, document.issue_id)
        owed = await owed_reviews(turn, issue, document)
        if document.state not in IN_REVIEW or review not in owed:
            raise await moved(turn, document)
        await require_reviewer(turn, issue, document, owed[review])
        if await turned_away(turn, issue, document):
            return turn.toast
        await keep_review(turn, issue, document, review)
        await _tell_others(turn, document, review)
        await go_on(turn, issue, document, again=True)
        turn.toast = turn.label(f"toast.reviewed_{review}", number=document.number)
        if not await _stood_under(turn, document, review):
            await turn.reply(
                "review_given", number=document.number, review=review, at=turn.now
            )
    return turn.toast


async def _stood_under(turn: Turn, document: Document, review: Review) -> bool:
    letters = await turn.unit.letters.guarded(f"{guard_of(document)}/{review}")
    return any(turn.is_under(item) for item in letters)


async def _tell_others(turn: Turn, document: Document, review: Review) -> None:
    guard = f"{guard_of(document)}/{review}"
    await rewrite_requests(
        turn, document, "review_done", turn.member, guards=(guard,), review=review
    )


async def keep_review(
    turn: Turn, issue: Issue, document: Document, review: Review
) -> None:
    """Keep that the asker found nothing against exactly these bytes."""
    version = document.submitted_version
    frozen = await turn.unit.documents.version(document.id, version)
    if frozen is None or frozen.sha != sha_of(document, frozen.body):
        raise await changed(turn, document)
    await turn.unit.documents.keep_review(
        TextReview(
            id=turn.desk.secrets.new_id(),
            document_id=document.id,
            version=version,
            sha=frozen.sha,
            review=review,
            reviewer=turn.member.user_id,
            at=turn.now,
        )
    )
    deed = {Review.FACTS: "facts_reviewed", Review.LAW: "law_reviewed"}[review]
    detail = f"{short_of(document)} v{version}"
    await turn.record(deed, issue.id, detail, content=frozen.body)


async def go_on(
    turn: Turn, issue: Issue, document: Document, *, again: bool = False
) -> tuple[Document, AskedFor]:
    """Let a submitted text stand where its reviews have brought it, and ask on.

    What waits for something else than before is waited for anew.
    """
    owed = await owed_reviews(turn, issue, document)
    state = passed(document.state, owed)
    if state is not document.state:
        document = await turn.unit.documents.save(replace(document, state=state))
        await await_approval(turn, issue, document)
    fresh = again and state is DocumentState.WAITING
    return document, await ask_for(turn, issue, document, again=fresh)


async def look_again(turn: Turn, issue: Issue, document: Document) -> Document:
    """Bring a submitted text back to its reviews, where some are owed now."""
    owed = await owed_reviews(turn, issue, document)
    if document.state is DocumentState.FACT_REVIEW:
        return document
    back = DOCUMENT_LIFE.next_state(document.state, Action.REVIEW_AGAIN)
    assert back is not None
    state = passed(back, owed)
    if state is document.state:
        return document
    return await turn.unit.documents.save(replace(document, state=state))


async def covered(turn: Turn, issue: Issue, document: Document) -> Document:
    """Let the approval of somebody who may review count as the reviews that are owed.

    Raise `ReviewOwed` where somebody else has to look first.
    """
    if document.state not in IN_REVIEW:
        return document
    owed = await owed_reviews(turn, issue, document)
    able = {m.user_id for m in await covering(turn, issue, document, owed)}
    if turn.member.user_id not in able:
        who = await waited_for(turn, issue, document)
        said = ", ".join(person(turn, member, turn.member) for member in who)
        raise ReviewOwed(number=document.number, who=said)
    for review in owed:
        await keep_review(turn, issue, document, review)
    state = passed(document.state, ())
    return await turn.unit.documents.save(replace(document, state=state))
