"""/rumor N: what goes round about an issue, the newest first."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.rumour import harmful_ones
from bot.domain.topics import Topic
from bot.ports.mail import Button
from bot.services.books.paging import page_of, sheet_under, turning, way_back
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.notes import write_note
from bot.services.life.pages import pages_of
from bot.services.requests import Pressed
from bot.services.rumours.known_rumours import rumours_settled
from bot.services.rumours.rumour_views import rumour_view
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many rumours stand on one page, the newest first.
PER_PAGE = 6


async def see_sheet(desk: Desk, pressed: Pressed) -> str:
    """Show the rumours of the issue under the button."""
    async with member_turn(desk, pressed, Action.SEE_RUMOURS) as turn:
        await show_sheet(turn, *await sheet_under(turn, pressed))
    return turn.toast


async def show_sheet(turn: Turn, issue: Issue, page: int = 0, origin: str = "") -> None:
    """Answer with one page of the rumours of an issue."""
    rumours = await turn.unit.rumours.of_issue(issue.id)
    sheet = page_of(rumours[::-1], page, PER_PAGE)
    buttons = [
        turn.button("rumour_show", one.id, text=one.short) for one in sheet.shown
    ]
    await turn.reply(
        "rumour_sheet",
        rows=[
            *(buttons[i : i + 3] for i in range(0, len(buttons), 3)),
            *turning(turn, "rumours", issue.id, sheet, origin),
            *await _last_rows(turn, issue, origin),
        ],
        issue=await issue_view(turn, issue, turn.member),
        rumours=[
            await rumour_view(turn, issue, one, turn.member) for one in sheet.shown
        ],
        harmful=harmful_ones(rumours),
        settled=await _settled(turn, issue),
        total=len(rumours),
        page=sheet.number,
        pages=sheet.count,
        now=turn.now,
    )


async def _settled(turn: Turn, issue: Issue) -> bool:
    note = (await pages_of(turn, issue)).said(Topic.RUMOURS)
    return await rumours_settled(turn, issue, note)


async def _last_rows(turn: Turn, issue: Issue, origin: str) -> list[list[Button]]:
    rows = []
    if issue.state not in TERMINAL:
        if may(turn.member, Action.RECORD_RUMOUR):
            rows.append([turn.button("rumour_new", issue.id)])
        if may(turn.member, Action.WRITE_NOTE) and await _nothing_heard(turn, issue):
            rows.append([turn.button("no_rumours", issue.id, value=origin)])
    return [*rows, way_back(turn, issue, origin)]


async def _nothing_heard(turn: Turn, issue: Issue) -> bool:
    """Tell whether it can be said in one tap that there is no harmful rumour."""
    rumours = await turn.unit.rumours.of_issue(issue.id)
    return not harmful_ones(rumours) and not await _settled(turn, issue)


async def declare_none(desk: Desk, pressed: Pressed) -> str:
    """Say that no harmful rumour goes round: a note of the dossier, in one tap."""
    async with member_turn(desk, pressed, Action.WRITE_NOTE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        if await _nothing_heard(turn, issue):
            await write_note(turn, issue, Topic.RUMOURS, code="settled")
        await show_sheet(turn, issue, origin=pressed.press.value)
    return turn.toast
