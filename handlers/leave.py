"""Leave: /cuti, until when, and who stands in."""

from bot.domain.access import Action
from bot.services.people import leave
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("cuti", "leave", Action.TAKE_LEAVE, leave.take_leave),
    Button("leave", Action.TAKE_LEAVE, leave.open_leave, again=True),
    Button("leave_days", Action.TAKE_LEAVE, leave.take_days),
    Answer("leave_until", Action.TAKE_LEAVE, leave.answer_leave),
    Button("leave_pick", Action.TAKE_LEAVE, leave.choose_stand_in),
    Button("leave_change", Action.TAKE_LEAVE, leave.change_leave, again=True),
    Button("leave_end", Action.TAKE_LEAVE, leave.end_leave),
]
