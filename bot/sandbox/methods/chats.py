"""Asking about chats and files, and leaving."""

from bot.sandbox.access import check_inside, check_readable
from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import SUPERGROUP, Chat, Status
from bot.sandbox.files import MAX_DOWNLOAD
from bot.sandbox.members import change_status, member_json
from bot.sandbox.people import Bot
from bot.sandbox.posting import note
from bot.sandbox.query import Method, Query
from bot.sandbox.standing import PERMISSIONS

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def _readable(query: Query) -> Chat:
    chat = query.chat()
    check_readable(chat, query.bot)
    return chat


def get_chat(query: Query) -> JsonObject:
    """Answer getChat."""
    chat = _readable(query)
    shown = {
        **chat.json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, True),
        **_profile(chat, query.bot),
        **_history(chat, query.bot),
    }
    if chat.pinned:
        pinned = chat.messages[chat.pinned[-1]]
        shown["pinned_message"] = pinned.json(nested=True)
    return shown


def _profile(chat: Chat, bot: Bot) -> JsonObject:
    """Return what a group or channel tells of itself."""
    shown: JsonObject = {}
    if chat.username:
        shown["active_usernames"] = [chat.username]
    if chat.description:
        shown["description"] = chat.description
    if chat.linked:
        shown["linked_chat_id"] = chat.linked.id
    if chat.photo:
        shown["photo"] = chat.photo
    if chat.is_group:
        shown["permissions"] = {one: one in chat.permissions for one in PERMISSIONS}
    primary = [one for one in chat.links.values() if one.primary and not one.revoked]
    if primary and chat.can(bot.id, "can_invite_users"):
        shown["invite_link"] = primary[-1].url
    return shown


def _history(chat: Chat, bot: Bot) -> JsonObject:
    """Tell an administrator whether newcomers see what was said: in a forum always."""
    shown = chat.visible_history or chat.is_forum
    told = chat.kind == SUPERGROUP and chat.leads(bot.id) and shown
    return {"has_visible_history": True} if told else {}


def get_member(query: Query) -> JsonObject:
    """Answer getChatMember."""
    chat = _readable(query)
    person = chat.people.get(query.params["user_id"])
    if person is None:
        user = query.world.users.get(query.params["user_id"])
        if user is None:
            raise bad_request("user not found")
        person = user
    return member_json(chat, person, chat.standing_of(person.id), query.bot)


def get_administrators(query: Query) -> list[JsonObject]:
    """Answer getChatAdministrators: no bot but the one that asks."""
    chat = _readable(query)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    leaders = [
        one
        for one in chat.members()
        if chat.leads(one.id) and (one is query.bot or not isinstance(one, Bot))
    ]
    return [
        member_json(chat, one, chat.standing_of(one.id), query.bot) for one in leaders
    ]


def get_count(query: Query) -> int:
    """Answer getChatMemberCount."""
    return len(_readable(query).members())


def leave(query: Query) -> bool:
    """Answer leaveChat."""
    chat = query.chat()
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    check_inside(chat, query.bot)
    if chat.is_group:
        note(query.world, chat, query.bot, {"left_chat_member": query.bot.json()})
    change_status(query.world, chat, query.bot, Status.LEFT, query.bot)
    return True


def get_file(query: Query) -> JsonObject:
    """Answer getFile."""
    file = query.world.files.find(query.params["file_id"])
    if file.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file.json(), "file_path": file.path}


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": get_count,
    "leaveChat": leave,
    "getFile": get_file,
}
