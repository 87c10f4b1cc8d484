"""Taking an issue in hand, handing it over, and noting a telephone call."""

from bot.domain.access import Action
from bot.services import taking
from handlers.route import Button, Route

ROUTES: list[Route] = [
    Button("take", Action.TAKE, taking.take_issue),
    Button("hand_over", Action.HAND_OVER, taking.offer_handover, again=True),
    Button("hand_to", Action.HAND_OVER, taking.hand_to),
    Button("accept", Action.ACCEPT_HANDOVER, taking.accept_handover),
    Button("decline", Action.ACCEPT_HANDOVER, taking.decline_handover),
    Button("phoned", Action.RECORD_CALL, taking.record_call),
    Button("not_answered", Action.RECORD_CALL, taking.record_call),
]
