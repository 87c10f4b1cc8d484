"""Editing and deleting what was sent."""

from dataclasses import replace
from datetime import timedelta

from bot.sandbox import markup, media
from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Content, Message
from bot.sandbox.posting import remove, revise
from bot.sandbox.query import Method, Query

DELETABLE = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
REPLACEABLE = {"text", "photo", "video", "animation", "audio", "document"}
# What may replace what in an album.
ALBUM_KINDS = {
    "photo": "picture",
    "video": "picture",
    "audio": "audio",
    "document": "document",
    "animation": "animation",
}
CAPTIONED = {"photo", "video", "animation", "audio", "document", "voice"}


def edit_text(query: Query) -> JsonObject:
    """Answer editMessageText."""
    formatted = query.text()
    message = editable(query)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    content = replace(message.content, text=formatted.text, entities=formatted.entities)
    return _edited(query, message, content)


def edit_caption(query: Query) -> JsonObject:
    """Answer editMessageCaption."""
    formatted = query.caption()
    message = editable(query)
    if message.kind not in CAPTIONED:
        raise bad_request("there is no caption in the message to edit")
    content = replace(message.content, text=formatted.text, entities=formatted.entities)
    return _edited(query, message, content)


def edit_markup(query: Query) -> JsonObject:
    """Answer editMessageReplyMarkup."""
    message = editable(query)
    return _edited(query, message, message.content)


def edit_media(query: Query) -> JsonObject:
    """Answer editMessageMedia: a text gets media, media become others."""
    item = query.params["media"]
    message = editable(query)
    kind, before = item["type"], message.kind
    if before not in REPLACEABLE or (
        "media_group_id" in message.extra and ALBUM_KINDS[kind] != ALBUM_KINDS[before]
    ):
        raise bad_request("message can't be edited")
    words = query.caption(item)
    file = query.world.files.taken(kind, item["media"], query.uploads)
    shown = media.shown(kind, file, item)
    return _edited(query, message, Content(kind, words.text, words.entities, shown))


def editable(query: Query) -> Message:
    """Return the message of the call when the bot may edit it, or refuse."""
    chat = query.reached()
    message = query.message(chat, "message to edit not found")
    other_keyboard = message.content.markup and not message.buttons
    if not _may_edit(query, message) or "forward_origin" in message.extra:
        raise bad_request("message can't be edited")
    if message.kind == "service" or other_keyboard:
        raise bad_request("message can't be edited")
    return message


def _may_edit(query: Query, message: Message) -> bool:
    """Tell whether the bot wrote it, or edits what others post in a channel."""
    right = "can_post_messages"
    if message.sender is not query.bot:
        right = "can_edit_messages"
    own = message.sender is query.bot or message.chat.is_channel
    return own and (
        not message.chat.is_channel or message.chat.can(query.bot.id, right)
    )


def _edited(query: Query, message: Message, content: Content) -> JsonObject:
    private = message.chat.is_private
    keyboard = markup.checked(query.get("reply_markup"), private)
    content = replace(content, markup=keyboard)
    if content == message.content:
        raise bad_request(NOT_MODIFIED)
    revise(query.world, message, content)
    return message.json()


def delete(query: Query) -> bool:
    """Answer deleteMessage."""
    chat = query.reached()
    _delete(query, chat, query.message(chat, "message to delete not found"))
    return True


def delete_many(query: Query) -> bool:
    """Answer deleteMessages: what is not there is skipped."""
    chat = query.reached()
    for message_id in query.params["message_ids"]:
        message = chat.living(message_id)
        if message:
            _delete(query, chat, message)
    return True


def _delete(query: Query, chat: Chat, message: Message) -> None:
    old = query.world.now() - message.at > DELETABLE
    opening = "forum_topic_created" in message.content.media
    own = message.sender is query.bot and not chat.is_channel
    if old or opening or not (own or _may_delete(query, chat, message)):
        raise bad_request("message can't be deleted")
    remove(query.world, message, query.bot)


def _may_delete(query: Query, chat: Chat, message: Message) -> bool:
    own_post = message.sender is query.bot and chat.can(
        query.bot.id, "can_post_messages"
    )
    return own_post or chat.can(query.bot.id, "can_delete_messages")


METHODS: dict[str, Method] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete,
    "deleteMessages": delete_many,
}
