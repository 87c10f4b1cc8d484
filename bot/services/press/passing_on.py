"""Giving a question to who speaks about its issue: one tap, whoever had it."""

from bot.domain.access import Action
from bot.domain.enquiry_life import ENQUIRY_LIFE
from bot.domain.speaking_errors import MandateMoved
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.press.finding_enquiries import moved, the_enquiry
from bot.services.press.taking import given_to
from bot.services.press.ticket import call_to_answer, refresh_notices, show_ticket
from bot.services.press.whom import able
from bot.services.requests import Pressed
from bot.services.speaking.voices import voice_of
from bot.services.turn import member_turn


async def pass_to_speaker(desk: Desk, pressed: Pressed) -> str:
    """Let who speaks answer the question, and call them."""
    async with member_turn(desk, pressed, Action.TAKE_ENQUIRY) as turn:
        issue, enquiry = await the_enquiry(turn, pressed.press.subject)
        issue = await open_issue(turn, issue.id)
        speaker = (await voice_of(turn, issue)).speaker
        if speaker is None or speaker not in await able(turn, issue):
            raise MandateMoved(number=issue.number, remedies=(("speaking", issue.id),))
        by = Action.HAND_ENQUIRY if enquiry.owner else Action.TAKE_ENQUIRY
        if ENQUIRY_LIFE.next_state(enquiry.state, by) is None:
            raise await moved(turn, enquiry)
        enquiry = await given_to(turn, enquiry, speaker.user_id, by)
        detail = f"{enquiry.short} member:{speaker.user_id}"
        await turn.record("enquiry_handed", issue.id, detail)
        await refresh_notices(turn, issue, enquiry)
        asked = await call_to_answer(turn, issue, enquiry)
        await show_ticket(turn, issue, enquiry, asked=asked)
        turn.toast = turn.label("toast.enquiry_handed", number=enquiry.short)
    return turn.toast
