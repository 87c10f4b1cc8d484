"""Forum topics: a bot opens, changes, closes and deletes them."""

from bot.sandbox.access import check_inside, check_right
from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import Chat
from bot.sandbox.forum import COLOURS, GENERAL, ICONS, MAX_NAME, Topic, icon_sticker
from bot.sandbox.methods.pinning import unpin_messages
from bot.sandbox.query import Method, Query
from bot.sandbox.threads import (
    change_topic,
    close_topic,
    delete_topic,
    hide_general,
    in_topic,
    open_topic,
)

MANAGE = "can_manage_topics"
NOT_MODIFIED = "TOPIC_NOT_MODIFIED"
# What each thing done to a topic needs, and the refusal without it.
EDIT = (MANAGE, "not enough rights to edit the topic")
CLOSE = (MANAGE, "not enough rights to close or open the topic")
DELETE = ("can_delete_messages", "not enough rights to delete the topic")
PIN = (
    "can_pin_messages",
    "not enough rights to manage pinned messages in the chat",
)


def _forum(query: Query) -> Chat:
    chat = query.chat()
    if not chat.is_private:
        check_inside(chat, query.bot)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(query: Query, needs: tuple[str, str]) -> tuple[Chat, Topic]:
    """Find the topic of the call; who created it may do what others need rights for."""
    chat = _forum(query)
    topic = chat.topics.get(query.get("message_thread_id", GENERAL))
    if topic is None or (topic.id == GENERAL and "message_thread_id" in query.params):
        raise bad_request("TOPIC_ID_INVALID")
    if topic.creator_id != query.bot.id or needs is PIN:
        check_right(chat, query.bot, *needs)
    return chat, topic


def _name(query: Query) -> str:
    name: str = query.params["name"].strip()[:MAX_NAME]
    if not name:
        raise bad_request("title must be non-empty")
    return name


def _icon(query: Query) -> str:
    icon: str = query.get("icon_custom_emoji_id", "")
    if icon and icon not in ICONS:
        raise bad_request("DOCUMENT_INVALID")
    return icon


def create(query: Query) -> JsonObject:
    """Answer createForumTopic."""
    chat = _forum(query)
    check_right(chat, query.bot, MANAGE, "not enough rights to create a topic")
    name, icon = _name(query), _icon(query)
    colour = int(query.get("icon_color", COLOURS[0]))
    topic = open_topic(query.world, chat, query.bot, name, colour=colour, icon=icon)
    return topic.json()


def edit(query: Query) -> bool:
    """Answer editForumTopic: what is not given stays."""
    chat, topic = _topic(query, EDIT)
    wanted: JsonObject = {}
    if query.get("name"):
        wanted["name"] = _name(query)
    if "icon_custom_emoji_id" in query.params:
        wanted["icon_custom_emoji_id"] = _icon(query)
    if not wanted:
        return True
    now = {"name": topic.name, "icon_custom_emoji_id": topic.icon}
    changes = {key: value for key, value in wanted.items() if value != now[key]}
    if not changes:
        raise bad_request(NOT_MODIFIED)
    change_topic(query.world, chat, query.bot, topic, changes)
    return True


def edit_general(query: Query) -> bool:
    """Answer editGeneralForumTopic."""
    chat, topic = _topic(query, EDIT)
    name = _name(query)
    if name == topic.name:
        raise bad_request(NOT_MODIFIED)
    change_topic(query.world, chat, query.bot, topic, {"name": name})
    return True


def _closer(closed: bool) -> Method:
    def close(query: Query) -> bool:
        chat, topic = _topic(query, CLOSE)
        if topic.closed == closed:
            raise bad_request(NOT_MODIFIED)
        close_topic(query.world, chat, query.bot, topic, closed)
        return True

    return close


def _hider(hidden: bool) -> Method:
    def hide(query: Query) -> bool:
        chat, topic = _topic(query, CLOSE)
        if topic.hidden == hidden:
            raise bad_request(NOT_MODIFIED)
        hide_general(query.world, chat, query.bot, hidden)
        return True

    return hide


def delete(query: Query) -> bool:
    """Answer deleteForumTopic."""
    chat, topic = _topic(query, DELETE)
    delete_topic(query.world, chat, query.bot, topic)
    return True


def unpin_all(query: Query) -> bool:
    """Answer unpinAllForumTopicMessages, and the same for General."""
    chat, topic = _topic(query, PIN)
    pinned = [one for one in in_topic(chat, topic) if one.id in chat.pinned]
    unpin_messages(query, chat, pinned)
    return True


def icons(query: Query) -> list[JsonObject]:
    """Answer getForumTopicIconStickers."""
    return [icon_sticker(one) for one in ICONS]


METHODS: dict[str, Method] = {
    "createForumTopic": create,
    "editForumTopic": edit,
    "editGeneralForumTopic": edit_general,
    "closeForumTopic": _closer(True),
    "closeGeneralForumTopic": _closer(True),
    "reopenForumTopic": _closer(False),
    "reopenGeneralForumTopic": _closer(False),
    "hideGeneralForumTopic": _hider(True),
    "unhideGeneralForumTopic": _hider(False),
    "deleteForumTopic": delete,
    "unpinAllForumTopicMessages": unpin_all,
    "unpinAllGeneralForumTopicMessages": unpin_all,
    "getForumTopicIconStickers": icons,
}
