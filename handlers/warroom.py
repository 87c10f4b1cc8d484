"""The war room: /pasang in a group, its self-test, and topics that are opened again."""

from bot.domain.access import Action
from bot.services.warroom import setting_up
from handlers.route import Button, Command, Route

ROUTES: list[Route] = [
    Command("pasang", "install", Action.SET_UP_ROOM, setting_up.set_up_typed),
    Button("room_check", Action.SET_UP_ROOM, setting_up.check_again, again=True),
    Button("room_set", Action.SET_UP_ROOM, setting_up.make_room),
    Button("topic_reopen", Action.SET_UP_ROOM, setting_up.open_topic_again),
]
