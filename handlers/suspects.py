"""An account taken over: /dibajak, from any colleague's phone."""

from bot.domain.access import Action
from bot.services.people import suspecting
from handlers.route import Button, Command, Route

A = Action

ROUTES: list[Route] = [
    Command("dibajak", "hijacked", A.RAISE_SUSPICION, suspecting.choose_account),
    Button("suspects", A.RAISE_SUSPICION, suspecting.choose_account, again=True),
    Button("suspect", A.RAISE_SUSPICION, suspecting.ask_suspect, again=True),
    Button("suspect_sure", A.RAISE_SUSPICION, suspecting.suspect),
    Button("suspect_uphold", A.DECIDE_SUSPICION, suspecting.uphold),
    Button("suspect_dismiss", A.DECIDE_SUSPICION, suspecting.dismiss),
]
