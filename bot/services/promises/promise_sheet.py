"""/janji N: what was promised, what is open first."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.promise import Promise, overdue_ones
from bot.domain.topics import Topic
from bot.ports.mail import Button
from bot.services.books.paging import page_of, sheet_under, turning, way_back
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.notes import write_note
from bot.services.life.pages import pages_of
from bot.services.promises.known_promises import promises_settled
from bot.services.promises.promise_views import promise_view
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many promises stand on one page.
PER_PAGE = 6


async def see_sheet(desk: Desk, pressed: Pressed) -> str:
    """Show the promises of the issue under the button."""
    async with member_turn(desk, pressed, Action.SEE_PROMISES) as turn:
        await show_sheet(turn, *await sheet_under(turn, pressed))
    return turn.toast


async def show_sheet(turn: Turn, issue: Issue, page: int = 0, origin: str = "") -> None:
    """Answer with one page of what was promised about an issue."""
    promises = sorted(await turn.unit.promises.of_issue(issue.id), key=_order)
    sheet = page_of(promises, page, PER_PAGE)
    await turn.reply(
        "promise_sheet",
        rows=[
            *_promise_rows(turn, sheet.shown, over=issue.state in TERMINAL),
            *turning(turn, "promises", issue.id, sheet, origin),
            *await _last_rows(turn, issue, origin),
        ],
        issue=await issue_view(turn, issue, turn.member),
        promises=[await promise_view(turn, one, turn.member) for one in sheet.shown],
        open=sum(one.open for one in promises),
        overdue=overdue_ones(promises, turn.now),
        settled=await _settled(turn, issue),
        total=len(promises),
        page=sheet.number,
        pages=sheet.count,
        now=turn.now,
    )


def _order(promise: Promise) -> tuple[bool, float]:
    """Put what is open first, the next due first; then the rest, the newest first."""
    at = promise.due_at.timestamp()
    return (not promise.open, at if promise.open else -at)


def _promise_rows(
    turn: Turn, shown: Sequence[Promise], *, over: bool
) -> list[list[Button]]:  # fmt: skip
    """Return the buttons of each promise; one that is open is kept in one tap."""
    rows, closed = [], []
    for promise in shown:
        button = turn.button("promise_show", promise.id, text=promise.short)
        if promise.open and not over and may(turn.member, Action.KEEP_PROMISE):
            rows.append([button, turn.button("promise_keep", promise.id)])
        else:
            closed.append(button)
    return [*rows, *(closed[i : i + 3] for i in range(0, len(closed), 3))]


async def _settled(turn: Turn, issue: Issue) -> bool:
    noted = (await pages_of(turn, issue)).has(Topic.PROMISES)
    return await promises_settled(turn, issue, noted=noted)


async def _last_rows(turn: Turn, issue: Issue, origin: str) -> list[list[Button]]:
    rows = []
    if issue.state not in TERMINAL:
        if may(turn.member, Action.MAKE_PROMISE):
            rows.append([turn.button("promise_new", issue.id)])
        if may(turn.member, Action.WRITE_NOTE) and await _nothing_open(turn, issue):
            rows.append([turn.button("no_promises", issue.id, value=origin)])
    return [*rows, way_back(turn, issue, origin)]


async def _nothing_open(turn: Turn, issue: Issue) -> bool:
    """Tell whether it can be said in one tap that nothing that was promised is open."""
    promises = await turn.unit.promises.of_issue(issue.id)
    return not promises and not await _settled(turn, issue)


async def declare_none(desk: Desk, pressed: Pressed) -> str:
    """Say that no promise is open: a note of the dossier, in one tap."""
    async with member_turn(desk, pressed, Action.WRITE_NOTE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        if await _nothing_open(turn, issue):
            await write_note(turn, issue, Topic.PROMISES, code="kept")
        await show_sheet(turn, issue, origin=pressed.press.value)
    return turn.toast
