"""How a group or channel shows itself: title, description, photo."""

from bot.sandbox.access import check_inside, check_right, check_supergroup
from bot.sandbox.answers import bad_request
from bot.sandbox.chats import Chat
from bot.sandbox.media import PICTURE
from bot.sandbox.members import show_change
from bot.sandbox.posting import note
from bot.sandbox.query import Method, Query

CHANGE = "can_change_info"
MAX_TITLE = 128
MAX_DESCRIPTION = 255


def _changed(query: Query, private: str, refusal: str) -> Chat:
    chat = query.chat()
    if chat.is_private:
        raise bad_request(private)
    check_inside(chat, query.bot)
    check_right(chat, query.bot, CHANGE, refusal)
    return chat


def set_title(query: Query) -> bool:
    """Answer setChatTitle."""
    private = "can't change private chat title"
    chat = _changed(query, private, "not enough rights to change chat title")
    title = query.params["title"].strip()[:MAX_TITLE]
    if not title:
        raise bad_request("title must be non-empty")
    if title == chat.title:
        raise bad_request("chat title is not modified")
    chat.title = title
    show_change(query.world, chat, query.bot, "profile")
    note(query.world, chat, query.bot, {"new_chat_title": title})
    return True


def set_description(query: Query) -> bool:
    """Answer setChatDescription; without one it is taken away."""
    private = "can't change private chat description"
    chat = _changed(query, private, "not enough rights to set chat description")
    check_supergroup(chat)
    description = query.get("description", "").strip()
    if len(description) > MAX_DESCRIPTION:
        raise bad_request("CHAT_ABOUT_TOO_LONG")
    if description == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = description
    show_change(query.world, chat, query.bot, "profile")
    return True


def set_photo(query: Query) -> bool:
    """Answer setChatPhoto."""
    private = "can't change private chat photo"
    chat = _changed(query, private, "not enough rights to change chat photo")
    file = query.file("photo")
    chat.photo = {
        "small_file_id": file.id,
        "small_file_unique_id": file.unique_id,
        "big_file_id": file.id,
        "big_file_unique_id": file.unique_id,
    }
    show_change(query.world, chat, query.bot, "profile")
    shown = [{**file.json(), **PICTURE}]
    note(query.world, chat, query.bot, {"new_chat_photo": shown})
    return True


def delete_photo(query: Query) -> bool:
    """Answer deleteChatPhoto."""
    private = "can't change private chat photo"
    chat = _changed(query, private, "not enough rights to change chat photo")
    if chat.photo is None:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.photo = None
    show_change(query.world, chat, query.bot, "profile")
    note(query.world, chat, query.bot, {"delete_chat_photo": True})
    return True


METHODS: dict[str, Method] = {
    "setChatTitle": set_title,
    "setChatDescription": set_description,
    "setChatPhoto": set_photo,
    "deleteChatPhoto": delete_photo,
}
