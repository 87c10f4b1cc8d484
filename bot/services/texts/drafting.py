"""Drafting: a holding statement is begun, continued, or begun anew."""

from bot.domain.access import Action
from bot.domain.authority import HOLDING_STATEMENT
from bot.domain.document import Form
from bot.domain.document_life import OUT, STANDING
from bot.domain.issue import Issue
from bot.domain.text import visible
from bot.services.books.which import ask_which
from bot.services.desk import Desk
from bot.services.finding import issue_typed, open_issue, the_issue
from bot.services.plain_copies import send_plain
from bot.services.requests import Pressed, Typed
from bot.services.texts.beginning import begin_and_show
from bot.services.texts.continuing import offer_to_continue
from bot.services.texts.copying import copies
from bot.services.texts.draft_kinds import offer_kinds, refuse_early, spoken
from bot.services.texts.draft_screen import first_word_due, show_draft
from bot.services.texts.finding_documents import open_draft, the_document
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
    begun = [one for one in every if one.state not in STANDING | OUT]
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
            await begin_and_show(turn, issue, kind)
    return turn.toast


async def _choose_form(turn: Turn, issue: Issue) -> None:
    emergency = turn.desk.playbook.office.emergency_text
    if not emergency.offered_in(turn.desk.house.locale):
        await begin_and_show(turn, issue, HOLDING_STATEMENT)
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
        form = Form(pressed.press.value)
        await begin_and_show(turn, issue, HOLDING_STATEMENT, form=form)
    return turn.toast


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
        for part in copies(turn, document):
            await send_plain(turn, part)
    return turn.toast
