"""Seeing: the list of issues, a card, its timeline, help."""

from bot.domain.access import Action
from bot.services.cards import keeping
from bot.services.looking import helping, looking_back, map_view, searching, seeing
from bot.services.timing import calling_about, declining, legal_ending, updates
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("isu", "issues", Action.SEE_ISSUES, seeing.see_issues, also="issue"),
    Command("peta", "map", Action.SEE_ISSUES, map_view.see_map),
    Command("cari", "search", Action.SEE_ISSUES, searching.type_search),
    Answer("search", Action.SEE_ISSUES, searching.answer_search),
    Command("bantuan", "help", Action.HELP, helping.see_help),
    Button("see_issue", Action.SEE_ISSUES, seeing.see_issue, again=True),
    Button("map", Action.SEE_ISSUES, map_view.see_map, again=True),
    Button("follow", Action.SEE_ISSUES, keeping.follow),
    Button("unfollow", Action.SEE_ISSUES, keeping.unfollow),
    Button("clock_mine", Action.TAKE, calling_about.say_mine),
    Button("no_news", Action.TELL_PUBLIC, updates.offer_no_news, again=True),
    Button("no_news_at", Action.TELL_PUBLIC, updates.say_no_news),
    Button("decline_word", Action.TELL_PUBLIC, declining.ask_decline, again=True),
    Button("decline_sure", Action.TELL_PUBLIC, declining.decline_word),
    Button("legal_done", Action.END_LEGAL, legal_ending.ask_legal_done, again=True),
    Button("legal_sure", Action.END_LEGAL, legal_ending.legal_done),
    Button("legal_declined", Action.END_LEGAL, legal_ending.legal_declined),
    Button("timeline", Action.SEE_ISSUES, looking_back.see_timeline, again=True),
    Button("attachments", Action.SEE_ISSUES, looking_back.see_attachments, again=True),
    Button("copy_issue", Action.SEE_ISSUES, looking_back.copy_issue, again=True),
]
