"""Taking an issue in hand, handing it over, and noting a telephone call."""

from bot.domain.access import Action
from bot.services.calls import gathering, handing_over, keeping, offering, taking
from handlers.route import Button, Route

ROUTES: list[Route] = [
    Button("take", Action.TAKE, taking.take_issue),
    Button("answer_call", Action.TAKE, gathering.answer_call),
    Button("still", Action.TAKE, keeping.still_on_it),
    Button("hand_over", Action.HAND_OVER, handing_over.offer_handover, again=True),
    Button("hand_to", Action.HAND_OVER, handing_over.hand_to),
    Button("hand_reason", Action.HAND_OVER, offering.give_reason),
    Button("accept", Action.ACCEPT_HANDOVER, handing_over.accept_handover),
    Button("decline", Action.ACCEPT_HANDOVER, handing_over.decline_handover),
    Button("phoned", Action.RECORD_CALL, taking.record_call),
    Button("not_answered", Action.RECORD_CALL, taking.record_call),
]
