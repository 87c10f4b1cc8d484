"""Books: /buku, the registers of an issue on one page."""

from bot.domain.access import Action
from bot.services.books import opening
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("buku", "books", Action.SEE_BOOKS, opening.books_typed, also="books"),
    Button("books", Action.SEE_BOOKS, opening.see_books, again=True),
]
