"""Invite links, and the people who ask to be let in."""

from bot.sandbox.access import check_inside, check_right
from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import Chat, moment
from bot.sandbox.invites import InviteLink
from bot.sandbox.people import User
from bot.sandbox.phones.joining import admit, new_link, turn_away
from bot.sandbox.query import Method, Query

INVITE = "can_invite_users"
MAX_NAME = 32
NO_LINK = "INVITE_HASH_EXPIRED"


def _inviting(query: Query, refusal: str) -> Chat:
    chat = query.chat()
    if chat.is_private:
        raise bad_request("can't manage invite links of private chats")
    check_inside(chat, query.bot)
    if not chat.leads(query.bot.id):  # what members may do is not enough for a bot
        raise bad_request(refusal)
    check_right(chat, query.bot, INVITE, refusal)
    return chat


def _linking(query: Query) -> Chat:
    return _inviting(query, "not enough rights to manage chat invite link")


def _check(query: Query) -> None:
    if query.get("creates_join_request") and query.get("member_limit"):
        raise bad_request(
            "member limit can't be specified for links requiring administrator approval"
        )


def _shaped(query: Query, link: InviteLink) -> InviteLink:
    """Give a link what the call says of it."""
    end = query.get("expire_date")
    link.by_request = bool(query.get("creates_join_request"))
    link.name = query.get("name", "")[:MAX_NAME]
    link.limit = query.get("member_limit")
    link.expires = moment(end) if end else None
    return link


def create(query: Query) -> JsonObject:
    """Answer createChatInviteLink."""
    chat = _linking(query)
    _check(query)
    return _shaped(query, new_link(query.world, chat, query.bot)).json()


def edit(query: Query) -> JsonObject:
    """Answer editChatInviteLink: only its own links, and no primary one."""
    link = _own(query)
    _check(query)
    return _shaped(query, link).json()


def revoke(query: Query) -> JsonObject:
    """Answer revokeChatInviteLink; a primary link gets a successor."""
    link = _own(query, primary=True)
    link.revoked = True
    if link.primary:
        new_link(query.world, query.chat(), query.bot, primary=True)
    return link.json()


def _own(query: Query, primary: bool = False) -> InviteLink:
    link = _linking(query).links.get(query.params["invite_link"])
    if link is None or link.creator is not query.bot or link.revoked:
        raise bad_request(NO_LINK)
    if link.primary and not primary:
        raise bad_request("INVITE_PERMANENT_IMMUTABLE")
    return link


def export(query: Query) -> str:
    """Answer exportChatInviteLink: the old primary link of the bot is revoked."""
    chat = _linking(query)
    for link in chat.links.values():
        if link.primary and link.creator is query.bot:
            link.revoked = True
    return new_link(query.world, chat, query.bot, primary=True).url


def _asking(query: Query) -> tuple[Chat, User]:
    chat = _inviting(query, "not enough rights to manage chat join requests")
    number = int(query.params["user_id"])
    if chat.has(number):
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if number not in chat.requests:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, chat.requests[number]


def approve(query: Query) -> bool:
    """Answer approveChatJoinRequest."""
    chat, user = _asking(query)
    admit(query.world, chat, user, query.bot)
    return True


def decline(query: Query) -> bool:
    """Answer declineChatJoinRequest."""
    chat, user = _asking(query)
    turn_away(query.world, chat, user, query.bot)
    return True


METHODS: dict[str, Method] = {
    "createChatInviteLink": create,
    "editChatInviteLink": edit,
    "revokeChatInviteLink": revoke,
    "exportChatInviteLink": export,
    "approveChatJoinRequest": approve,
    "declineChatJoinRequest": decline,
}
