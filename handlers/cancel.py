"""Cancelling the open question: /batal, and the button under it."""

from bot.domain.access import Action
from bot.services.people.cancelling import cancel_question
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("batal", "cancel", Action.CANCEL, cancel_question),
    Button("cancel", Action.CANCEL, cancel_question),
]
