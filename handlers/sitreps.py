"""Situation reports: /sitrep, three lines and two taps, or one tap for no change."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.sitreps import page, sending, writing
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("sitrep", "sitrep", Action.SEE_SITREPS, registers.SITREPS.typed),
    Button("sitrep_for", Action.WRITE_SITREP, registers.SITREPS.chosen),
    Button("sitreps", Action.SEE_SITREPS, page.see_sitreps, again=True),
    Button("sitrep_summary", Action.WRITE_SITREP, writing.ask_summary, again=True),
    Answer("sitrep_summary", Action.WRITE_SITREP, writing.answer_summary),
    Button("sitrep_requests", Action.WRITE_SITREP, writing.ask_requests, again=True),
    Answer("sitrep_requests", Action.WRITE_SITREP, writing.answer_requests),
    Button("sitrep_none", Action.WRITE_SITREP, writing.ask_for_nothing),
    Button("sitrep_state", Action.WRITE_SITREP, writing.choose_stability),
    Button("sitrep_look", Action.WRITE_SITREP, page.look_over, again=True),
    Button("sitrep_send", Action.WRITE_SITREP, sending.send),
    Button("sitrep_same", Action.WRITE_SITREP, sending.send_unchanged),
    Button("sitrep_copy", Action.SEE_SITREPS, sending.copy_sitrep, again=True),
    Button("sitrep_open", Action.SEE_SITREPS, sending.open_sitrep, again=True),
]
