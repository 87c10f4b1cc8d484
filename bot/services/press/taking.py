"""Whose a question is: taken in one tap, handed over in two."""

from bot.domain.access import Action
from bot.domain.enquiry import Enquiry
from bot.domain.enquiry_life import ENQUIRY_LIFE
from bot.domain.errors import CannotTakeOver
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.press.finding_enquiries import movable, the_enquiry
from bot.services.press.ticket import call_to_answer, refresh_notices, show_ticket
from bot.services.press.whom import able
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: So many colleagues are offered.
OFFERED = 8


async def see_enquiry(desk: Desk, pressed: Pressed) -> str:
    """Show one question."""
    async with member_turn(desk, pressed, Action.SEE_ENQUIRIES) as turn:
        issue, enquiry = await the_enquiry(turn, pressed.press.subject)
        await show_ticket(turn, issue, enquiry)
    return turn.toast


async def take(desk: Desk, pressed: Pressed) -> str:
    """Let the presser answer the question."""
    async with member_turn(desk, pressed, Action.TAKE_ENQUIRY) as turn:
        subject = pressed.press.subject
        issue, enquiry = await movable(turn, subject, Action.TAKE_ENQUIRY)
        me = turn.member.user_id
        enquiry = await given_to(turn, enquiry, me, Action.TAKE_ENQUIRY)
        await turn.record("enquiry_taken", issue.id, enquiry.short)
        await refresh_notices(turn, issue, enquiry)
        await show_ticket(turn, issue, enquiry)
        turn.toast = turn.label("toast.enquiry_taken", number=enquiry.short)
    return turn.toast


async def given_to(turn: Turn, enquiry: Enquiry, user_id: int, by: Action) -> Enquiry:
    """Store whose a question is."""
    state = ENQUIRY_LIFE.next_state(enquiry.state, by)
    assert state is not None
    return await turn.unit.enquiries.save(replace(enquiry, state=state, owner=user_id))


async def ask_hand(desk: Desk, pressed: Pressed) -> str:
    """Ask to whom a question is handed."""
    async with member_turn(desk, pressed, Action.HAND_ENQUIRY) as turn:
        subject = pressed.press.subject
        issue, enquiry = await movable(turn, subject, Action.HAND_ENQUIRY)
        people = [m for m in await able(turn, issue) if m.user_id != enquiry.owner]
        rows = [[_hand_to(turn, enquiry, to)] for to in people[:OFFERED]]
        rows.append([turn.button("enquiry_show", enquiry.id, label="back")])
        await turn.reply(
            "enquiry_hand",
            rows=rows,
            issue=await issue_view(turn, issue, turn.member),
            number=enquiry.number,
            anybody=bool(people),
        )
    return turn.toast


def _hand_to(turn: Turn, enquiry: Enquiry, to: Member) -> Button:
    who, text = str(to.user_id), person(turn, to, turn.member)
    return turn.button("enquiry_hand_to", enquiry.id, value=who, text=text)


async def hand(desk: Desk, pressed: Pressed) -> str:
    """Give the question to the colleague who was chosen, and call them."""
    async with member_turn(desk, pressed, Action.HAND_ENQUIRY) as turn:
        subject = pressed.press.subject
        issue, enquiry = await movable(turn, subject, Action.HAND_ENQUIRY)
        to = await _successor(turn, issue, pressed.press.value)
        enquiry = await given_to(turn, enquiry, to, Action.HAND_ENQUIRY)
        await turn.record("enquiry_handed", issue.id, f"{enquiry.short} member:{to}")
        await refresh_notices(turn, issue, enquiry)
        asked = await call_to_answer(turn, issue, enquiry)
        await show_ticket(turn, issue, enquiry, asked=asked)
        turn.toast = turn.label("toast.enquiry_handed", number=enquiry.short)
    return turn.toast


async def _successor(turn: Turn, issue: Issue, value: str) -> int:
    """Return who was chosen, if they may still answer."""
    for member in await able(turn, issue):
        if str(member.user_id) == value:
            return member.user_id
    found = await turn.unit.members.find(int(value))
    raise CannotTakeOver(who=person(turn, found, turn.member))
