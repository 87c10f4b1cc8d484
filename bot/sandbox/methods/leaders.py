"""Administrators: a bot appoints them, with their rights and their title."""

from dataclasses import replace
from unicodedata import category

from bot.sandbox.access import check_right, check_supergroup
from bot.sandbox.answers import bad_request
from bot.sandbox.chats import Chat
from bot.sandbox.members import change_standing
from bot.sandbox.methods.members import appointed, group_of, person_of, supergroup_of
from bot.sandbox.people import Sender
from bot.sandbox.query import Method, Query
from bot.sandbox.standing import Standing, Status, rights_in

MAX_TITLE = 16
SYMBOL = "So"  # the category of Unicode that holds the emoji


def promote(query: Query) -> bool:
    """Answer promoteChatMember: without any right it demotes."""
    chat = group_of(query)
    check_supergroup(chat)
    person = person_of(query, chat)
    before = chat.standing_of(person.id)
    _check_promotion(query, chat, person)
    wished = {one for one in rights_in(chat.kind) if query.get(one)}
    if not all(chat.can(query.bot.id, one) for one in wished):
        raise bad_request("RIGHT_FORBIDDEN")
    anonymous = bool(query.get("is_anonymous"))
    standing = Standing(Status.MEMBER)
    if wished or anonymous:
        standing = Standing(
            Status.ADMINISTRATOR,
            frozenset(wished | {"can_manage_chat"}),
            title=before.title,
            anonymous=anonymous,
            appointed_by=query.bot.id,
        )
    change_standing(query.world, chat, person, standing, query.bot)
    return True


def _check_promotion(query: Query, chat: Chat, person: Sender) -> None:
    if person is query.bot:
        raise bad_request("can't promote self")
    if chat.status_of(person.id) is Status.CREATOR:
        raise bad_request("can't remove chat owner")
    check_right(chat, query.bot, "can_promote_members", "not enough rights")
    if not chat.has(person.id):
        raise bad_request("bots can't add new chat members")
    if chat.leads(person.id) and not appointed(query, chat, person):
        raise bad_request("CHAT_ADMIN_REQUIRED")


def set_title(query: Query) -> bool:
    """Answer setChatAdministratorCustomTitle."""
    chat = supergroup_of(query)
    person = person_of(query, chat)
    standing = chat.standing_of(person.id)
    title = query.params["custom_title"].strip()
    if standing.status is Status.CREATOR:
        raise bad_request("only creator can edit their custom title")
    if standing.status is not Status.ADMINISTRATOR:
        raise bad_request("user is not an administrator")
    if not appointed(query, chat, person):
        raise bad_request("not enough rights to change custom title of the user")
    if len(title) > MAX_TITLE:
        raise bad_request("ADMIN_RANK_INVALID")
    if any(category(one) == SYMBOL for one in title):
        raise bad_request("ADMIN_RANK_EMOJI_NOT_ALLOWED")
    change_standing(
        query.world, chat, person, replace(standing, title=title), query.bot
    )
    return True


METHODS: dict[str, Method] = {
    "promoteChatMember": promote,
    "setChatAdministratorCustomTitle": set_title,
}
