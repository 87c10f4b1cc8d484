"""Whether a bot may write in a chat, and the words of the server when not."""

from bot.sandbox.answers import BAD_REQUEST, RefusedError, bad_request, forbidden
from bot.sandbox.chats import CHANNEL, INSIDE, SUPERGROUP, Chat, Status
from bot.sandbox.people import Bot, User

# What may be sent with which permission, and what the server calls it.
SENDABLE = {
    "text": ("can_send_messages", "text messages"),
    "audio": ("can_send_audios", "music"),
    "document": ("can_send_documents", "documents"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "video_note": ("can_send_video_notes", "video notes"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "poll": ("can_send_polls", "polls"),
    "animation": ("can_send_other_messages", "animations"),
    "sticker": ("can_send_other_messages", "stickers"),
    "dice": ("can_send_other_messages", "dice"),
    "contact": ("can_send_messages", "contacts"),
    "location": ("can_send_messages", "locations"),
    "venue": ("can_send_messages", "venues"),
}
NO_CHANNEL_RIGHTS = "need administrator rights in the channel chat"


def check_readable(chat: Chat, bot: Bot) -> None:
    """Refuse when the bot may not ask about this chat, for the first reason."""
    if chat.is_private or chat.username:
        return
    check_inside(chat, bot)


def check_reachable(chat: Chat, bot: Bot) -> None:
    """Refuse when the bot may not act in this chat, for the first reason."""
    if chat.owner is not None:
        _check_private(chat, chat.owner, bot)
    else:
        check_inside(chat, bot)
    if chat.is_channel and not chat.leads(bot.id):
        raise bad_request(NO_CHANNEL_RIGHTS)


def check_writable(chat: Chat, bot: Bot) -> None:
    """Refuse when the bot may not write in this chat, for the first reason."""
    check_reachable(chat, bot)
    if chat.is_channel and not chat.can(bot.id, "can_post_messages"):
        raise bad_request(NO_CHANNEL_RIGHTS)


def check_sendable(chat: Chat, bot: Bot, kind: str) -> None:
    """Refuse a kind of message that the bot's permissions do not allow."""
    right, name = SENDABLE.get(kind, SENDABLE["text"])
    if chat.is_group and not chat.can(bot.id, right):
        raise bad_request(f"not enough rights to send {name} to the chat")


def check_open(chat: Chat, bot: Bot, thread: int | None) -> None:
    """Refuse a message in a closed topic by who may not manage topics."""
    topic = chat.topic_of(thread)
    if topic is None or not topic.closed or topic.creator_id == bot.id:
        return
    if not chat.can(bot.id, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")


def check_right(chat: Chat, bot: Bot, right: str, refusal: str) -> None:
    """Refuse with a reason when the bot has not got a right."""
    if not chat.can(bot.id, right):
        raise bad_request(refusal)


def check_supergroup(chat: Chat) -> None:
    """Refuse a method that only supergroups and channels have."""
    if chat.kind not in {SUPERGROUP, CHANNEL}:
        raise bad_request("method is available for supergroup and channel chats only")


def check_inside(chat: Chat, bot: Bot) -> None:
    """Refuse when the bot is not in a group or channel."""
    if chat.migrated_to is not None:
        reason = "group chat was upgraded to a supergroup chat"
        where = {"migrate_to_chat_id": chat.migrated_to}
        raise RefusedError(BAD_REQUEST, reason, where)
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    status = chat.status_of(bot.id)
    if status is Status.KICKED:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status not in INSIDE:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _check_private(chat: Chat, owner: User, bot: Bot) -> None:
    if owner.deactivated:
        raise forbidden("user is deactivated")
    if chat.status_of(bot.id) is Status.KICKED:
        raise forbidden("bot was blocked by the user")
    if chat.status_of(bot.id) is not Status.MEMBER:
        raise forbidden("bot can't initiate conversation with a user")
