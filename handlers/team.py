"""The team of an issue: /tim, roles offered, accepted, declined, handed over."""

from bot.domain.access import Action
from bot.services.assigning import answering
from handlers.route import Answer, Button, Route

ROUTES: list[Route] = [
    Button("role_yes", Action.ACCEPT_ROLE, answering.accept_roles),
    Button("role_no", Action.DECLINE_ROLE, answering.ask_decline, again=True),
    Button("role_decline", Action.DECLINE_ROLE, answering.decline_for),
    Answer("role_decline", Action.DECLINE_ROLE, answering.answer_decline),
]
