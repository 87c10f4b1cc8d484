"""Submitting a text to its approvers, and taking it back to change it."""

from dataclasses import replace

from bot.domain.access import Action
from bot.domain.bound_numbers import bound
from bot.domain.document import Document, DocumentVersion
from bot.domain.document_life import DOCUMENT_LIFE, IN_REVIEW, OUT, DocumentState
from bot.domain.issue import Issue
from bot.domain.publish_errors import TextIsOut
from bot.domain.reviews import Review, passed
from bot.domain.writing import short_of, with_code, with_facts, writers_of
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.refusing import plain_refusal
from bot.services.requests import Pressed
from bot.services.texts.approval_letters import rewrite_requests
from bot.services.texts.approvers import approvers_of, names
from bot.services.texts.before_submit import facts_bound, ready_words
from bot.services.texts.draft_screen import DIALOGUE, show_draft
from bot.services.texts.draft_texts import body_of, sha_of
from bot.services.texts.finding_documents import changed, open_draft, the_document
from bot.services.texts.oral_habit import used_to_oral
from bot.services.texts.review_letters import AskedFor, inform_law
from bot.services.texts.reviewers import needed_reviews
from bot.services.texts.reviewing import go_on
from bot.services.texts.sibling_views import sibling_buttons
from bot.services.texts.unready import refuse_unready
from bot.services.texts.voiding import Because, holders, tell_void
from bot.services.texts.waiting_clocks import approval_over, await_approval
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def submit(desk: Desk, pressed: Pressed) -> str:
    """Freeze the text and ask its approvers."""
    async with member_turn(desk, pressed, Action.SUBMIT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        if document.version != pressed.press.version:
            # Somebody went on writing: show the newer text instead of sending it.
            turn.toast = plain_refusal(turn, await changed(turn, document))
            await show_draft(turn, issue, document)
            return turn.toast
        await refuse_unready(turn, issue, document)
        ready = await ready_words(turn, issue, document)
        if ready is not None:
            await hand_in(turn, issue, ready)
    return turn.toast


async def hand_in(turn: Turn, issue: Issue, document: Document) -> None:
    """Freeze words that are ready, and ask who reviews or approves them."""
    document = await _freeze(turn, issue, document)
    await await_approval(turn, issue, document)
    document, asked = await go_on(turn, issue, document)
    await inform_law(turn, issue, document)
    await _confirm(turn, issue, document, asked)
    turn.toast = turn.label("toast.submitted", number=document.number)


async def _freeze(turn: Turn, issue: Issue, document: Document) -> Document:
    body = body_of(turn, document)
    version = document.version + 1
    state = DOCUMENT_LIFE.next_state(document.state, Action.SUBMIT)
    assert state is not None
    state = passed(state, await needed_reviews(turn, issue, document))
    document = with_code(document, turn.desk.secrets.code())
    facts = await turn.unit.facts.of_issue(document.issue_id)
    behind = bound(body, facts, document.locale)
    named = [fact.id for fact in behind]
    document = with_facts(document, dict.fromkeys([*named, *facts_bound(document)]))
    document = replace(
        document, state=state, submitted_version=version, submitted_at=turn.now
    )
    document = await turn.unit.documents.save(document)
    sha = sha_of(document, body)
    await turn.unit.documents.add_version(
        DocumentVersion(document.id, version, body, sha, document.author, turn.now),
        writers_of(document),
    )
    detail = f"{short_of(document)} v{version}"
    await turn.record("submitted", document.issue_id, detail, content=body)
    return document


async def _confirm(
    turn: Turn, issue: Issue, document: Document, asked: AskedFor
) -> None:
    dialogue = await turn.unit.dialogues.find(turn.member.user_id)
    if dialogue is not None and dialogue.kind == DIALOGUE:
        await turn.unit.dialogues.end(turn.member.user_id)
    reviewing = document.state in IN_REVIEW
    approvers = [] if reviewing else await approvers_of(turn, issue, document)
    silent = [member for member in approvers if member not in asked.approvers]
    habit = await used_to_oral(turn, approvers)
    await turn.reply(
        "draft_submitted",
        rows=_submitted_rows(turn, document, oral=bool(silent or habit)),
        reviewing=reviewing,
        issue=await issue_view(turn, issue, turn.member),
        number=document.number,
        asked=await names(turn, _ids(asked), turn.member),
        silent=[(person(turn, m, turn.member), m.phone) for m in silent],
        habit=await names(turn, habit, turn.member),
        at=turn.now,
    )


def _ids(asked: AskedFor) -> list[int]:
    people = [*asked.reviewers, *asked.approvers]
    return list(dict.fromkeys(member.user_id for member in people))


def _submitted_rows(
    turn: Turn, document: Document, *, oral: bool
) -> list[list[Button]]:
    """Return what may be done now; *oral* approval first where that is the way."""
    label = "oral_first" if oral else "oral_text"
    version = document.submitted_version
    asked = [turn.button("oral_text", document.id, version=version, label=label)]
    others = [
        turn.button("draft_reopen", document.id),
        turn.button("draft_copy", document.id, label="copy_wa"),
        *sibling_buttons(turn, document),
    ]
    if document.state in IN_REVIEW:
        return [others]
    return [asked, others] if oral else [others, asked]


async def ask_reopen(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before a change voids the submission or the approval."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        _refuse_out(document)
        if document.state is DocumentState.DRAFT:
            await show_draft(turn, issue, document, fresh=True)
            return turn.toast
        await turn.reply(
            "draft_reopen",
            fresh=True,
            rows=[[turn.button("draft_reopen_sure", document.id,
                               version=document.version)]],
            number=document.number,
            approved=document.state is DocumentState.APPROVED,
        )  # fmt: skip
    return turn.toast


async def reopen(desk: Desk, pressed: Pressed) -> str:
    """Void the submission or the approval, and open the text for changes."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        _refuse_out(document)
        if document.version == pressed.press.version:
            document = await _void(turn, issue, document)
        else:
            turn.toast = plain_refusal(turn, await changed(turn, document))
        if document.state is DocumentState.DRAFT:
            await show_draft(turn, issue, document)
    return turn.toast


def _refuse_out(document: Document) -> None:
    if document.state in OUT:
        remedies = (("correct_begin", document.issue_id), ("draft", document.issue_id))
        raise TextIsOut(number=document.number, remedies=remedies)


async def _void(turn: Turn, issue: Issue, document: Document) -> Document:
    detail = f"{short_of(document)} v{document.submitted_version}"
    await turn.record("reopened", issue.id, detail)
    await rewrite_requests(turn, document, "approval_void", turn.member, fact="")
    if document.state is DocumentState.APPROVED:
        me = turn.member.user_id
        people = [m for m in await holders(turn, issue, document) if m.user_id != me]
        await tell_void(turn, issue, document, Because(), people)
    return await back_to_draft(turn, document, Action.DRAFT)


async def back_to_draft(turn: Turn, document: Document, by: Action) -> Document:
    """Revoke what was approved and let the words change again."""
    for approval in await turn.unit.documents.approvals(document.id):
        if approval.revoked_at is None:
            await turn.unit.documents.revoke(approval.id, turn.now)
    await turn.unit.documents.lapse_reviews(document.id, Review.FACTS, turn.now)
    state = DOCUMENT_LIFE.next_state(document.state, by)
    assert state is not None
    await approval_over(turn, document)
    return await turn.unit.documents.save(replace(document, state=state))
