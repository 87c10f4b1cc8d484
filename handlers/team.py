"""The team of an issue: /tim, roles offered, accepted, declined, handed over."""

from bot.domain.access import Action
from bot.services.assigning import (
    answering,
    changing_team,
    declining,
    forming,
    handing_roles,
    team_adding,
    team_page,
    team_taps,
)
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("tim", "team", Action.SEE_TEAM, team_page.team_typed),
    Button("team", Action.SEE_TEAM, team_page.see_team, again=True),
    Button("team_form", Action.FORM_TEAM, forming.form_team, again=True),
    Button("team_send", Action.FORM_TEAM, forming.send_team),
    Button("team_change", Action.FORM_TEAM, changing_team.change_team, again=True),
    Button("team_post", Action.FORM_TEAM, team_taps.ask_post, again=True),
    Button("team_deputy", Action.FORM_TEAM, team_taps.ask_deputy, again=True),
    Button("team_set", Action.FORM_TEAM, team_taps.set_post),
    Button("team_drop", Action.FORM_TEAM, team_taps.drop_post),
    Button("team_add", Action.FORM_TEAM, team_adding.ask_add, again=True),
    Button("team_more", Action.FORM_TEAM, team_adding.add_post),
    Button("role_pick", Action.OFFER_ROLE, handing_roles.pick, again=True),
    Button("role_offer_to", Action.OFFER_ROLE, handing_roles.offer_to),
    Button("role_hand", Action.HAND_ROLE, handing_roles.ask_hand, again=True),
    Button("role_hand_to", Action.HAND_ROLE, handing_roles.ask_note, again=True),
    Button("role_hand_send", Action.HAND_ROLE, handing_roles.hand_now),
    Answer("role_hand", Action.HAND_ROLE, handing_roles.answer_note),
    Button("role_yes", Action.ACCEPT_ROLE, answering.accept_roles),
    Button("role_no", Action.DECLINE_ROLE, declining.ask_decline, again=True),
    Button("role_decline", Action.DECLINE_ROLE, declining.decline_for),
    Answer("role_decline", Action.DECLINE_ROLE, declining.answer_decline),
]
