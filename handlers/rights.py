"""Rights: /datasaya, what is stored about oneself, and the wish to be erased."""

from bot.domain.access import Action
from bot.services.people import erasing, own_copy, rights
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("datasaya", "mydata", Action.SEE_OWN, rights.see_own),
    Button("see_own", Action.SEE_OWN, rights.see_own, again=True),
    Button("export_me", Action.SEE_OWN, own_copy.send_own, again=True),
    Button("erase_me", Action.ASK_ERASURE, rights.ask_erasure, again=True),
    Button("erase_me_sure", Action.ASK_ERASURE, rights.request_erasure),
    Button("erase_accept", Action.MANAGE_MEMBERS, erasing.accept_erasure),
    Button("erase_refuse", Action.MANAGE_MEMBERS, erasing.refuse_erasure),
]
