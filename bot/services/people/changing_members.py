"""Changing a member: the roles they hold, and their telephone number."""

import re

from bot.domain.access import Action, may, may_give
from bot.domain.errors import (
    ButtonExpired,
    LastAdmin,
    LastRole,
    PhoneNotUnderstood,
    RoleReserved,
    StillInHand,
)
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.assigning.losing import lose_roles
from bot.services.circle.led_by import end_leading
from bot.services.desk import Desk
from bot.services.finding import in_hand_of, the_member
from bot.services.looking.sight import numbers_for
from bot.services.people.inviting import who_may_give
from bot.services.people.membership import role_titles, show_member
from bot.services.people.menus import post_menu
from bot.services.people.phones import keeps_phones
from bot.services.requests import Pressed, Sent
from bot.services.texts.new_approvers import ask_new_approvers
from bot.services.turn import Turn, member_turn
from bot.services.views import person, role_title

#: How many issues a refusal names.
SHOWN = 5

#: Digits and spaces, with a + before them or not: 6 to 20 characters.
PHONE = re.compile(r"(?=.{6,20}$)\+?[0-9][0-9 ]*")


async def give_role(desk: Desk, pressed: Pressed) -> str:
    """Give a member one more role."""
    return await _change_roles(desk, pressed, give=True)


async def take_role(desk: Desk, pressed: Pressed) -> str:
    """Take a role from a member; the last one, and the last admin's, stays."""
    return await _change_roles(desk, pressed, give=False)


async def _change_roles(desk: Desk, pressed: Pressed, *, give: bool) -> str:
    async with member_turn(desk, pressed, Action.MANAGE_MEMBERS) as turn:
        member = await the_member(turn, pressed.press.subject)
        role = Role(pressed.press.value)
        if not may_give(turn.member, role):
            title = role_title(turn, role, turn.locale)
            raise RoleReserved(role=title, who=await who_may_give(turn, role))
        if (role in member.roles) != give:
            member = await _with_role(turn, member, role, give=give)
        await show_member(turn, member)
    return turn.toast


async def _with_role(turn: Turn, member: Member, role: Role, *, give: bool) -> Member:
    if not give:
        await _refuse_taking(turn, member, role)
        await _refuse_leaving_issues(turn, member, role)
    roles = member.roles | {role} if give else member.roles - {role}
    member = replace(member, roles=roles)
    await turn.unit.members.save(member)
    turn.forget_team()
    if not give and role is Role.CRISIS_LEAD:
        await end_leading(turn, member)
    if not give:
        await lose_roles(turn, member, "role_taken")
    done = "role_given" if give else "role_taken"
    await turn.record(done, f"member:{member.user_id}", role)
    await ask_new_approvers(turn)
    if member.user_id == turn.member.user_id:
        turn.actor = member
    elif member.reachable:
        await _tell_roles(turn, member)
    if member.reachable:
        await post_menu(turn, member)
    return member


async def _refuse_leaving_issues(turn: Turn, member: Member, role: Role) -> None:
    """Refuse to take the right to handle issues from somebody who has some."""
    if may(replace(member, roles=member.roles - {role}), Action.TAKE):
        return
    issues = await in_hand_of(turn, member)
    if issues:
        raise StillInHand(
            who=person(turn, member, turn.member),
            numbers=numbers_for(turn.member, issues[:SHOWN]),
        )


async def _tell_roles(turn: Turn, member: Member) -> None:
    await turn.tell(
        member,
        "roles_changed",
        slot="roles",
        roles=role_titles(turn, member, member.locale),
        who=person(turn, turn.member, member),
    )


async def _refuse_taking(turn: Turn, member: Member, role: Role) -> None:
    if role is Role.ADMIN:
        await refuse_last_admin(turn, member)
    if member.roles == {role}:
        subject = str(member.user_id)
        title = role_title(turn, role, turn.locale)
        raise LastRole(who=member.name, role=title, remedies=(("suspend", subject),))


async def refuse_last_admin(turn: Turn, member: Member) -> None:
    """Raise `LastAdmin` unless another admin remains who can be written to."""
    others = [m for m in await turn.team() if m.user_id != member.user_id]
    if not any(m.reachable and Role.ADMIN in m.roles for m in others):
        raise LastAdmin(who=member.name, remedies=(("members", ""),))


async def ask_phone(desk: Desk, pressed: Pressed) -> str:
    """Ask for a member's telephone number; the next message is the answer."""
    async with member_turn(desk, pressed, Action.MANAGE_MEMBERS) as turn:
        member = await the_member(turn, pressed.press.subject)
        if not keeps_phones(turn):
            raise ButtonExpired
        await turn.ask("member_phone", pressed.press.subject)
        rows = [[turn.button("member", pressed.press.subject, label="back")]]
        await turn.reply("phone_ask", rows=rows, who=member.name, phone=member.phone)
    return turn.toast


async def answer_phone(desk: Desk, sent: Sent) -> str:
    """Keep the number, and show the card again."""
    async with member_turn(desk, sent, Action.MANAGE_MEMBERS) as turn:
        assert sent.dialogue is not None
        member = await the_member(turn, sent.dialogue.subject)
        phone = " ".join(sent.content.text.split())
        if not PHONE.fullmatch(phone):
            raise PhoneNotUnderstood
        member = replace(member, phone=phone)
        await turn.unit.members.save(member)
        turn.forget_team()
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.record("phone_noted", f"member:{member.user_id}")
        await show_member(turn, member)
    return turn.toast
