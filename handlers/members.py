"""Members: /anggota, the card of each, their roles, their number, suspending."""

from bot.domain.access import Action
from bot.services.people import changing_members, membership, suspending
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("anggota", "members", Action.SEE_MEMBERS, membership.list_members),
    Button("members", Action.SEE_MEMBERS, membership.list_members, again=True),
    Button("member", Action.SEE_MEMBERS, membership.see_member, again=True),
    Button("give_role", Action.MANAGE_MEMBERS, changing_members.give_role),
    Button("take_role", Action.MANAGE_MEMBERS, changing_members.take_role),
    Button("phone", Action.MANAGE_MEMBERS, changing_members.ask_phone, again=True),
    Answer("member_phone", Action.MANAGE_MEMBERS, changing_members.answer_phone),
    Button("suspend", Action.MANAGE_MEMBERS, suspending.ask_suspend, again=True),
    Button("suspend_sure", Action.MANAGE_MEMBERS, suspending.suspend),
    Button("reinstate", Action.MANAGE_MEMBERS, suspending.ask_reinstate, again=True),
    Button("reinstate_sure", Action.MANAGE_MEMBERS, suspending.reinstate),
]
