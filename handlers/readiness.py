"""Readiness: /kesiapan, and /eskalasi: who is called when."""

from bot.domain.access import Action
from bot.services.people import call_tables, readiness
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("kesiapan", "readiness", Action.SEE_READINESS, readiness.see_readiness),
    Command("eskalasi", "escalation", Action.SEE_READINESS, call_tables.see_call_table),
    Button("call_table", Action.SEE_READINESS, call_tables.turn_call_table, again=True),
    Button("all_gaps", Action.SEE_READINESS, readiness.see_gaps, again=True),
]
