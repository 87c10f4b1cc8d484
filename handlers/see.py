"""Seeing: the list of issues, a card, its timeline, help."""

from bot.domain.access import Action
from bot.services.looking import looking_back, map_view, searching, seeing
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("isu", "issues", Action.SEE_ISSUES, seeing.see_issues),
    Command("peta", "map", Action.SEE_ISSUES, map_view.see_map),
    Command("cari", "search", Action.SEE_ISSUES, searching.type_search),
    Answer("search", Action.SEE_ISSUES, searching.answer_search),
    Command("bantuan", "help", Action.HELP, seeing.see_help),
    Button("see_issue", Action.SEE_ISSUES, seeing.see_issue, again=True),
    Button("map", Action.SEE_ISSUES, map_view.see_map, again=True),
    Button("timeline", Action.SEE_ISSUES, looking_back.see_timeline, again=True),
    Button("attachments", Action.SEE_ISSUES, looking_back.see_attachments, again=True),
    Button("copy_issue", Action.SEE_ISSUES, looking_back.copy_issue, again=True),
]
