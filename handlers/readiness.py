"""Readiness: /kesiapan."""

from bot.domain.access import Action
from bot.services.people import readiness
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("kesiapan", "readiness", Action.SEE_READINESS, readiness.see_readiness),
    Button("all_gaps", Action.SEE_READINESS, readiness.see_gaps, again=True),
]
