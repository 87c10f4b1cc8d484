"""Drafting: a holding statement is begun, continued, or begun anew."""

from bot.domain.access import Action
from bot.domain.authority import HOLDING_STATEMENT
from bot.domain.clocks import Stop
from bot.domain.document import Document, Form
from bot.domain.document_life import DOCUMENT_LIFE, DocumentState
from bot.domain.issue import Issue
from bot.domain.text import visible
from bot.domain.writing import short_of
from bot.services.books.which import ask_which
from bot.services.desk import Desk
from bot.services.finding import issue_typed, open_issue, the_issue
from bot.services.plain_copies import send_plain
from bot.services.requests import Pressed, Typed
from bot.services.texts.continuing import offer_to_continue
from bot.services.texts.draft_kinds import offer_kinds, refuse_early, spoken
from bot.services.texts.draft_screen import first_word_due, show_draft
from bot.services.texts.draft_texts import text_at
from bot.services.texts.finding_documents import open_draft, the_document
from bot.services.texts.following import begun_with
from bot.services.texts.prefilling import prefilled
from bot.services.timing.meeting import meet
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def draft_typed(desk: Desk, typed: Typed) -> str:
    """/draf N begins or continues; /draf alone offers the open issues."""
    async with member_turn(desk, typed, Action.DRAFT) as turn:
        if visible(typed.text):
            issue = await issue_typed(turn, typed.text)
            await _begin(turn, await open_issue(turn, issue.id))
        else:
            await ask_which(turn, "draft_which", "draft")
    return turn.toast


async def draft_pressed(desk: Desk, pressed: Pressed) -> str:
    """Begin or continue the draft of the issue under the button."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        turn.message_id = 0  # The card or ping under which the button stood remains.
        await _begin(turn, issue)
    return turn.toast


async def _begin(turn: Turn, issue: Issue) -> None:
    """Continue what is begun; begin the first word while it is owed; else ask which."""
    every = await turn.unit.documents.of_issue(issue.id)
    begun = [one for one in every if one.state is not DocumentState.APPROVED]
    if begun:
        await offer_to_continue(turn, issue, begun)
    elif await spoken(turn, issue):
        await offer_kinds(turn, issue)
    else:
        await _choose_form(turn, issue)


async def draft_anew(desk: Desk, pressed: Pressed) -> str:
    """Offer the kinds of texts that fit the issue."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        await offer_kinds(turn, await open_issue(turn, pressed.press.subject))
    return turn.toast


async def choose_kind(desk: Desk, pressed: Pressed) -> str:
    """Begin a text of the kind that was chosen."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        kind = pressed.press.value
        await refuse_early(turn, issue, kind)
        if kind == HOLDING_STATEMENT:
            await _choose_form(turn, issue)
        else:
            await _create(turn, issue, kind, Form.FULL)
    return turn.toast


async def _choose_form(turn: Turn, issue: Issue) -> None:
    emergency = turn.desk.playbook.office.emergency_text
    if not emergency.offered_in(turn.desk.house.locale):
        await _create(turn, issue, HOLDING_STATEMENT, Form.FULL)
        return
    forms = [
        [turn.button("draft_form", issue.id, value=form, label=f"form_{form}")]
        for form in Form
    ]
    await turn.reply(
        "draft_form",
        rows=[*forms, [turn.button("draft_new", issue.id, label="draft_other")]],
        issue=await issue_view(turn, issue, turn.member),
        approved_by=emergency.approved_by,
        due=await first_word_due(turn, issue),
        now=turn.now,
    )


async def choose_form(desk: Desk, pressed: Pressed) -> str:
    """Begin a draft in the form that was chosen."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await _create(turn, issue, HOLDING_STATEMENT, Form(pressed.press.value))
    return turn.toast


async def _create(turn: Turn, issue: Issue, kind: str, form: Form) -> None:
    count = await turn.unit.documents.next_count(issue.id)
    document = Document(
        id=f"{issue.id}/D{count}",
        issue_id=issue.id,
        kind=kind,
        form=form,
        state=DOCUMENT_LIFE.start,
        author=turn.member.user_id,
        created_at=turn.now,
        fields=await prefilled(turn, issue, form, kind),
        locale=turn.desk.house.locale,
    )
    document = await begun_with(turn, document)
    await turn.unit.documents.add(document)
    if turn.desk.documents.kinds[kind].public:
        await meet(turn, issue, Stop.TEXT_BEGUN)
    await turn.record("drafted", issue.id, f"{short_of(document)} {kind} {form}")
    await show_draft(turn, issue, document)


async def continue_draft(desk: Desk, pressed: Pressed) -> str:
    """Show a draft with its next question."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        await show_draft(turn, issue, document)
    return turn.toast


async def copy_draft(desk: Desk, pressed: Pressed) -> str:
    """Send the text alone, to be copied into WhatsApp."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        await the_issue(turn, document.issue_id)
        await send_plain(turn, text_at(turn, document, turn.now))
    return turn.toast
