"""The ticket of a question: one message for each reader, which then tells the truth."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.access import Action, may, may_hear
from bot.domain.enquiry import Enquiry, Verdict
from bot.domain.enquiry_life import enquiry_moves
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.ports.mail import Button, MessageClass
from bot.services.press.press_views import enquiry_view
from bot.services.press.whom import asked_to_answer
from bot.services.turn import Turn
from bot.services.views import issue_view, listed, person

#: So many outlets, and so many hours, are offered with a button each.
OUTLETS, HOURS = 3, 3


def guard_of(enquiry: Enquiry) -> str:
    """Return what keeps the notices about one question together."""
    return f"press#{enquiry.id}"


async def show_ticket(
    turn: Turn, issue: Issue, enquiry: Enquiry, *, asked: Sequence[Member] = ()
) -> None:
    """Answer with a question; *asked* were just called to answer it."""
    names = [person(turn, member, turn.member) for member in asked]
    rows = await ticket_rows(turn, issue, enquiry, turn.member)
    rows += await _open_ends(turn, issue, enquiry)
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


async def ticket_rows(
    turn: Turn, issue: Issue, enquiry: Enquiry, to: Member
) -> list[list[Button]]:
    """Return what *to* may do with a question, the likeliest first."""
    moves = enquiry_moves(enquiry.state, enquiry.owner, to)
    if Action.NOTE_COVERAGE in moves:
        return coverage_rows(turn, enquiry, to)
    if issue.state in TERMINAL:
        return []
    row = []
    if Action.TAKE_ENQUIRY in moves:
        row.append(turn.button("enquiry_take", enquiry.id, locale=to.locale))
    if Action.ANSWER_ENQUIRY in moves:
        row.append(turn.button("enquiry_answer", enquiry.id, locale=to.locale))
    if Action.HAND_ENQUIRY in moves:
        row.append(turn.button("enquiry_hand", enquiry.id, locale=to.locale))
    return [row] if row else []


#: The two answers to each question about what was printed, likeliest first.
_VERDICTS = ("yes", "no")


def coverage_rows(turn: Turn, enquiry: Enquiry, to: Member) -> list[list[Button]]:
    """Ask whether it was printed, then whether it was balanced; one tap each."""
    if enquiry.printed is Verdict.UNSEEN:
        return [[_printed(turn, enquiry, verdict, to) for verdict in _VERDICTS]]
    if enquiry.printed is Verdict.YES and enquiry.balanced is Verdict.UNSEEN:
        return [[_balanced(turn, enquiry, verdict, to) for verdict in _VERDICTS]]
    return []


def _printed(turn: Turn, enquiry: Enquiry, verdict: str, to: Member) -> Button:
    text = turn.label(f"printed.{verdict}", to.locale)
    return turn.button("enquiry_printed", enquiry.id, value=verdict, text=text)


def _balanced(turn: Turn, enquiry: Enquiry, verdict: str, to: Member) -> Button:
    text = turn.label(f"balanced.{verdict}", to.locale)
    return turn.button("enquiry_balanced", enquiry.id, value=verdict, text=text)


async def _open_ends(turn: Turn, issue: Issue, enquiry: Enquiry) -> list[list[Button]]:
    """Ask with a tap for what the words did not say: the outlet, the deadline."""
    if not enquiry.open or issue.state in TERMINAL:
        return []
    rows = []
    if not enquiry.outlet:
        recent = await turn.unit.outlets.recent(OUTLETS)
        rows.append(
            [
                turn.button("enquiry_outlet", enquiry.id, value=o.id, text=o.name[:24])
                for o in recent
            ]
            + [turn.button("enquiry_outlet_ask", enquiry.id)]
        )
    if enquiry.wanted_at is None and not enquiry.first_answer_at:
        rows.append(
            [
                turn.button(
                    "enquiry_due",
                    enquiry.id,
                    value=at.isoformat(),
                    text=turn.desk.words.time(at, turn.locale),
                )
                for at in next_hours(turn, HOURS)
            ]
            + [turn.button("enquiry_due_ask", enquiry.id)]
        )
    return [row[i : i + 2] for row in rows for i in range(0, len(row), 2)]


def next_hours(turn: Turn, count: int) -> list[datetime]:
    """Return the next full hours that are at least half an hour ahead."""
    local = turn.now.astimezone(turn.desk.house.zone) + timedelta(minutes=30)
    whole = local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return [whole + timedelta(hours=ahead) for ahead in range(count)]


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
    readers = {member.user_id: member for member in await turn.team()} if told else {}
    for letter in told:
        to = readers.get(letter.letter.chat_id)
        if to is None or not to.active or not may_hear(to, issue.floors):
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
