"""/rapat N: the meeting as it stands, or how to book one; what the books lead to."""

from bot.domain.access import Action, may
from bot.domain.errors import IssueFinished
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.meeting import Meeting, current
from bot.ports.mail import Button
from bot.services.books.opening import show_books
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.life.choosing import instant_of
from bot.services.meetings.board import BOARD
from bot.services.meetings.booking import ASKED, HOURS, book_typed
from bot.services.meetings.finding_meetings import the_meeting
from bot.services.requests import Pressed
from bot.services.tasks.owing import writable
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many earlier meetings of an issue are offered.
EARLIER = 4


async def book_words(turn: Turn, issue: Issue, words: str) -> None:
    """Book a meeting for the time and place that were typed, and show it."""
    await BOARD.show(turn, issue, await book_typed(turn, issue, words))


async def see_meetings(desk: Desk, pressed: Pressed) -> str:
    """Show the meeting of the issue under the button, or how to book one.

    The value "step" comes from a step, and leads back to it.
    """
    async with member_turn(desk, pressed, Action.SEE_MEETINGS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_newest(turn, issue, origin=pressed.press.value)
    return turn.toast


async def show_newest(turn: Turn, issue: Issue, *, origin: str = "") -> None:
    """Answer with the newest meeting, or with how to book the first."""
    newest = current(await turn.unit.meetings.of_issue(issue.id))
    if newest is None:
        await show_booking(turn, issue, origin=origin)
    else:
        await BOARD.show(turn, issue, newest)


async def offer_booking(desk: Desk, pressed: Pressed) -> str:
    """Ask when the next meeting is."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        turn.message_id = 0
        await show_booking(turn, issue)
    return turn.toast


async def show_booking(turn: Turn, issue: Issue, *, origin: str = "") -> None:
    """Answer with the taps that book a meeting, and with those that were held."""
    books = may(turn.member, Action.BOOK_MEETING) and issue.state not in TERMINAL
    held = list(await turn.unit.meetings.of_issue(issue.id))
    if books:
        await turn.ask(ASKED, issue.id)
    await turn.reply(
        "meeting_book",
        rows=_rows(
            turn, issue, held, origin, books=books, takes=await _takes(turn, issue)
        ),
        issue=await issue_view(turn, issue, turn.member),
        books=books,
        zone=zone_name(turn),
    )


async def _takes(turn: Turn, issue: Issue) -> bool:
    """Tell whether minutes are still taken; a closed issue may owe them."""
    try:
        await writable(turn, issue.id, Need.MINUTES_APPROVED)
    except IssueFinished:
        return False
    return may(turn.member, Action.TAKE_MINUTES)


def _rows(
    turn: Turn,
    issue: Issue,
    held: list[Meeting],
    origin: str,
    *,
    books: bool,
    takes: bool,
) -> list[list[Button]]:
    whens = [_when(turn, issue, moment) for moment in HOURS]
    rows = [whens[:2], whens[2:]] if books else []
    if takes:
        rows.append([turn.button("meeting_held", issue.id)])
    old = [turn.button("meeting_open", m.id, text=m.short) for m in held[-EARLIER:]]
    rows += [old[::-1]] if old else []
    name = "next_step" if origin else "meeting_leave"
    return [*rows, [turn.button(name, issue.id, value="here", label="back")]]


def _when(turn: Turn, issue: Issue, moment: str) -> Button:
    time = turn.desk.words.brief(instant_of(turn, moment), turn.now, turn.locale)
    text = turn.label(f"moment.{moment}", time=time)
    return turn.button("meeting_at", issue.id, value=moment, text=text)


async def leave_booking(desk: Desk, pressed: Pressed) -> str:
    """Go back to the books, and await no time any more."""
    async with member_turn(desk, pressed, Action.SEE_BOOKS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_books(turn, issue)
    return turn.toast


async def leave_board(desk: Desk, pressed: Pressed) -> str:
    """Go back to the books; the board is rewritten in this message no more."""
    async with member_turn(desk, pressed, Action.SEE_BOOKS) as turn:
        issue, meeting = await the_meeting(turn, pressed.press.subject)
        await turn.unit.meetings.drop_board(meeting.id, turn.member.user_id)
        await show_books(turn, issue)
    return turn.toast
