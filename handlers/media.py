"""The press: questions of journalists, the media list, clippings."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.clippings import clip_register, clipping_in, digest, judging
from bot.services.outlets import media_list, outlet_card, people_outside
from bot.services.press import (
    answering,
    coverage,
    filling,
    free_answers,
    passing_on,
    recording,
    register,
    right_of_reply,
    taking,
)
from handlers.route import Answer, Button, Command, Route

A = Action

ENQUIRIES: list[Route] = [
    Command(
        "media", "press", A.SEE_ENQUIRIES, registers.ENQUIRIES.typed, also="enquiries"
    ),
    Button("enquiries", A.SEE_ENQUIRIES, register.see_enquiries, again=True),
    Button("enquiries_copy", A.SEE_ENQUIRIES, register.copy_enquiries, again=True),
    Button("enquiry_new", A.RECORD_ENQUIRY, recording.ask_words, again=True),
    Button("enquiry_for", A.RECORD_ENQUIRY, registers.ENQUIRIES.chosen),
    Answer("enquiry", A.RECORD_ENQUIRY, recording.answer_words),
    Button("enquiry_show", A.SEE_ENQUIRIES, taking.see_enquiry, again=True),
    Button("enquiry_take", A.TAKE_ENQUIRY, taking.take),
    Button("enquiry_hand", A.HAND_ENQUIRY, taking.ask_hand, again=True),
    Button("enquiry_hand_to", A.HAND_ENQUIRY, taking.hand),
    Button("enquiry_pass", A.TAKE_ENQUIRY, passing_on.pass_to_speaker),
    Button("enquiry_outlet", A.RECORD_ENQUIRY, filling.choose_outlet),
    Button("enquiry_outlet_ask", A.RECORD_ENQUIRY, filling.ask_outlet, again=True),
    Answer("enquiry_outlet", A.RECORD_ENQUIRY, filling.answer_outlet),
    Button("enquiry_due", A.RECORD_ENQUIRY, filling.choose_due),
    Button("enquiry_due_ask", A.RECORD_ENQUIRY, filling.ask_due, again=True),
    Answer("enquiry_due", A.RECORD_ENQUIRY, filling.answer_due),
    Button("enquiry_answer", A.ANSWER_ENQUIRY, answering.see_lines, again=True),
    Button("enquiry_line", A.ANSWER_ENQUIRY, answering.copy_line, again=True),
    Button("enquiry_sent", A.ANSWER_ENQUIRY, answering.answer),
    Button("enquiry_free", A.ANSWER_ENQUIRY, free_answers.ask_free, again=True),
    Answer("enquiry_free", A.ANSWER_ENQUIRY, free_answers.answer_free),
    Button("enquiry_printed", A.NOTE_COVERAGE, coverage.note_printed),
    Button("enquiry_balanced", A.NOTE_COVERAGE, coverage.note_balanced),
    Button("reply_ask", A.CLAIM_REPLY, right_of_reply.ask_reply, again=True),
    Button("reply_start", A.CLAIM_REPLY, right_of_reply.start_reply),
]

CLIPPINGS: list[Route] = [
    Command(
        "kliping", "clip", A.SEE_CLIPPINGS, registers.CLIPPINGS.typed, also="clippings"
    ),
    Button("clippings", A.SEE_CLIPPINGS, clip_register.see_clippings, again=True),
    Button("clippings_copy", A.SEE_CLIPPINGS, clip_register.copy_clippings, again=True),
    Button("digest_copy", A.SEE_CLIPPINGS, digest.copy_digest, again=True),
    Button("clip_new", A.CLIP, clipping_in.ask_clipping, again=True),
    Button("clip_more", A.CLIP, clip_register.ask_more, again=True),
    Button("clip_for", A.CLIP, registers.CLIPPINGS.chosen),
    Answer("clipping", A.CLIP, clipping_in.answer_clipping),
    Answer("clipping_album", A.REPORT, clipping_in.join_album),
    Button("clip_tone", A.CLIP, judging.choose_tone),
    Button("clip_time", A.CLIP, judging.choose_time),
    Button("clip_time_ask", A.CLIP, judging.ask_time, again=True),
    Answer("clip_time", A.CLIP, judging.answer_time),
    Button("clip_reach", A.EDIT_MEDIA, judging.choose_reach),
    Button("clip_outlet", A.CLIP, judging.choose_outlet),
    Button("clip_outlet_ask", A.CLIP, judging.ask_outlet, again=True),
    Answer("clip_outlet", A.CLIP, judging.answer_outlet),
]

LIST: list[Route] = [
    Command("daftarmedia", "medialist", A.SEE_MEDIA, media_list.list_typed),
    Button("media", A.SEE_MEDIA, media_list.see_list, again=True),
    Button("media_copy", A.SEE_MEDIA, media_list.copy_list, again=True),
    Button("outlet", A.SEE_MEDIA, outlet_card.see_outlet, again=True),
    Button("outlet_reach", A.EDIT_MEDIA, outlet_card.mark_reach),
    Button("outlet_edit", A.EDIT_MEDIA, people_outside.ask_outlet, again=True),
    Answer("outlet_edit", A.EDIT_MEDIA, people_outside.answer_outlet),
    Button("journalist", A.EDIT_MEDIA, people_outside.see_journalist, again=True),
    Button("journalist_edit", A.EDIT_MEDIA, people_outside.ask_journalist, again=True),
    Answer("journalist_edit", A.EDIT_MEDIA, people_outside.answer_journalist),
    Button(
        "journalist_erase", A.ERASE_JOURNALIST, people_outside.ask_erase, again=True
    ),
    Button("journalist_erase_sure", A.ERASE_JOURNALIST, people_outside.erase),
]

ROUTES: list[Route] = [*ENQUIRIES, *CLIPPINGS, *LIST]
