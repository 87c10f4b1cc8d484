"""Submitting a text to who reviews it, and to its approvers."""

from bot.domain.access import Action
from bot.domain.bound_numbers import bound
from bot.domain.document import Document, DocumentVersion
from bot.domain.document_life import DOCUMENT_LIFE, IN_REVIEW
from bot.domain.issue import Issue
from bot.domain.reviews import passed
from bot.domain.values import replace
from bot.domain.writing import short_of, with_code, with_facts, writers_of
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.refusing import plain_refusal
from bot.services.requests import Pressed
from bot.services.texts.approvers import approvers_of, names
from bot.services.texts.before_submit import facts_bound, ready_words
from bot.services.texts.draft_screen import DIALOGUE, show_draft
from bot.services.texts.draft_texts import body_of, sha_of
from bot.services.texts.finding_documents import changed, open_draft
from bot.services.texts.oral_habit import used_to_oral
from bot.services.texts.outlived import watch_words
from bot.services.texts.review_letters import AskedFor, inform_law
from bot.services.texts.reviewers import needed_reviews
from bot.services.texts.reviewing import go_on
from bot.services.texts.sibling_views import sibling_buttons
from bot.services.texts.unready import refuse_unready
from bot.services.texts.waiting_clocks import await_approval
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
    await watch_words(turn, document)
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
