"""The notice of a failure to protect personal data: begun with what is known (D13)."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.document import Form
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.legal import LegalClock
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.kinds.sources import said_moment
from bot.services.requests import Pressed
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.drafting import create
from bot.services.turn import Turn, member_turn

NOTICE = "breach_notice"


async def begin_breach(desk: Desk, pressed: Pressed) -> str:
    """Begin the notice, or go on with the one that is begun."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        turn.message_id = 0  # The warning under which the button stood remains.
        for one in await turn.unit.documents.of_issue(issue.id):
            if one.kind == NOTICE and one.state is DocumentState.DRAFT:
                await show_draft(turn, issue, one)
                return turn.toast
        since = await known_since(turn, issue) or issue.reported_at
        known = {"diketahui": said_moment(turn, since, turn.desk.house.locale)}
        await create(turn, issue, NOTICE, Form.FULL, known)
    return turn.toast


async def known_since(turn: Turn, issue: Issue) -> datetime | None:
    """Return since when the office knows of the breach; None where no clock runs."""
    for clock in await turn.unit.issues.clocks(issue.id):
        if clock.name == LegalClock.PDP:
            return clock.started_at
    return None
