"""Messages appear, change and vanish; the bots in the chat get their updates."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat, Status
from bot.sandbox.events import Kind, Tap
from bot.sandbox.messages import Button, Content, Message
from bot.sandbox.people import Bot, Sender, User
from bot.sandbox.world import World


def post(
    world: World,
    chat: Chat,
    sender: Sender,
    content: Content,
    *,
    reply_to: Message | None = None,
    extra: JsonObject | None = None,
    silent: bool = False,
) -> Message:
    """Put a new message in a chat, and its update in the bots' queues."""
    now = world.now()
    message = Message(chat, chat.next_id(), sender, now, content, reply_to, extra or {})
    message.silent = silent
    chat.messages[message.id] = message
    world.events.add(Kind.MESSAGE, now, chat, by=sender, message=message)
    deliver(message, "message")
    return message


def revise(world: World, message: Message, content: Content) -> None:
    """Replace what a message says and keep the earlier content."""
    message.history.append(message.content)
    message.content = content
    message.edited_at = world.now()
    chat, by = message.chat, message.sender
    world.events.add(Kind.EDIT, world.now(), chat, by=by, message=message)
    deliver(message, "edited_message")


def remove(world: World, message: Message, by: Sender) -> None:
    """Take a message off every screen."""
    message.deleted = True
    world.events.add(Kind.DELETE, world.now(), message.chat, by=by, message=message)


def deliver(message: Message, kind: str) -> None:
    """Queue a person's message at every bot that may read it."""
    if isinstance(message.sender, Bot):
        return
    for bot in message.chat.bots():
        if may_read(bot, message):
            bot.updates.push(kind, message.json())


def may_read(bot: Bot, message: Message) -> bool:
    """Tell whether privacy mode lets the bot see a message of a group."""
    chat = message.chat
    if chat.is_private or bot.reads_all or chat.leads(bot.id):
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


def change_status(
    world: World, chat: Chat, person: Sender, status: Status, by: Sender
) -> None:
    """Change what somebody is in a chat and tell the bots that may know."""
    before = chat.status_of(person.id)
    chat.place(person, status)
    if before is status:
        return
    change = {
        "chat": chat.json(),
        "from": by.json(),
        "date": int(world.now().timestamp()),
        "old_chat_member": member_json(person, before),
        "new_chat_member": member_json(person, status),
    }
    if isinstance(person, Bot):
        person.updates.push("my_chat_member", change)
    for bot in chat.bots():
        if bot is not person and chat.leads(bot.id):
            bot.updates.push("chat_member", change)


POWERS = (
    "can_be_edited",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)


def member_json(person: Sender, status: Status) -> JsonObject:
    """Show a member of a chat with the fields its status must have."""
    shown: JsonObject = {"user": person.json(), "status": status.value}
    if status is Status.ADMINISTRATOR:
        shown |= dict.fromkeys(POWERS, True)
    if status in {Status.ADMINISTRATOR, Status.CREATOR}:
        shown["is_anonymous"] = False
    if status is Status.KICKED:
        shown["until_date"] = 0
    return shown
