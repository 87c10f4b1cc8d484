"""Who speaks: /jubir, the brief, the mandate; /ringkasan; /plh."""

from bot.domain.access import Action
from bot.services.acting import acting_list, recording_acting
from bot.services.speaking import (
    asking_to,
    asking_who,
    brief_lines,
    brief_screen,
    deputies,
    mandate_words,
    mandates,
    safe_summary,
)
from handlers.route import Answer, Button, Command, Route

SET, EDIT, ACT = Action.SET_MANDATE, Action.EDIT_BRIEF, Action.RECORD_ACTING

ROUTES: list[Route] = [
    Command("jubir", "spokesperson", Action.SEE_SPEAKER, asking_who.speaker_typed),
    Command("ringkasan", "summary", Action.SEE_SUMMARY, safe_summary.summary_typed),
    Command("plh", "acting", Action.SEE_ACTING, acting_list.acting_typed, also="plt"),
    Button("speaking", Action.SEE_SPEAKER, asking_who.see_speaking, again=True),
    Button("step_in", Action.SPEAK, asking_who.step_in),
    Button("mandate", SET, mandates.see_mandate, again=True),
    Button("mandate_set", SET, mandates.set_mandate),
    Button("mandate_widen", SET, mandates.widen),
    Answer(mandates.DIALOGUE, SET, mandate_words.answer_mandate),
    Button("deputy", SET, deputies.ask_deputy, again=True),
    Button("deputy_set", SET, deputies.set_deputy),
    Button("available", Action.SPEAK, deputies.ask_available, again=True),
    Button("available_at", Action.SPEAK, deputies.set_available),
    Button("speaker_ask", Action.ASK_SPEAKER, asking_to.ask_speaker),
    Button("mandate_ask", Action.ASK_SPEAKER, asking_to.ask_wider),
    Button("brief", Action.SEE_BRIEF, brief_screen.see_brief, again=True),
    Button("brief_copy", Action.SEE_BRIEF, brief_screen.copy_brief, again=True),
    Button("brief_ask", EDIT, brief_lines.ask_line, again=True),
    Answer(brief_lines.DIALOGUE, EDIT, brief_lines.answer_line),
    Button("brief_lines", EDIT, brief_lines.see_lines, again=True),
    Button("brief_approve", Action.APPROVE_BRIEF, brief_lines.approve_line),
    Button("brief_remove", EDIT, brief_lines.remove_line),
    Button("summary", Action.SEE_SUMMARY, safe_summary.see_summary, again=True),
    Button("title_ask", EDIT, safe_summary.ask_title, again=True),
    Answer(safe_summary.DIALOGUE, EDIT, safe_summary.answer_title),
    Button("acting", Action.SEE_ACTING, acting_list.see_acting, again=True),
    Button("acting_end", ACT, acting_list.end_acting),
    Button("acting_new", ACT, recording_acting.ask_office, again=True),
    Button("acting_office", ACT, recording_acting.ask_actor, again=True),
    Button("acting_who", ACT, recording_acting.ask_kind, again=True),
    Button("acting_kind", ACT, recording_acting.ask_letter, again=True),
    Answer(recording_acting.DIALOGUE, ACT, recording_acting.answer_letter),
]
