"""Joining: /start with a one-time link, then the name and the position."""

from contextlib import suppress

from bot.domain.access import Action, may_give
from bot.domain.errors import InvitationInvalid, NotPermitted, TooManyTries
from bot.domain.invitations import TRIED_WITHIN, TRIES, token_sha, usable, well_formed
from bot.domain.member import Invitation, Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.storage import AlreadyDone
from bot.services.desk import Desk
from bot.services.people.introducing import (
    ask_about_self,
    greet,
    profile_locale,
    profile_name,
    unnamed,
)
from bot.services.people.menus import post_menu
from bot.services.people.strangers import greet_stranger, recognise
from bot.services.requests import Started
from bot.services.texts.new_approvers import ask_new_approvers
from bot.services.turn import Turn, clock_turn, member_turn
from bot.services.views import role_title

#: Why a link does not work. A stranger never learns which: not even that it is a link.
_NO_WAY_IN = (InvitationInvalid, TooManyTries, NotPermitted)


async def start(desk: Desk, started: Started) -> str:
    """/start: join with a link, or add its role; without one, welcome the member.

    To a stranger a link that does not work, for whatever reason, is answered like
    any other message of a stranger.
    """
    if not started.token:
        return await _start_again(desk, started)
    try:
        await _count_try(desk, started)
        return await _redeem(desk, started)
    except _NO_WAY_IN:
        member, _ = await recognise(desk, started.user_id)
        if member is not None and member.active:
            raise
    await greet_stranger(desk, started.key, started.user_id)
    return ""


async def _start_again(desk: Desk, started: Started) -> str:
    async with member_turn(desk, started, Action.JOIN) as turn:
        await greet(turn, started)
    return turn.toast


async def _count_try(desk: Desk, started: Started) -> None:
    """Count in a unit of its own: a try counts, also when nothing comes of it."""
    with suppress(AlreadyDone):
        async with clock_turn(desk, f"{started.key}:try") as turn:
            since, user_id = turn.now - TRIED_WITHIN, started.user_id
            if await turn.unit.invitations.tries_since(user_id, since) >= TRIES:
                raise TooManyTries
            await turn.unit.invitations.add_try(user_id, turn.now)


async def _redeem(desk: Desk, started: Started) -> str:
    async with member_turn(desk, started, Action.JOIN) as turn:
        invitation = await _invitation(turn, started.token)
        member = turn.actor
        if member is not None and invitation.used_by == member.user_id:
            await greet(turn, started)
            return turn.toast
        await _refuse_unusable(turn, invitation, started.user_id)
        if member is not None and invitation.role in member.roles:
            await greet(turn, started)
            return turn.toast
        await _use_up(turn, invitation, started)
    return turn.toast


async def _invitation(turn: Turn, token: str) -> Invitation:
    found = None
    if well_formed(token):
        found = await turn.unit.invitations.find(token_sha(token))
    if found is None:
        raise InvitationInvalid
    return found


async def _refuse_unusable(turn: Turn, invitation: Invitation, user_id: int) -> None:
    """Refuse what is used, late or foreign, and what its maker could not give now."""
    if not usable(invitation, user_id, turn.now):
        raise InvitationInvalid
    maker = await turn.unit.members.find(invitation.made_by)
    if invitation.made_by and (maker is None or not may_give(maker, invitation.role)):
        raise InvitationInvalid


async def _use_up(turn: Turn, invitation: Invitation, started: Started) -> None:
    sha, user_id = invitation.token_sha, started.user_id
    if not await turn.unit.invitations.use(sha, user_id, turn.now):
        raise InvitationInvalid
    newcomer = turn.actor is None or unnamed(turn)
    member = _introduced(turn, started) if newcomer else turn.member
    member = replace(member, roles=member.roles | {invitation.role})
    await turn.unit.members.save(member)
    turn.actor = member
    turn.forget_team()
    made_by = f"member:{invitation.made_by}" if invitation.made_by else "host"
    await turn.record("joined", f"member:{user_id}", f"{invitation.role} by {made_by}")
    await _welcome(turn, invitation, newcomer=newcomer)


def _introduced(turn: Turn, started: Started) -> Member:
    name, locale = profile_name(turn, started), profile_locale(turn, started)
    if turn.actor is None:
        return Member(started.user_id, name, frozenset(), turn.now, locale=locale)
    return replace(turn.actor, name=name, locale=locale)


async def _welcome(turn: Turn, invitation: Invitation, *, newcomer: bool) -> None:
    if newcomer:
        await ask_about_self(turn, "join_name")
    else:
        title = role_title(turn, invitation.role, turn.locale)
        await turn.reply("role_added", role=title)
    await post_menu(turn, turn.member)
    await ask_new_approvers(turn)
    for reader in await _who_hears(turn, invitation):
        await turn.tell(
            reader,
            "member_joined",
            rows=[[turn.button("members", locale=reader.locale)]],
            who=turn.member.name,
            role=role_title(turn, invitation.role, reader.locale),
            user_id=turn.member.user_id,
        )


async def _who_hears(turn: Turn, invitation: Invitation) -> list[Member]:
    """Return who made the link; of a link from the host every admin hears."""
    team = [m for m in await turn.team() if m.user_id != turn.member.user_id]
    if invitation.made_by:
        return [m for m in team if m.active and m.user_id == invitation.made_by]
    return [m for m in team if m.reachable and Role.ADMIN in m.roles]
