"""Recording a question: a pasted chat, a forwarded message or words make a ticket."""

from bot.domain.access import Action
from bot.domain.enquiry import Enquiry
from bot.domain.errors import NothingWritten, TextOnly
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.press_query import Query, read_query
from bot.domain.text import visible
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.outlets.knowing import kept, known_outlets, met, outlet_called
from bot.services.press.national import mind_reach
from bot.services.press.press_clock import due, run_clock
from bot.services.press.ticket import call_to_answer, show_ticket
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The question that the pasted words answer.
DIALOGUE = "enquiry"


async def ask_words(desk: Desk, pressed: Pressed) -> str:
    """Ask for the chat in one message."""
    async with member_turn(desk, pressed, Action.RECORD_ENQUIRY) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.ask(DIALOGUE, issue.id)
        view = await issue_view(turn, issue, turn.member)
        rows = [[turn.button("cancel")]]
        await turn.reply("enquiry_ask", fresh=True, rows=rows, issue=view)
    return turn.toast


async def answer_words(desk: Desk, sent: Sent) -> str:
    """Make a ticket of the message that was asked for."""
    async with member_turn(desk, sent, Action.RECORD_ENQUIRY) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        if sent.content.attachments and not visible(sent.content.text):
            raise TextOnly
        await turn.unit.dialogues.end(turn.member.user_id)
        await begin_enquiry(turn, issue, sent.content.text, sent.content.forwarded_from)
    return turn.toast


async def begin_enquiry(turn: Turn, issue: Issue, words: str, sender: str = "") -> None:
    """Open a ticket at once: clock, call, and what is still to be tapped."""
    enquiry, asked = await receive(turn, issue, words, sender)
    await show_ticket(turn, issue, enquiry, asked=asked)


async def receive(
    turn: Turn, issue: Issue, words: str, sender: str = ""
) -> tuple[Enquiry, list[Member]]:
    """Keep a question with its clock; return it, and who was called to answer it."""
    if not visible(words):
        raise NothingWritten
    query = read_query(
        words,
        turn.now,
        turn.desk.house.zone,
        known=await known_outlets(turn),
        ours=[member.name for member in await turn.team()],
        sender=sender,
    )
    enquiry = await _opened(turn, issue, query)
    await turn.unit.enquiries.add(enquiry)
    await turn.record("enquiry_received", issue.id, enquiry.short, content=words)
    await run_clock(turn, issue, enquiry)
    asked = await call_to_answer(turn, issue, enquiry)
    outlet = await turn.unit.outlets.find(enquiry.outlet)
    if outlet is not None:
        await mind_reach(turn, issue, outlet, enquiry.id)
    return enquiry, asked


async def _opened(turn: Turn, issue: Issue, query: Query) -> Enquiry:
    outlet = await kept(turn, query.outlet) if query.outlet else None
    outlet = outlet or await outlet_called(turn, query.outlet_name)
    outlet_id = outlet.id if outlet else ""
    journalist = await met(turn, outlet_id, query.who, query.contact, turn.now)
    wanted = query.deadline.at
    count = await turn.unit.enquiries.next_count(issue.id)
    return Enquiry(
        id=f"{issue.id}/M{count}",
        issue_id=issue.id,
        words=query.words,
        recorded_by=turn.member.user_id,
        created_at=turn.now,
        asked_at=query.asked_at,
        due_at=due(turn, issue.level, turn.now, wanted),
        wanted_at=wanted,
        outlet=outlet_id or (journalist.outlet if journalist else ""),
        journalist=journalist.id if journalist else "",
    )
