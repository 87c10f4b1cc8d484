"""Members: a bot restricts, bans and lets back in."""

from datetime import datetime, timedelta

from bot.sandbox.access import check_inside, check_right, check_supergroup
from bot.sandbox.answers import bad_request
from bot.sandbox.chats import SUPERGROUP, Chat, moment
from bot.sandbox.members import change_standing, show_change
from bot.sandbox.people import Sender
from bot.sandbox.permissions import given_permissions
from bot.sandbox.query import Method, Query
from bot.sandbox.standing import (
    PERMISSIONS,
    Standing,
    Status,
)

RESTRICT = (
    "can_restrict_members",
    "not enough rights to restrict/unrestrict chat member",
)
SHORTEST, LONGEST = timedelta(seconds=30), timedelta(days=366)


def group_of(query: Query) -> Chat:
    """Return the chat of the call when the bot is in it."""
    chat = query.chat()
    if not chat.is_private:
        check_inside(chat, query.bot)
    return chat


def supergroup_of(query: Query) -> Chat:
    """Return the chat of the call when it is a supergroup."""
    chat = group_of(query)
    if chat.kind != SUPERGROUP:
        raise bad_request("method is available only for supergroups")
    return chat


def person_of(query: Query, chat: Chat) -> Sender:
    """Return whom the call is about."""
    number = int(query.params["user_id"])
    person = chat.people.get(number) or query.world.users.get(number)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return person


def _subject(query: Query, chat: Chat) -> Sender:
    """Find whom to restrict: neither the bot itself nor who leads."""
    person = person_of(query, chat)
    if person is query.bot:
        raise bad_request("can't restrict self")
    if chat.status_of(person.id) is Status.CREATOR:
        raise bad_request("can't remove chat owner")
    check_right(chat, query.bot, *RESTRICT)
    if chat.leads(person.id) and not appointed(query, chat, person):
        raise bad_request("user is an administrator of the chat")
    return person


def appointed(query: Query, chat: Chat, person: Sender) -> bool:
    """Tell whether the bot itself made somebody an administrator."""
    return chat.standing_of(person.id).appointed_by == query.bot.id


def _until(query: Query) -> datetime | None:
    """Read the end of a ban; a very short or a very long one never ends."""
    given = query.get("until_date")
    if not given:
        return None
    end = moment(given)
    lasts = end - query.world.now()
    return end if SHORTEST <= lasts <= LONGEST else None


def ban(query: Query) -> bool:
    """Answer banChatMember."""
    chat = group_of(query)
    if chat.is_private:
        raise bad_request("can't ban members in private chats")
    person = _subject(query, chat)
    banned = Standing(Status.KICKED, until=_until(query))
    change_standing(query.world, chat, person, banned, query.bot)
    return True


def unban(query: Query) -> bool:
    """Answer unbanChatMember: without `only_if_banned` it throws members out."""
    chat = group_of(query)
    check_supergroup(chat)
    person = person_of(query, chat)
    check_right(chat, query.bot, *RESTRICT)
    banned = chat.status_of(person.id) is Status.KICKED
    if query.get("only_if_banned") and not banned:
        return True
    _subject(query, chat)
    change_standing(query.world, chat, person, Standing(), query.bot)
    return True


def restrict(query: Query) -> bool:
    """Answer restrictChatMember: with every permission nothing is restricted."""
    chat = supergroup_of(query)
    person = _subject(query, chat)
    independent = bool(query.get("use_independent_chat_permissions"))
    left = given_permissions(query.params["permissions"], independent)
    standing = Standing(
        Status.RESTRICTED,
        permissions=left,
        until=_until(query),
        present=chat.has(person.id),
    )
    if left >= frozenset(PERMISSIONS):
        standing = Standing(Status.MEMBER if chat.has(person.id) else Status.LEFT)
    change_standing(query.world, chat, person, standing, query.bot)
    return True


def set_permissions(query: Query) -> bool:
    """Answer setChatPermissions."""
    chat = group_of(query)
    if not chat.is_group:
        raise bad_request("can't change chat permissions")
    refusal = "not enough rights to change chat permissions"
    check_right(chat, query.bot, "can_restrict_members", refusal)
    independent = bool(query.get("use_independent_chat_permissions"))
    wished = given_permissions(query.params["permissions"], independent)
    if wished == chat.permissions:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.permissions = wished
    show_change(query.world, chat, query.bot, "permissions")
    return True


METHODS: dict[str, Method] = {
    "banChatMember": ban,
    "unbanChatMember": unban,
    "restrictChatMember": restrict,
    "setChatPermissions": set_permissions,
}
