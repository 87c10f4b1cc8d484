"""Triage: facts and questions as buttons, the result, the level and its reason."""

from bot.domain.access import Action
from bot.services.levels import level_reasons, levels, mapping
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("triase", "triage", Action.TRIAGE, mapping.type_triage),
    Button("triage", Action.TRIAGE, mapping.open_triage, again=True),
    Button("triage_flag", Action.TRIAGE, mapping.toggle_flag),
    Button("triage_more", Action.TRIAGE, mapping.show_every_flag, again=True),
    Button("triage_form", Action.TRIAGE, mapping.begin_form),
    Button("triage_answer", Action.TRIAGE, mapping.answer_question),
    Button("triage_go", Action.TRIAGE, mapping.go_to_screen, again=True),
    Button("triage_cancel", Action.TRIAGE, mapping.close_triage),
    Button("triage_direct", Action.SET_LEVEL, levels.offer_levels, again=True),
    Button("level_direct", Action.SET_LEVEL, levels.choose_level),
    Button("set_level", Action.SET_LEVEL, levels.set_level),
    Button("level_glass", Action.LOWER_LEVEL, levels.break_for_level, again=True),
    Answer("level_reason", Action.SET_LEVEL, level_reasons.answer_reason),
]
