"""/media N: the questions of journalists about an issue, and what became of them."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.enquiry import Enquiry, waiting
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.ports.mail import Button
from bot.services.books.paging import page_of, turning
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.plain_copies import send_for_whatsapp
from bot.services.press.press_views import enquiry_view
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many questions stand on one page, the newest first.
PER_PAGE = 6


async def enquiry_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the questions about an issue, and those that nobody has answered."""
    found = await turn.unit.enquiries.of_issue(issue.id)
    return len(found), waiting(found)


async def see_enquiries(desk: Desk, pressed: Pressed) -> str:
    """Show the questions about the issue under the button: value is the page."""
    async with member_turn(desk, pressed, Action.SEE_ENQUIRIES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_enquiries(turn, issue, int(pressed.press.value or 0))
    return turn.toast


async def show_enquiries(turn: Turn, issue: Issue, page: int = 0) -> None:
    """Answer with one page of questions."""
    found = await turn.unit.enquiries.of_issue(issue.id)
    sheet = page_of(found[::-1], page, PER_PAGE)
    await turn.reply(
        "enquiries",
        rows=[
            *_shown_rows(turn, sheet.shown),
            *turning(turn, "enquiries", issue.id, sheet),
            *_last_rows(turn, issue, found),
        ],
        issue=await issue_view(turn, issue, turn.member),
        found=[await enquiry_view(turn, one, turn.member) for one in sheet.shown],
        total=len(found),
        waiting=waiting(found),
        late=sum(one.late for one in found),
        page=sheet.number,
        pages=sheet.count,
        now=turn.now,
    )


def _shown_rows(turn: Turn, shown: Sequence[Enquiry]) -> list[list[Button]]:
    row = [turn.button("enquiry_show", one.id, text=one.short) for one in shown]
    return [row[i : i + 3] for i in range(0, len(row), 3)]


def _last_rows(
    turn: Turn, issue: Issue, found: Sequence[Enquiry]
) -> list[list[Button]]:
    row = []
    if issue.state not in TERMINAL and may(turn.member, Action.RECORD_ENQUIRY):
        row.append(turn.button("enquiry_new", issue.id))
    if found:
        row.append(turn.button("enquiries_copy", issue.id, label="copy_wa"))
    back = turn.button("books", issue.id, version=1, label="back")
    return [each for each in (row, [back]) if each]


async def copy_enquiries(desk: Desk, pressed: Pressed) -> str:
    """Send the list as clean text, with nothing beside it."""
    async with member_turn(desk, pressed, Action.SEE_ENQUIRIES) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        found = await turn.unit.enquiries.of_issue(issue.id)
        text = desk.words.message(
            "enquiries_for_wa",
            turn.locale,
            issue=await issue_view(turn, issue, turn.member),
            found=[await enquiry_view(turn, one, turn.member) for one in found],
            now=turn.now,
        )
        await send_for_whatsapp(turn, text)
    return turn.toast
