"""Rights: /datasaya, what is stored about oneself, and the wish to be erased."""

from bot.domain.access import Action
from bot.services.people import (
    erasing,
    handing_all,
    own_copy,
    own_facts,
    rights,
)
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("datasaya", "mydata", Action.SEE_OWN, rights.see_own),
    Button("see_own", Action.SEE_OWN, rights.see_own, again=True),
    Button("export_me", Action.SEE_OWN, own_copy.send_own, again=True),
    Button("own_ask", Action.EDIT_OWN, own_facts.ask_fact, again=True),
    Answer("member_fact", Action.EDIT_OWN, own_facts.answer_fact),
    Button("own_drop", Action.EDIT_OWN, own_facts.drop_fact),
    Button("hand_all", Action.HAND_ALL, handing_all.ask_successor, again=True),
    Button("hand_all_to", Action.HAND_ALL, handing_all.hand_all),
    Button("erase_me", Action.ASK_ERASURE, rights.ask_erasure, again=True),
    Button("erase_me_sure", Action.ASK_ERASURE, rights.request_erasure),
    Button("erase_accept", Action.MANAGE_MEMBERS, erasing.accept_erasure),
    Button("erase_refuse", Action.MANAGE_MEMBERS, erasing.refuse_erasure),
]
