"""Reporting: /lapor, a forwarded message, the taps of urgency, what is missing."""

from bot.domain.access import Action
from bot.services.reports import (
    card_photos,
    caring,
    describing,
    joining_issues,
    reporting,
    urgency,
)
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("lapor", "report", Action.REPORT, reporting.report_text),
    Answer("report", Action.REPORT, reporting.report_message),
    Button("make_report", Action.REPORT, reporting.make_report),
    Button("urgency", Action.DESCRIBE, urgency.choose_urgency),
    Button("detail", Action.DESCRIBE, describing.ask_detail),
    Button("describe_on", Action.DESCRIBE, describing.describe_on),
    Button("described", Action.DESCRIBE, describing.described),
    Answer("detail_place", Action.DESCRIBE, describing.answer_detail),
    Answer("detail_happened", Action.DESCRIBE, describing.answer_detail),
    Answer("detail_source", Action.DESCRIBE, describing.answer_detail),
    Answer("detail_evidence", Action.DESCRIBE, describing.answer_evidence),
    Button("same_issue", Action.MERGE, joining_issues.join_issue),
    Button("card_photo", Action.TRIAGE, card_photos.mark_card),
    Button("delete_message", Action.REPORT, caring.delete_message),
    Button("keep_message", Action.REPORT, caring.keep_message),
    Button("withdraw", Action.WITHDRAW, joining_issues.ask_withdraw),
    Button("withdraw_sure", Action.WITHDRAW, joining_issues.withdraw_report),
]
