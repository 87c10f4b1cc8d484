"""Readiness: /kesiapan, the grid of who is reached, the checklist, /eskalasi."""

from bot.domain.access import Action
from bot.services.people import call_tables, readiness
from bot.services.ready import reaching, stop_list
from handlers.route import Button, Command, Route

A = Action

ROUTES: list[Route] = [
    Command("kesiapan", "readiness", A.SEE_READINESS, readiness.see_readiness),
    Button("readiness", A.SEE_READINESS, readiness.show_readiness, again=True),
    Button("all_gaps", A.SEE_READINESS, readiness.see_gaps, again=True),
    Button("reach", A.SEE_READINESS, reaching.see_reach, again=True),
    Button("stop_list", A.SEE_READINESS, stop_list.see_list, again=True),
    Button("stop_all", A.SEE_READINESS, stop_list.see_whole_list, again=True),
    Button("stop_tick", A.TICK_READINESS, stop_list.tick),
    Command("eskalasi", "escalation", A.SEE_READINESS, call_tables.see_call_table),
    Button("call_table", A.SEE_READINESS, call_tables.turn_call_table, again=True),
]
