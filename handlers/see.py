"""Seeing: the list of issues, a card, its timeline, help."""

from bot.domain.access import Action
from bot.services.looking import looking_back, seeing
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("isu", "issues", Action.SEE_ISSUES, seeing.see_issues),
    Command("bantuan", "help", Action.HELP, seeing.see_help),
    Button("see_issue", Action.SEE_ISSUES, seeing.see_issue, again=True),
    Button("timeline", Action.SEE_ISSUES, looking_back.see_timeline, again=True),
    Button("attachments", Action.SEE_ISSUES, looking_back.see_attachments, again=True),
    Button("copy_issue", Action.SEE_ISSUES, looking_back.copy_issue, again=True),
]
