"""Asking about chats and files, and leaving."""

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import INSIDE, Chat, Status, check_writable
from bot.sandbox.files import MAX_DOWNLOAD
from bot.sandbox.messages import Content
from bot.sandbox.posting import change_status, member_json, post
from bot.sandbox.query import Method, Query

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def _readable(query: Query) -> Chat:
    chat = query.chat()
    if not chat.is_private:
        check_writable(chat, query.bot)
    return chat


def get_chat(query: Query) -> JsonObject:
    """Answer getChat."""
    chat = _readable(query)
    shown = {
        **chat.json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, True),
    }
    if chat.pinned:
        pinned = chat.messages[chat.pinned[-1]]
        shown["pinned_message"] = pinned.json(nested=True)
    return shown


def get_member(query: Query) -> JsonObject:
    """Answer getChatMember."""
    chat = _readable(query)
    person = chat.people.get(query.params["user_id"])
    if person is None:
        user = query.world.users.get(query.params["user_id"])
        if user is None:
            raise bad_request("user not found")
        person = user
    return member_json(person, chat.status_of(person.id))


def get_administrators(query: Query) -> list[JsonObject]:
    """Answer getChatAdministrators: people only, as the server does."""
    chat = _readable(query)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    leaders = [one for one in chat.members() if chat.leads(one.id)]
    return [member_json(one, chat.status_of(one.id)) for one in leaders]


def get_count(query: Query) -> int:
    """Answer getChatMemberCount."""
    return len(_readable(query).members())


def leave(query: Query) -> bool:
    """Answer leaveChat."""
    chat = query.chat()
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    if chat.status_of(query.bot.id) not in INSIDE:
        check_writable(chat, query.bot)
    note = Content("service", media={"left_chat_member": query.bot.json()})
    post(query.world, chat, query.bot, note)
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
