"""Booking a meeting: one tap or one line; agenda and invited fill themselves."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.access import Action, may_see
from bot.domain.conflicts import conflicts
from bot.domain.due import read_due
from bot.domain.errors import ButtonExpired
from bot.domain.fact import Fact
from bot.domain.fact_life import SETTLED, FactState
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.meeting import REMIND, Guest, Meeting
from bot.domain.roles import Role
from bot.domain.text import clean, first_line
from bot.domain.topics import Topic, lines_of
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.life.choosing import instant_of
from bot.services.life.debts import settle_debts
from bot.services.life.pages import pages_of
from bot.services.meetings.board import BOARD
from bot.services.meetings.inviting import invite
from bot.services.requests import Pressed
from bot.services.tasks.owing import writable
from bot.services.tasks.reading import due_refused
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, member_turn

#: In these states the agencies are called together already: they hear at once.
CALLED = frozenset({IssueState.COORDINATION, IssueState.RESPONDING})

#: A place or a link is at most this long, and the agenda.
PLACE_LENGTH, AGENDA_LENGTH = 200, 1000

#: So many facts are named in the agenda.
NAMED = 3

#: The question when a meeting is, and the taps that answer it.
ASKED, HOURS = "meeting_book", ("1h", "2h", "4h", "morning")


async def book_at(desk: Desk, pressed: Pressed) -> str:
    """Book a meeting for the time on the button."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue = await writable(turn, pressed.press.subject, Need.MINUTES_APPROVED)
        if pressed.press.value not in HOURS:
            raise ButtonExpired
        at = instant_of(turn, pressed.press.value)
        await turn.end_asking(ASKED)
        await BOARD.show(turn, issue, await book(turn, issue, at))
    return turn.toast


async def book_typed(turn: Turn, issue: Issue, words: str) -> Meeting:
    """Book a meeting as somebody wrote it: "besok 10.00, Ruang Rapat Lantai 2"."""
    when, _, place = clean(words).partition(",")
    at = time_typed(turn, when)
    return await book(turn, issue, at, first_line(place, PLACE_LENGTH))


def time_typed(turn: Turn, words: str) -> datetime:
    """Return the instant that was typed; raise the refusal that says why not."""
    due = read_due(words, turn.now, work_of(turn))
    if due.at is None:
        raise due_refused(turn, words, due.trouble)
    return due.at


async def book(
    turn: Turn, issue: Issue, at: datetime, place: str = "", *, held: bool = False
) -> Meeting:
    """Keep a meeting with its agenda and its guests, and invite whom it is time for.

    One that was *held* already has neither: its minutes say what was.
    """
    agenda = "" if held else await _agenda(turn, issue)
    meeting = await _new(turn, issue, at, place, agenda)
    await turn.unit.meetings.add(meeting)
    for guest in () if held else await _guests(turn, issue, meeting):
        await turn.unit.meetings.put_guest(guest)
    await turn.record("meeting_booked", issue.id, f"{meeting.short} {at.isoformat()}")
    if issue.state in CALLED:
        await invite(turn, issue, meeting)
    await settle_debts(turn, issue)
    return meeting


async def _new(
    turn: Turn, issue: Issue, at: datetime, place: str, agenda: str
) -> Meeting:
    count = await turn.unit.meetings.last_count(issue.id) + 1
    return Meeting(
        id=f"{issue.id}/R{count}",
        issue_id=issue.id,
        number=count,
        at=at,
        booked_by=turn.member.user_id,
        booked_at=turn.now,
        chair=await _chair(turn, issue),
        place=place,
        agenda=agenda,
        told=int(at - turn.now <= REMIND),
    )


async def _chair(turn: Turn, issue: Issue) -> int:
    """Return who leads the meeting: the lead (doctrine.md 4.4), or who books it."""
    me = turn.member
    leads = [
        member.user_id
        for member in await turn.team()
        if Role.CRISIS_LEAD in member.roles
        and member.reachable
        and may_see(member, issue)
    ]
    return me.user_id if me.user_id in leads or not leads else leads[0]


async def _guests(turn: Turn, issue: Issue, meeting: Meeting) -> list[Guest]:
    """Return the liaisons, then the agencies that were only listed by name."""
    note = (await pages_of(turn, issue)).last(Topic.AGENCIES)
    members = [
        member.user_id
        for member in await turn.team()
        if Role.AGENCY_LIAISON in member.roles
        and member.active
        and may_see(member, issue)
    ]
    names = lines_of(note.text) if note else []
    everybody: Sequence[tuple[int | None, str]] = [
        *((one, "") for one in members),
        *((None, first_line(name, 80)) for name in names),
    ]
    return [
        Guest(meeting.id, n, user_id, name)
        for n, (user_id, name) in enumerate(everybody, 1)
    ]


async def _agenda(turn: Turn, issue: Issue) -> str:
    """Return what the meeting is for: what is open, then the usual three points."""
    note = (await pages_of(turn, issue)).last(Topic.AGENDA)
    if note is not None:
        return note.text
    facts = await turn.unit.facts.of_issue(issue.id)
    open_ones = [
        fact
        for fact in facts
        if fact.state not in SETTLED and fact.state is not FactState.VERIFIED
    ]
    disputed = [fact for one in conflicts(facts, turn.now) for fact in one.facts]
    house = turn.desk.house.locale

    lines = [
        turn.label("agenda.verify", house) + _numbers(open_ones),
        turn.label("agenda.agree", house) + _numbers(disputed),
        turn.label("agenda.decide", house),
        turn.label("agenda.speak", house),
    ]
    return "\n".join(lines)


def _numbers(facts: Sequence[Fact]) -> str:
    """Name the first few facts behind a point of the agenda."""
    named = ", ".join(fact.short for fact in facts[:NAMED])
    return f" ({named})" if named else ""


async def reschedule(
    turn: Turn, issue: Issue, meeting: Meeting, at: datetime
) -> Meeting:
    """Move a meeting to another time; whoever was invited hears it."""
    told = int(at - turn.now <= REMIND)
    meeting = await turn.unit.meetings.save(replace(meeting, at=at, told=told))
    await turn.record("meeting_moved", issue.id, f"{meeting.short} {at.isoformat()}")
    await settle_debts(turn, issue)
    return meeting
