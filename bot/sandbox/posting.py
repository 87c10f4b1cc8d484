"""Messages appear, change and vanish; the bots in the chat get their updates."""

from dataclasses import replace

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import SUPERGROUP, Chat
from bot.sandbox.events import Kind, Tap
from bot.sandbox.messages import Button, Content, Message
from bot.sandbox.origins import origin_of
from bot.sandbox.people import TELEGRAM, Bot, Sender, User
from bot.sandbox.world import World

# Notes that a bot hears of although it caused them.
OWN_NOTES = {
    "left_chat_member",
    "pinned_message",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
}
IN_CHANNELS = {"message": "channel_post", "edited_message": "edited_channel_post"}


def post(
    world: World,
    chat: Chat,
    sender: Sender,
    content: Content,
    *,
    reply_to: Message | None = None,
    extra: JsonObject | None = None,
    silent: bool = False,
    thread: int | None = None,
    sender_chat: Chat | None = None,
) -> Message:
    """Put a new message in a chat, and its update in the bots' queues."""
    now = world.now()
    message = Message(chat, chat.next_id(), sender, now, content, reply_to, extra or {})
    message.silent = silent
    message.thread = _thread(chat, reply_to) if thread is None else thread
    hidden = chat.is_channel or chat.standing_of(sender.id).anonymous
    message.sender_chat = sender_chat or (chat if hidden else None)
    chat.messages[message.id] = message
    world.events.add(Kind.MESSAGE, now, chat, by=sender, message=message)
    deliver(message, "message")
    if chat.is_channel and chat.linked and content.kind != "service":
        message.echo = _echo(world, message, chat.linked)
    return message


def note(
    world: World,
    chat: Chat,
    by: Sender,
    what: JsonObject,
    thread: int | None = None,
) -> Message:
    """Put a service message in a chat."""
    return post(world, chat, by, Content("service", media=what), thread=thread)


def _thread(chat: Chat, reply_to: Message | None) -> int | None:
    if reply_to is None or reply_to.chat is not chat or chat.kind != SUPERGROUP:
        return None
    return reply_to.thread or (None if chat.is_forum else reply_to.id)


def _echo(world: World, message: Message, group: Chat) -> Message:
    """Let a post of a channel appear in the group where it is discussed."""
    content = replace(message.content, markup=None)
    extra = {
        **message.extra,
        "is_automatic_forward": True,
        "forward_origin": origin_of(message),
    }
    return post(world, group, TELEGRAM, content, extra=extra, sender_chat=message.chat)


def revise(world: World, message: Message, content: Content) -> None:
    """Replace what a message says and keep the earlier content."""
    message.history.append(message.content)
    message.content = content
    message.edited_at = world.now()
    chat, by = message.chat, message.sender
    world.events.add(Kind.EDIT, world.now(), chat, by=by, message=message)
    deliver(message, "edited_message")
    if message.echo and not message.echo.deleted:
        revise(world, message.echo, replace(content, markup=None))


def remove(world: World, message: Message, by: Sender) -> None:
    """Take a message off every screen."""
    message.deleted = True
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    world.events.add(Kind.DELETE, world.now(), message.chat, by=by, message=message)
    if message.echo and not message.echo.deleted:
        remove(world, message.echo, by)


def deliver(message: Message, kind: str) -> None:
    """Queue a message at every bot that may read it."""
    if message.chat.is_channel:
        kind = IN_CHANNELS[kind]
    for bot in _present(message):
        if _hears(bot, message):
            bot.updates.push(kind, message.json())


def _present(message: Message) -> list[Bot]:
    """List the bots inside, and one that the message shows out."""
    chat = message.chat
    left = message.content.media.get("left_chat_member")
    gone = chat.people.get(left["id"]) if left else None
    if isinstance(gone, Bot) and not chat.has(gone.id):
        return [*chat.bots(), gone]
    return chat.bots()


def _hears(bot: Bot, message: Message) -> bool:
    """Tell whether the author lets a bot hear: of bots only notes and posts."""
    if message.sender is bot:
        return message.kind == "service" and bool(
            OWN_NOTES & message.content.media.keys()
        )
    if isinstance(message.sender, Bot) and not message.chat.is_channel:
        return message.kind == "service"
    return may_read(bot, message)


def may_read(bot: Bot, message: Message) -> bool:
    """Tell whether privacy mode lets the bot see a message of a group."""
    chat = message.chat
    if not chat.is_group or bot.reads_all or chat.leads(bot.id):
        return True
    replied = message.reply_to
    if message.kind == "service" or (replied and replied.sender is bot):
        return True
    return any(_is_command_for(bot, word) for word in _commands(message))


def _commands(message: Message) -> list[str]:
    units = message.content.text.encode("utf-16-le")
    found = [one for one in message.entities if one["type"] == "bot_command"]
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in found
    ]


def _is_command_for(bot: Bot, word: str) -> bool:
    addressee = word.partition("@")[2].lower()
    return addressee in {"", bot.username.lower()}


def press(
    world: World, user: User, message: Message, button: Button, copies: int = 1
) -> Tap:
    """Press a button; `copies` updates tell of the one tap."""
    tap = Tap(world.new_tap_id(), world.now(), user.id, message, button)
    world.taps[tap.id] = tap
    query = {
        "id": tap.id,
        "from": user.json(),
        "message": message.json(),
        "chat_instance": str(-message.chat.id * 7919),
        "data": button.data,
    }
    if isinstance(message.sender, Bot):
        for _ in range(copies):
            message.sender.updates.push("callback_query", query)
    return tap
