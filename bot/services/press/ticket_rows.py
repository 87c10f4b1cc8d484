"""What may be done with a question: a button for each move, and for what is missing."""

from datetime import datetime, timedelta

from bot.domain.access import Action
from bot.domain.enquiry import Enquiry, Verdict
from bot.domain.enquiry_life import enquiry_moves
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.text import first_line
from bot.ports.mail import Button
from bot.services.turn import Turn

#: So many outlets, and so many hours, are offered with a button each.
OUTLETS, HOURS = 3, 3


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


async def open_ends(turn: Turn, issue: Issue, enquiry: Enquiry) -> list[list[Button]]:
    """Ask with a tap for what the words did not say: the outlet, the deadline."""
    if not enquiry.open or issue.state in TERMINAL:
        return []
    rows = []
    if not enquiry.outlet:
        rows.append(await _outlets(turn, enquiry))
    if enquiry.wanted_at is None and not enquiry.first_answer_at:
        rows.append(_deadlines(turn, enquiry))
    return [row[i : i + 2] for row in rows for i in range(0, len(row), 2)]


async def _outlets(turn: Turn, enquiry: Enquiry) -> list[Button]:
    recent = await turn.unit.outlets.recent(OUTLETS)
    found = [
        turn.button(
            "enquiry_outlet", enquiry.id, value=one.id, text=first_line(one.name, 24)
        )
        for one in recent
    ]
    return [*found, turn.button("enquiry_outlet_ask", enquiry.id)]


def _deadlines(turn: Turn, enquiry: Enquiry) -> list[Button]:
    hours = [
        turn.button(
            "enquiry_due",
            enquiry.id,
            value=at.isoformat(),
            text=turn.desk.words.brief(at, turn.now, turn.locale),
        )
        for at in next_hours(turn, HOURS)
    ]
    return [*hours, turn.button("enquiry_due_ask", enquiry.id)]


def next_hours(turn: Turn, count: int) -> list[datetime]:
    """Return the next full hours that are at least half an hour ahead."""
    local = turn.now.astimezone(turn.desk.house.zone) + timedelta(minutes=30)
    whole = local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return [whole + timedelta(hours=ahead) for ahead in range(count)]
