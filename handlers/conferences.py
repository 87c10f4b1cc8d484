"""Press conferences: /konpers, the checklist, prepared answers, the live log."""

from bot.domain.access import Action
from bot.services.books import registers
from bot.services.conferences import (
    aftermath,
    answers_screen,
    answers_writing,
    changing_owners,
    changing_plan,
    conference_board,
    ending_plans,
    invitation,
    live_log,
    log_pages,
    needing,
    planning,
    press_present,
    rehearsal_marks,
    rehearsing,
    running,
    telling,
    ticking,
)
from handlers.route import Answer, Button, Command, Route

A = Action

ROUTES: list[Route] = [
    Command("konpers", "conference", A.SEE_CONFERENCE, registers.CONFERENCES.typed),
    Button("conference_for", A.PLAN_CONFERENCE, registers.CONFERENCES.chosen),
    Button("conferences", A.SEE_CONFERENCE, needing.see_conferences, again=True),
    Button("conference_new", A.PLAN_CONFERENCE, needing.ask_anew, again=True),
    Button("conference_yes", A.PLAN_CONFERENCE, needing.say_needed),
    Button("conference_no", A.PLAN_CONFERENCE, needing.say_not_needed),
    Button("conference_back", A.SEE_BOOKS, needing.leave_board, again=True),
    Answer("conference_plan", A.PLAN_CONFERENCE, planning.answer_plan),
    Button(
        "conference_open",
        A.SEE_CONFERENCE,
        conference_board.open_conference,
        again=True,
    ),
    Button("conference_tick", A.TICK_CONFERENCE, ticking.tick, again=True),
    Button("conference_mine", A.TICK_CONFERENCE, ticking.tick_own),
    Button("conference_when", A.PLAN_CONFERENCE, changing_plan.ask_change, again=True),
    Button("conference_edit", A.PLAN_CONFERENCE, changing_plan.ask_change, again=True),
    Button("conference_to", A.PLAN_CONFERENCE, changing_plan.move_to),
    Answer("conference_change", A.PLAN_CONFERENCE, changing_plan.answer_change),
    Button(
        "conference_cancel", A.CANCEL_CONFERENCE, ending_plans.ask_call_off, again=True
    ),
    Button("conference_cancel_sure", A.CANCEL_CONFERENCE, ending_plans.call_off),
    Button(
        "conference_owners", A.PLAN_CONFERENCE, changing_owners.ask_role, again=True
    ),
    Button(
        "conference_owner", A.PLAN_CONFERENCE, changing_owners.ask_owner, again=True
    ),
    Button("conference_gives", A.PLAN_CONFERENCE, changing_owners.give),
    Button("conference_press", A.SEE_CONFERENCE, telling.copy_for_press, again=True),
    Button("conference_invitation", A.DRAFT, invitation.draft_invitation, again=True),
    Button("conference_answers", A.DRAFT, answers_screen.open_answers, again=True),
    Button("answers_go", A.DRAFT, answers_screen.go_to, again=True),
    Button("answers_list", A.DRAFT, answers_screen.see_list, again=True),
    Button("answers_use", A.DRAFT, answers_writing.use_suggestion),
    Button("answers_later", A.DRAFT, answers_writing.ask_reason, again=True),
    Button("answers_cannot", A.DRAFT, answers_writing.ask_reason, again=True),
    Button("answers_reason", A.DRAFT, answers_writing.choose_reason),
    Answer("prepared_answer", A.DRAFT, answers_writing.answer_typed),
    Button("rehearse", A.REHEARSE, rehearsing.ask_whom, again=True),
    Button("rehearse_with", A.REHEARSE, rehearsing.send),
    Button("rehearsed", A.REHEARSE, rehearsal_marks.mark),
    Button("conference_start", A.START_CONFERENCE, running.start),
    Button("conference_anyway", A.START_CONFERENCE, running.start),
    Button("conference_start_now", A.START_CONFERENCE, running.start),
    Button("conference_anyway_now", A.START_CONFERENCE, running.start),
    Button("conference_asking", A.START_CONFERENCE, running.begin_asking),
    Button("conference_end", A.END_CONFERENCE, running.end),
    Button("conference_close", A.CLOSE_CONFERENCE, running.close),
    Button("conference_log", A.LOG_CONFERENCE, live_log.LOG.ask, again=True),
    Answer("conference_log", A.LOG_CONFERENCE, live_log.LOG.answer),
    Button(
        "conference_done",
        A.SEE_CONFERENCE,
        conference_board.open_conference,
        again=True,
    ),
    Button("conference_lines", A.SEE_CONFERENCE, log_pages.see_lines, again=True),
    Button(
        "conference_outlets", A.TICK_CONFERENCE, press_present.see_outlets, again=True
    ),
    Button(
        "conference_outlet", A.TICK_CONFERENCE, press_present.mark_outlet, again=True
    ),
    Button(
        "conference_absent", A.TICK_CONFERENCE, press_present.see_absent, again=True
    ),
    Button("conference_sent", A.TICK_CONFERENCE, press_present.note_sent),
    Button("conference_correct", A.DRAFT, aftermath.correct, again=True),
    Button("conference_coverage", A.SEE_CONFERENCE, aftermath.see_coverage, again=True),
]
