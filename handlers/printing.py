"""Printables: /cetak, the decree of the team, the phone tree, lists, runbooks."""

from bot.domain.access import Action
from bot.services.printing import (
    attendance,
    decree,
    menu,
    phones,
    roster_paper,
    runbook,
)
from handlers.route import Answer, Button, Command, Route

A = Action

ROUTES: list[Route] = [
    Command("cetak", "print", A.PRINT, menu.see_prints),
    Button("prints", A.PRINT, menu.see_prints, again=True),
    Button("decree", A.PRINT, decree.ask_number, again=True),
    Button("decree_blank", A.PRINT, decree.print_blank, again=True),
    Answer("decree_number", A.PRINT, decree.print_numbered),
    Button("phones_print", A.PRINT, phones.print_phone_tree, again=True),
    Button("duty_print", A.SEE_ROSTER, roster_paper.print_roster, again=True),
    Button("runbook_print", A.SEE_CONFERENCE, runbook.print_runbook, again=True),
    Button("muster_print", A.CALL_MUSTER, attendance.print_attendance, again=True),
]
