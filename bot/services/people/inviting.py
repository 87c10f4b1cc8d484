"""Inviting: a one-time link for one role, from a member or from the host."""

from datetime import datetime

from bot.domain.access import Action, may_give
from bot.domain.errors import RoleReserved
from bot.domain.invitations import LIFETIME, token_sha
from bot.domain.member import Invitation
from bot.domain.roles import Role, parse_role
from bot.services.desk import Desk
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, clock_turn, member_turn
from bot.services.views import person, role_title

#: A word that is no role is repeated up to this length.
SHOWN = 40


async def invite(desk: Desk, typed: Typed) -> str:
    """/undang ROLE: give a link; without a known role, offer those one may give."""
    async with member_turn(desk, typed, Action.INVITE) as turn:
        role = parse_role(typed.text)
        if role is None:
            await _offer_roles(turn, typed.text[:SHOWN])
        else:
            await _give_link(turn, role)
    return turn.toast


async def invite_as(desk: Desk, pressed: Pressed) -> str:
    """Give a link for the role whose button was pressed."""
    async with member_turn(desk, pressed, Action.INVITE) as turn:
        await _give_link(turn, Role(pressed.press.value))
    return turn.toast


async def invite_from_host(desk: Desk, role: Role, for_user: int | None = None) -> str:
    """Return a link made on the machine itself: the first admin, or break-glass."""
    async with clock_turn(desk, f"invite:{desk.secrets.new_id()}") as turn:
        link, _ = await _new_link(turn, role, made_by=0, for_user=for_user)
    return link


async def _offer_roles(turn: Turn, unknown: str) -> None:
    buttons = [
        turn.button("invite_as", value=role, text=role_title(turn, role, turn.locale))
        for role in Role
        if may_give(turn.member, role) and turn.desk.playbook.roles.has(role)
    ]
    rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    await turn.reply("invite_choose", rows=rows, unknown=unknown)


async def _give_link(turn: Turn, role: Role) -> None:
    title = role_title(turn, role, turn.locale)
    if not may_give(turn.member, role):
        raise RoleReserved(role=title, who=await who_may_give(turn, role))
    link, until = await _new_link(turn, role, made_by=turn.member.user_id)
    organisation = turn.desk.house.organisation
    await turn.reply(
        "invitation",
        secret=True,
        link=link,
        role=title,
        until=until,
        organisation=organisation,
    )


async def who_may_give(turn: Turn, role: Role) -> str:
    """Name up to three people who may give a role; empty if there is nobody."""
    able = [member for member in await turn.team() if may_give(member, role)]
    return ", ".join(person(turn, member, turn.member) for member in able[:3])


async def _new_link(
    turn: Turn, role: Role, *, made_by: int, for_user: int | None = None
) -> tuple[str, datetime]:
    token = turn.desk.secrets.token()
    sha, until = token_sha(token), turn.now + LIFETIME
    await turn.unit.invitations.add(Invitation(sha, role, made_by, until, for_user))
    meant = f" for member:{for_user}" if for_user else ""
    await turn.record("invited", f"invitation:{sha[:12]}", f"{role}{meant}")
    return f"https://t.me/{turn.desk.house.bot_username}?start={token}", until
