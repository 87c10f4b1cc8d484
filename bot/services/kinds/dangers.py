"""An announcement without delay: the PPID declares it, its text is begun (D14)."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.legal import TERMS, LegalClock, warning
from bot.domain.short_messages import short_message
from bot.ports.storage import RunningClock
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.kinds.offering import owed_row
from bot.services.kinds.ppid import YES, said_by_ppid
from bot.services.kinds.putting import draft_of, put
from bot.services.requests import Pressed
from bot.services.texts.beginning import begin_and_show
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.finding_documents import the_document
from bot.services.timing.legal import legal_rows
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

ANNOUNCEMENT = "danger_announcement"

#: What an SMS says, the most urgent first, as far as it fits.
IN_SMS = ("bahaya", "cara_menghindari", "evakuasi", "cara_bantuan", "terdampak")


async def begin_danger(desk: Desk, pressed: Pressed) -> str:
    """Begin the announcement, or go on with the one that is begun."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        turn.message_id = 0  # The warning under which the button stood remains.
        for one in await turn.unit.documents.of_issue(issue.id):
            if one.kind == ANNOUNCEMENT and one.state is DocumentState.DRAFT:
                await show_draft(turn, issue, one)
                return turn.toast
        await begin_and_show(turn, issue, ANNOUNCEMENT)
    return turn.toast


async def record_ppid(desk: Desk, pressed: Pressed) -> str:
    """Record what the PPID said: announce it at once, or it is no such information."""
    async with member_turn(desk, pressed, Action.END_LEGAL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        said = pressed.press.value
        if await said_by_ppid(turn, issue) != said:
            await _record(turn, issue, said)
        clock = LegalClock.SERTA_MERTA
        begin = owed_row(turn, issue, clock, turn.member) if said == YES else []
        rows = [*begin, *await legal_rows(turn, issue, turn.member)]
        if said != YES:
            rows.append([turn.button("triage", issue.id, label="map_again")])
        rows.append([turn.button("see_issue", issue.id)])
        await turn.reply(
            "ppid_recorded",
            fresh=True,
            rows=rows,
            issue=await issue_view(turn, issue, turn.member),
            confirmed=said == YES,
            due=turn.now + TERMS[clock].wait,
            now=turn.now,
        )
    return turn.toast


async def _record(turn: Turn, issue: Issue, said: str) -> None:
    """Start the clock with the word of the PPID; their other word ends it."""
    clock = LegalClock.SERTA_MERTA
    if said == YES:
        due, look = turn.now + TERMS[clock].wait, warning(clock, turn.now, turn.now)
        await turn.unit.issues.start_clock(
            RunningClock(issue.id, clock, turn.now, due, look_at=look)
        )
    else:
        await turn.unit.issues.meet_clock(issue.id, clock, turn.now, "")
    deed = "ppid_confirmed" if said == YES else "ppid_denied"
    await turn.record(deed, issue.id)


async def take_sms(desk: Desk, pressed: Pressed) -> str:
    """Make the SMS of an announcement from its elements."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document = await draft_of(turn, pressed.press.subject, ANNOUNCEMENT)
        await put(turn, issue, document, {"sms": sms_of(turn, document)})
    return turn.toast


def sms_of(turn: Turn, document: Document) -> str:
    """Return the SMS that the elements make; it needs no internet and no link."""
    rules = {rule.name: rule for rule in turn.desk.documents.rules(document)}
    pieces = [rules[name].shaped(document.fields.get(name, "")) for name in IN_SMS]
    return short_message(pieces)


async def copy_sms(desk: Desk, pressed: Pressed) -> str:
    """Send the SMS alone, to be copied."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        await the_issue(turn, document.issue_id)
        sms = document.fields.get("sms", "")
        if not sms:
            raise ButtonExpired
        await turn.reply("draft_text", fresh=True, text=sms)
    return turn.toast
