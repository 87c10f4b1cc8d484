"""Texts: /draf, their fields, Ajukan, Setujui, approval by telephone."""

from bot.domain.access import Action
from bot.services.texts import (
    approving,
    confirming,
    drafting,
    drafting_fields,
    drifting,
    oral,
    oral_answers,
    siblings,
    submitting,
)
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("draf", "draft", Action.DRAFT, drafting.draft_typed),
    Button("draft", Action.DRAFT, drafting.draft_pressed, again=True),
    Button("draft_new", Action.DRAFT, drafting.draft_anew),
    Button("draft_kind", Action.DRAFT, drafting.choose_kind),
    Button("draft_form", Action.DRAFT, drafting.choose_form),
    Button("draft_show", Action.DRAFT, drafting.continue_draft, again=True),
    Button("draft_copy", Action.DRAFT, drafting.copy_draft, again=True),
    Answer("draft", Action.DRAFT, drafting_fields.answer_field),
    Button("draft_time", Action.DRAFT, drafting_fields.choose_time),
    Button("draft_answer", Action.DRAFT, drafting_fields.choose_answer),
    Button("draft_skip", Action.DRAFT, drafting_fields.skip_field),
    Button("draft_change", Action.DRAFT, drafting_fields.choose_field, again=True),
    Button("draft_field", Action.DRAFT, drafting_fields.ask_field, again=True),
    Button("draft_reopen", Action.DRAFT, submitting.ask_reopen, again=True),
    Button("draft_reopen_sure", Action.DRAFT, submitting.reopen),
    Button("sibling", Action.DRAFT, siblings.open_sibling, again=True),
    Button("sibling_follow", Action.DRAFT, siblings.follow_source),
    Button("submit", Action.SUBMIT, submitting.submit),
    Button("approve", Action.APPROVE, approving.approve),
    Button("return", Action.RETURN, approving.ask_reason, again=True),
    Answer("return_reason", Action.RETURN, approving.answer_reason),
    Button("oral_text", Action.RECORD_ORAL, oral.send_oral_text, again=True),
    Button("oral_record", Action.RECORD_ORAL, oral_answers.record_answer, again=True),
    Button("oral_who", Action.RECORD_ORAL, oral_answers.choose_answerer, again=True),
    Answer("oral_evidence", Action.RECORD_ORAL, oral_answers.answer_evidence),
    Button("oral_yes", Action.CONFIRM_ORAL, confirming.confirm),
    Button("oral_no", Action.RETURN, confirming.deny),
    Button("text_out", Action.GIVE_TASK, drifting.say_out),
]
