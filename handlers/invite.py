"""Inviting: /undang, and the buttons of the roles that one may give."""

from bot.domain.access import Action
from bot.services.people import inviting
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("undang", "invite", Action.INVITE, inviting.invite),
    Button("invite_as", Action.INVITE, inviting.invite_as),
]
