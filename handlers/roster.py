"""The duty roster: /piket, standing in, swaps, lines and files, what to take along."""

from bot.domain.access import Action
from bot.services.roster import (
    changing,
    covering,
    editing,
    exporting,
    noting,
    offering_swaps,
    page,
    swapping,
)
from handlers.route import Answer, Button, Command, Route

A = Action

ROUTES: list[Route] = [
    Command("piket", "duty", A.SEE_ROSTER, page.duty_typed, also="roster"),
    Button("duty", A.SEE_ROSTER, page.see_page, again=True),
    Button("duty_week", A.SEE_ROSTER, page.see_week, again=True),
    Button("duty_month", A.SEE_ROSTER, exporting.send_month, again=True),
    Button("duty_calendar", A.SEE_ROSTER, exporting.send_calendar, again=True),
    Button("duty_others", A.STAND_DUTY, page.see_others, again=True),
    Button("duty_cover", A.STAND_DUTY, covering.cover),
    Button("duty_uncover", A.SEE_ROSTER, covering.uncover),
    Button("duty_note", A.STAND_DUTY, noting.ask_note, again=True),
    Answer("duty_note", A.STAND_DUTY, noting.answer_note),
    Button("duty_swap", A.STAND_DUTY, offering_swaps.ask_own, again=True),
    Button("swap_give", A.STAND_DUTY, offering_swaps.ask_other, again=True),
    Button("swap_offer", A.STAND_DUTY, offering_swaps.offer),
    Button("swap_accept", A.STAND_DUTY, swapping.accept),
    Button("swap_decline", A.STAND_DUTY, swapping.decline),
    Button("swap_withdraw", A.STAND_DUTY, swapping.withdraw),
    Button("roster_edit", A.EDIT_ROSTER, editing.ask_lines, again=True),
    Answer("roster_lines", A.EDIT_ROSTER, editing.answer_lines),
    Button("roster_sample", A.EDIT_ROSTER, editing.send_sample, again=True),
    Button("roster_line", A.EDIT_ROSTER, editing.see_line, again=True),
    Button("roster_drop", A.EDIT_ROSTER, editing.drop),
    Button("roster_apply", A.EDIT_ROSTER, changing.apply),
    Button("roster_mode", A.EDIT_ROSTER, changing.change_mode, again=True),
    Button("roster_drop_draft", A.EDIT_ROSTER, changing.drop_draft),
]
