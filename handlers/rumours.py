"""Rumours: /rumor, recording one in a message and three taps, answering, labels."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.rumours import (
    deciding,
    hearing,
    labelling,
    proving,
    publishing,
    rumour_card,
    rumour_sheet,
    weighing,
)
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command(
        "rumor", "rumour", Action.SEE_RUMOURS, registers.RUMOURS.typed, also="rumours"
    ),
    Button("rumours", Action.SEE_RUMOURS, rumour_sheet.see_sheet, again=True),
    Button("rumour_show", Action.SEE_RUMOURS, rumour_card.see_rumour, again=True),
    Button("rumour_files", Action.SEE_RUMOURS, rumour_card.see_files),
    Button("rumour_new", Action.RECORD_RUMOUR, hearing.ask_rumour, again=True),
    Button("rumour_for", Action.RECORD_RUMOUR, registers.RUMOURS.chosen),
    Answer(hearing.DIALOGUE, Action.RECORD_RUMOUR, hearing.answer_rumour),
    Button("rumour_weigh", Action.ASSESS_RUMOUR, weighing.weigh, again=True),
    Button("rumour_weighed", Action.ASSESS_RUMOUR, weighing.weighed),
    Button("rumour_monitor", Action.MONITOR_RUMOUR, deciding.monitor),
    Button("rumour_ignore", Action.IGNORE_RUMOUR, deciding.ignore),
    Button("rumour_end", Action.END_RUMOUR, deciding.end),
    Button("rumour_clarify", Action.CLARIFY_RUMOUR, deciding.clarify, again=True),
    Button("rumour_answered", Action.CLARIFY_RUMOUR, deciding.answered),
    Answer(publishing.PUBLISHED, Action.CLARIFY_RUMOUR, deciding.answer_published),
    Button("rumour_prove", Action.PROVE_RUMOUR, proving.ask_evidence, again=True),
    Button("rumour_refute", Action.PROVE_RUMOUR, proving.bind_fact),
    Answer(proving.DIALOGUE, Action.PROVE_RUMOUR, proving.answer_proof),
    Button("rumour_label", Action.PROPOSE_LABEL, labelling.ask_label, again=True),
    Button("rumour_propose", Action.PROPOSE_LABEL, labelling.propose),
    Button("rumour_agree", Action.CONFIRM_LABEL, labelling.agree),
    Button("no_rumours", Action.WRITE_NOTE, rumour_sheet.declare_none),
]
