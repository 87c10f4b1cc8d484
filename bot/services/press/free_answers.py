"""Answers in free words: below L3 only, as nobody else looked at them."""

from bot.domain.access import Action
from bot.domain.enquiry import ANSWER_LENGTH, Enquiry, Line, free_answer_allowed
from bot.domain.issue import Issue
from bot.domain.press_errors import ApprovedLineNeeded
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.press.answering import about_enquiry, close_enquiry
from bot.services.press.finding_enquiries import movable
from bot.services.press.lines import Said
from bot.services.press.ticket import refresh_notices, show_ticket
from bot.services.requests import Pressed, Sent
from bot.services.turn import member_turn

#: The question that a free answer answers.
DIALOGUE = "enquiry_free"


def _free_allowed(issue: Issue, enquiry: Enquiry) -> None:
    """Refuse words that nobody approved, from L3 on (doctrine.md 0.12)."""
    if not free_answer_allowed(issue.level):
        remedies = (("enquiry_answer", enquiry.id), ("reply_write", enquiry.id))
        raise ApprovedLineNeeded(number=issue.number, remedies=remedies)


async def ask_free(desk: Desk, pressed: Pressed) -> str:
    """Ask for the words that were said."""
    async with member_turn(desk, pressed, Action.ANSWER_ENQUIRY) as turn:
        subject = pressed.press.subject
        issue, enquiry = await movable(turn, subject, Action.ANSWER_ENQUIRY)
        _free_allowed(issue, enquiry)
        await turn.ask(DIALOGUE, enquiry.id)
        rows = [[turn.button("cancel")]]
        about = await about_enquiry(turn, issue, enquiry)
        await turn.reply("enquiry_free", fresh=True, rows=rows, **about)
    return turn.toast


async def answer_free(desk: Desk, sent: Sent) -> str:
    """Record an answer in free words; the level may have risen meanwhile."""
    async with member_turn(desk, sent, Action.ANSWER_ENQUIRY) as turn:
        assert sent.dialogue is not None
        subject = sent.dialogue.subject
        issue, enquiry = await movable(turn, subject, Action.ANSWER_ENQUIRY)
        _free_allowed(issue, enquiry)
        text = checked_length(sent.content.text, ANSWER_LENGTH)
        await turn.unit.dialogues.end(turn.member.user_id)
        enquiry = await close_enquiry(turn, issue, enquiry, Said(Line.FREE, "", text))
        await refresh_notices(turn, issue, enquiry)
        await show_ticket(turn, issue, enquiry)
    return turn.toast
