"""Texts that begin with taps: posts, rights, notices of the law, corrections."""

from bot.domain.access import Action
from bot.services.kinds import (
    breaches,
    correcting,
    dangers,
    enclosing,
    posts,
    ready_answers,
    rights,
)
from handlers.route import Answer, Button, Route

A = Action

ROUTES: list[Route] = [
    Button("draft_ready", A.DRAFT, ready_answers.take_ready),
    Button("draft_signer", A.DRAFT, ready_answers.take_signer),
    Button("post_begin", A.DRAFT, posts.begin_post),
    Button("post_from", A.DRAFT, posts.post_from),
    Button("post_own", A.DRAFT, posts.write_own),
    Button("post_also", A.DRAFT, posts.post_also),
    Button("right_begin", A.DRAFT, rights.begin_right, again=True),
    Button("right_about", A.DRAFT, rights.about_coverage, again=True),
    Button("right_other", A.DRAFT, rights.about_other, again=True),
    Button("right_answer", A.DRAFT, rights.answer_right),
    Button("enclosure", A.DRAFT, enclosing.ask_enclosure, again=True),
    Answer("enclosure", A.DRAFT, enclosing.answer_enclosure),
    Button("enclosure_off", A.DRAFT, enclosing.take_off),
    Button("enclosures", A.SEE_FACTS, enclosing.see_enclosures, again=True),
    Button("draft_proof", A.DRAFT, enclosing.take_proof),
    Button("breach_begin", A.DRAFT, breaches.begin_breach),
    Button("danger_begin", A.DRAFT, dangers.begin_danger),
    Button("ppid", A.END_LEGAL, dangers.record_ppid),
    Button("sms_take", A.DRAFT, dangers.take_sms),
    Button("sms_copy", A.DRAFT, dangers.copy_sms, again=True),
    Button("correct_begin", A.DRAFT, correcting.begin_correction, again=True),
    Button("correct_text", A.DRAFT, correcting.correct_text),
    Button("correct_words", A.DRAFT, correcting.choose_words),
    Button("correct_outside", A.DRAFT, correcting.ask_outside, again=True),
    Answer("correct_outside", A.DRAFT, correcting.answer_outside),
]
