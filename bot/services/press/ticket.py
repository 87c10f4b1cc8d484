"""The ticket of a question: one message for each reader, which then tells the truth."""

from collections.abc import Sequence
from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.enquiry import Enquiry
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import Button, MessageClass
from bot.services.press.press_views import enquiry_view
from bot.services.press.right_of_reply import reply_rows
from bot.services.press.ticket_rows import open_ends, ticket_rows
from bot.services.press.whom import asked_to_answer
from bot.services.turn import Turn
from bot.services.views import issue_view, listed, person


def guard_of(enquiry: Enquiry) -> str:
    """Return what keeps the notices about one question together."""
    return f"press#{enquiry.id}"


async def show_ticket(
    turn: Turn, issue: Issue, enquiry: Enquiry, *, asked: Sequence[Member] = ()
) -> None:
    """Answer with a question; *asked* were just called to answer it."""
    names = [person(turn, member, turn.member) for member in asked]
    rows = await ticket_rows(turn, issue, enquiry, turn.member)
    rows += await open_ends(turn, issue, enquiry)
    rows += await reply_rows(turn, issue, enquiry, turn.member)
    rows.append([turn.button("enquiries", issue.id, version=1, label="back")])
    await turn.reply(
        "enquiry",
        rows=rows,
        called=listed(turn, names, turn.locale) if names else "",
        alone=False,
        **await _facts(turn, issue, enquiry, turn.member),
    )


async def _facts(
    turn: Turn, issue: Issue, enquiry: Enquiry, to: Member
) -> dict[str, Any]:
    return {
        "issue": await issue_view(turn, issue, to),
        "one": await enquiry_view(turn, enquiry, to),
        "now": turn.now,
    }


async def call_to_answer(turn: Turn, issue: Issue, enquiry: Enquiry) -> list[Member]:
    """Call who is to answer, at once, whatever the hour; return whom."""
    people = [
        member
        for member in await asked_to_answer(turn, issue, enquiry)
        if member.reachable and member.user_id != turn.member.user_id
    ]
    for to in people:
        await turn.tell(
            to,
            "enquiry",
            klass=MessageClass.PING,
            key=f"enquiry:{enquiry.id}:{enquiry.version}:{to.user_id}",
            guard=guard_of(enquiry),
            rows=await _notice_rows(turn, issue, enquiry, to),
            called="",
            alone=False,
            **await _facts(turn, issue, enquiry, to),
        )
    return people


async def _notice_rows(
    turn: Turn, issue: Issue, enquiry: Enquiry, to: Member
) -> list[list[Button]]:
    rows = await ticket_rows(turn, issue, enquiry, to)
    if not may(to, Action.SEE_ENQUIRIES):
        return rows
    show = turn.button("enquiry_show", enquiry.id, locale=to.locale)
    return [*rows, [show]]


async def refresh_notices(turn: Turn, issue: Issue, enquiry: Enquiry) -> None:
    """Take back calls that have not left, and let the others show how it stands now."""
    guard = guard_of(enquiry)
    await turn.unit.letters.cancel_guarded(guard)
    told = await turn.unit.letters.guarded(guard)
    readers = await turn.people() if told else {}
    for letter in told:
        to = readers.get(letter.letter.chat_id)
        if to is None or not to.active or not may_see(to, issue):
            continue
        if turn.actor and to.user_id == turn.actor.user_id and turn.is_under(letter):
            continue
        await turn.tell(
            to,
            "enquiry",
            klass=MessageClass.BOARD,
            key=f"{turn.key}:press:{letter.id}",
            edits=letter.letter.key,
            slot=f"rewrite:{letter.id}",
            rows=await _notice_rows(turn, issue, enquiry, to),
            called="",
            alone=False,
            **await _facts(turn, issue, enquiry, to),
        )
