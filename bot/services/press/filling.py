"""What the words did not say, filled in afterwards: the outlet, the deadline."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.enquiry import Enquiry
from bot.domain.errors import TimeNotUnderstood
from bot.domain.issue import Issue
from bot.domain.outlets import Outlet
from bot.domain.press_deadline import read_deadline
from bot.domain.press_query import person_in
from bot.domain.text import first_line
from bot.domain.times import next_moment
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.outlets.knowing import outlet_typed, the_outlet
from bot.services.press.finding_enquiries import moved, the_enquiry
from bot.services.press.national import mind_reach
from bot.services.press.press_clock import due, run_clock
from bot.services.press.ticket import refresh_notices, show_ticket
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn

#: The questions that are answered by typing.
OUTLET, DUE = "enquiry_outlet", "enquiry_due"


async def _unanswered(turn: Turn, subject: str) -> tuple[Issue, Enquiry]:
    issue, enquiry = await the_enquiry(turn, subject)
    issue = await open_issue(turn, issue.id)
    if not enquiry.open:
        raise await moved(turn, enquiry)
    return issue, enquiry


async def choose_outlet(desk: Desk, pressed: Pressed) -> str:
    """Say for which known outlet it was asked."""
    async with member_turn(desk, pressed, Action.RECORD_ENQUIRY) as turn:
        issue, enquiry = await _unanswered(turn, pressed.press.subject)
        outlet = await the_outlet(turn, pressed.press.value)
        await _of(turn, issue, enquiry, outlet)
    return turn.toast


async def ask_outlet(desk: Desk, pressed: Pressed) -> str:
    """Ask for the name of the outlet."""
    async with member_turn(desk, pressed, Action.RECORD_ENQUIRY) as turn:
        _, enquiry = await _unanswered(turn, pressed.press.subject)
        await turn.ask(OUTLET, enquiry.id)
        await turn.reply(
            "enquiry_outlet",
            fresh=True,
            rows=[[turn.button("cancel")]],
            number=enquiry.number,
        )
    return turn.toast


async def answer_outlet(desk: Desk, sent: Sent) -> str:
    """Take the name of the outlet; an unknown one joins the media list."""
    async with member_turn(desk, sent, Action.RECORD_ENQUIRY) as turn:
        assert sent.dialogue is not None
        issue, enquiry = await _unanswered(turn, sent.dialogue.subject)
        outlet = await outlet_typed(turn, sent)
        await _of(turn, issue, enquiry, outlet)
    return turn.toast


async def _of(turn: Turn, issue: Issue, enquiry: Enquiry, outlet: Outlet) -> None:
    enquiry = await turn.unit.enquiries.save(replace(enquiry, outlet=outlet.id))
    journalist = await turn.unit.outlets.journalist(enquiry.journalist)
    if journalist is not None:
        # "Rina Kabar Ulu" is Rina, now that her outlet is known.
        name = person_in(journalist.name, outlet)
        known = replace(journalist, outlet=outlet.id, name=name)
        await turn.unit.outlets.keep_journalist(known)
    await turn.record("enquiry_described", issue.id, f"{enquiry.short} outlet")
    await refresh_notices(turn, issue, enquiry)
    await mind_reach(turn, issue, outlet, enquiry.id)
    await show_ticket(turn, issue, enquiry)


async def choose_due(desk: Desk, pressed: Pressed) -> str:
    """Say until when the journalist needs an answer."""
    async with member_turn(desk, pressed, Action.RECORD_ENQUIRY) as turn:
        issue, enquiry = await _unanswered(turn, pressed.press.subject)
        at = datetime.fromisoformat(pressed.press.value)
        await _until(turn, issue, enquiry, at)
    return turn.toast


async def ask_due(desk: Desk, pressed: Pressed) -> str:
    """Ask for the journalist's deadline."""
    async with member_turn(desk, pressed, Action.RECORD_ENQUIRY) as turn:
        _, enquiry = await _unanswered(turn, pressed.press.subject)
        await turn.ask(DUE, enquiry.id)
        await turn.reply(
            "enquiry_due",
            fresh=True,
            rows=[[turn.button("cancel")]],
            number=enquiry.number,
            zone=zone_name(turn),
        )
    return turn.toast


async def answer_due(desk: Desk, sent: Sent) -> str:
    """Take the journalist's deadline: "16.00", or "besok jam 9 pagi"."""
    async with member_turn(desk, sent, Action.RECORD_ENQUIRY) as turn:
        assert sent.dialogue is not None
        issue, enquiry = await _unanswered(turn, sent.dialogue.subject)
        said, zone = sent.content.text.strip(), desk.house.zone
        read = read_deadline(f"deadline {said}", turn.now, zone).at
        at = read or next_moment(said, turn.now, zone)
        if at is None:
            shown = first_line(said, 80)
            raise TimeNotUnderstood(text=shown, zone=zone_name(turn))
        await turn.unit.dialogues.end(turn.member.user_id)
        await _until(turn, issue, enquiry, at)
    return turn.toast


async def _until(turn: Turn, issue: Issue, enquiry: Enquiry, at: datetime) -> None:
    end = due(turn, issue.level, enquiry.created_at, at)
    enquiry = await turn.unit.enquiries.save(
        replace(enquiry, wanted_at=at, due_at=end)
    )  # fmt: skip
    await run_clock(turn, issue, enquiry)
    await turn.record("enquiry_described", issue.id, f"{enquiry.short} deadline")
    await refresh_notices(turn, issue, enquiry)
    await show_ticket(turn, issue, enquiry)
