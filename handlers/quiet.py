"""Quiet hours of one person: /jamtenang, and the digest at their end."""

from bot.domain.access import Action
from bot.services.people import morning, quiet_hours
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("jamtenang", "quiet", Action.SET_QUIET, quiet_hours.quiet_hours),
    Button("set_quiet", Action.SET_QUIET, quiet_hours.set_quiet_hours, again=True),
    Button("read_held", Action.SEE_OWN, morning.read_held, again=True),
]
