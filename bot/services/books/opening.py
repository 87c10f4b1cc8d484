"""Opening the books of an issue: one page that leads to every register."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.ports.mail import Button
from bot.services.books.shelf import BOOKS, Book, Count, counted
from bot.services.books.which import offer_issues
from bot.services.desk import Desk
from bot.services.finding import issue_typed, the_issue
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def books_typed(desk: Desk, typed: Typed) -> str:
    """/buku N shows the registers of an issue; without N, open ones are offered."""
    async with member_turn(desk, typed, Action.SEE_BOOKS) as turn:
        if typed.text.strip():
            await show_books(turn, await issue_typed(turn, typed.text))
        else:
            await offer_issues(turn, "", "books")
    return turn.toast


async def see_books(desk: Desk, pressed: Pressed) -> str:
    """Show the registers of the issue under the button; a "back" edits its message."""
    async with member_turn(desk, pressed, Action.SEE_BOOKS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_books(turn, issue)
    return turn.toast


async def show_books(turn: Turn, issue: Issue) -> None:
    """Answer with the page of registers of an issue."""
    found = [
        (book, await counted(turn, issue, book))
        for book in BOOKS
        if may(turn.member, book.action)
    ]
    await turn.reply(
        "books",
        rows=_rows(turn, issue, found),
        issue=await issue_view(turn, issue, turn.member),
        books=[
            (turn.label(f"button.{book.button}"), count)
            for book, count in found
            if book.register
        ],
    )


def _rows(
    turn: Turn, issue: Issue, found: list[tuple[Book, Count]]
) -> list[list[Button]]:
    buttons = [turn.button(book.button, issue.id, version=1) for book, _ in found]
    rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    return [*rows, [turn.button("see_issue", issue.id, value="here", label="back")]]
