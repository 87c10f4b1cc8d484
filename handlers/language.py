"""The language of one person: /bahasa."""

from bot.domain.access import Action
from bot.services.people import language
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("bahasa", "language", Action.SET_LANGUAGE, language.choose_language),
    Button("set_language", Action.SET_LANGUAGE, language.set_language),
]
