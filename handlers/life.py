"""The life of an issue: the next step, its dossier, debts, merging, appeals."""

from bot.domain.access import Action
from bot.services.life import (
    answering,
    appealing,
    backing,
    debts,
    following_up,
    glass,
    merging,
    notes,
    stepping,
)
from handlers.route import Answer, Button, Route

ROUTES: list[Route] = [
    Button("merge_similar", Action.MERGE_INTO, merging.merge_similar),
    Button("next_step", Action.STEP, stepping.open_next, again=True),
    Button("other_steps", Action.STEP, stepping.open_others, again=True),
    Button("step", Action.STEP, stepping.take_step),
    Answer("step_reason", Action.STEP, answering.answer_reason),
    Answer("merge_target", Action.MERGE_INTO, answering.answer_target),
    Button("glass", Action.BREAK_GLASS, glass.ask_glass, again=True),
    Answer("glass_reason", Action.BREAK_GLASS, glass.answer_glass),
    Button("note", Action.WRITE_NOTE, notes.ask_note, again=True),
    Button("note_tap", Action.WRITE_NOTE, notes.tap_note),
    Answer("note", Action.WRITE_NOTE, notes.answer_note),
    Button("note_back", Action.APPROVE_NOTE, backing.back_note),
    Button("debts", Action.STEP, debts.show_debts, again=True),
    Button("follow_up", Action.REOPEN, following_up.follow_up),
    Button("appeal", Action.APPEAL, appealing.ask_appeal, again=True),
    Answer("appeal", Action.APPEAL, appealing.answer_appeal),
    Button("appeal_grant", Action.HEAR_APPEAL, appealing.grant_appeal),
    Button("appeal_deny", Action.HEAR_APPEAL, appealing.deny_appeal),
]
