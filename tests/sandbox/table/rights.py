"""Chats that do not want the bot, and things it has no right to do in those that do."""

from typing import Any

from bot.sandbox.methods import METHODS
from tests.sandbox.table.accepted import ACCEPTED

ANA = {"chat_id": "$ana"}
FORUM = {"chat_id": "$forum"}
BUDI = {**FORUM, "user_id": "$budi"}
TOPIC = {**FORUM, "message_thread_id": "$topic"}
BLOCKED = "bot was blocked by the user"
STRANGER = "bot can't initiate conversation with a user"
DEACTIVATED = "user is deactivated"
KICKED = "bot was kicked from the supergroup chat"
OUTSIDE = "bot is not a member of the supergroup chat"
DELETED = "the group chat was deleted"
MIGRATED = "group chat was upgraded to a supergroup chat"

# What a bot may ask of any chat it has heard of, whoever blocked it.
ASKING = {"getChat", "getChatMember", "getChatMemberCount", "getChatMenuButton"}
# These keep something about a chat and write nothing into it.
KEEPING = {*ASKING, "getChatAdministrators", "setChatMenuButton", "leaveChat"}


def in_chat(marks: set[str]) -> dict[str, dict[str, Any]]:
    rows = {method: row.params for method, row in ACCEPTED.items() if method in METHODS}
    return {
        method: params
        for method, params in rows.items()
        if params.get("chat_id") in marks and method not in KEEPING
    }


PRIVATE = in_chat({"$ana"})
EVERYWHERE = in_chat({"$ana", "$forum"})

# Without any right of an administrator: method, more parameters, refusal.
RIGHTLESS = {
    "pin": (
        "pinChatMessage",
        {**FORUM, "message_id": "$posted"},
        "not enough rights to manage pinned messages in the chat",
    ),
    "unpin": (
        "unpinChatMessage",
        FORUM,
        "not enough rights to manage pinned messages in the chat",
    ),
    "unpin all": (
        "unpinAllChatMessages",
        FORUM,
        "not enough rights to manage pinned messages in the chat",
    ),
    "delete what others wrote": (
        "deleteMessage",
        {**FORUM, "message_id": "$said"},
        "message can't be deleted",
    ),
    "edit what others wrote": (
        "editMessageText",
        {**FORUM, "message_id": "$said", "text": "x"},
        "message can't be edited",
    ),
    "ban": (
        "banChatMember",
        BUDI,
        "not enough rights to restrict/unrestrict chat member",
    ),
    "unban": (
        "unbanChatMember",
        BUDI,
        "not enough rights to restrict/unrestrict chat member",
    ),
    "restrict": (
        "restrictChatMember",
        {**BUDI, "permissions": {}},
        "not enough rights to restrict/unrestrict chat member",
    ),
    "promote": (
        "promoteChatMember",
        {**BUDI, "can_pin_messages": True},
        "not enough rights",
    ),
    "permissions": (
        "setChatPermissions",
        {**FORUM, "permissions": {}},
        "not enough rights to change chat permissions",
    ),
    "title": (
        "setChatTitle",
        {**FORUM, "title": "x"},
        "not enough rights to change chat title",
    ),
    "description": (
        "setChatDescription",
        {**FORUM, "description": "x"},
        "not enough rights to set chat description",
    ),
    "no photo": (
        "deleteChatPhoto",
        FORUM,
        "not enough rights to change chat photo",
    ),
    "link": (
        "createChatInviteLink",
        FORUM,
        "not enough rights to manage chat invite link",
    ),
    "main link": (
        "exportChatInviteLink",
        FORUM,
        "not enough rights to manage chat invite link",
    ),
    "let in": (
        "approveChatJoinRequest",
        {**FORUM, "user_id": "$citra"},
        "not enough rights to manage chat join requests",
    ),
    "topic": (
        "createForumTopic",
        {**FORUM, "name": "x"},
        "not enough rights to create a topic",
    ),
    "edit of a topic of others": (
        "editForumTopic",
        {**FORUM, "message_thread_id": "$room", "name": "x"},
        "not enough rights to edit the topic",
    ),
    "close a topic of others": (
        "closeForumTopic",
        {**FORUM, "message_thread_id": "$room"},
        "not enough rights to close or open the topic",
    ),
    "delete a topic of others": (
        "deleteForumTopic",
        {**FORUM, "message_thread_id": "$room"},
        "not enough rights to delete the topic",
    ),
    "General": (
        "closeGeneralForumTopic",
        FORUM,
        "not enough rights to close or open the topic",
    ),
    "write in a closed topic": (
        "sendMessage",
        {**FORUM, "message_thread_id": "$shut", "text": "x"},
        "TOPIC_CLOSED",
    ),
}
