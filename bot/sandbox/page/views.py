"""What the page shows: people, bots, chats with their newest messages, events."""

from itertools import islice

from bot.sandbox.access import SENDABLE
from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat, Status
from bot.sandbox.events import Event, Kind, Tap
from bot.sandbox.messages import Message
from bot.sandbox.page.keys import bot_of, key_of
from bot.sandbox.page.message_views import full_name, message_view
from bot.sandbox.people import Bot, User
from bot.sandbox.world import World

PAGE_OF_MESSAGES = 60
KINDS = {Kind.UNPIN: "pin", Kind.POLL: "edit"}
WITH_MESSAGE = {Kind.MESSAGE, Kind.EDIT, Kind.DELETE, Kind.REACTION, Kind.POLL}
WITH_CHAT = {Kind.PIN, Kind.UNPIN, Kind.TOPIC, Kind.MEMBER}


def snapshot(world: World, stage: JsonObject) -> JsonObject:
    """Show everything, and the number of the last event that is in it."""
    for user in world.users.values():
        for bot in world.bots.values():
            world.private_chat(bot, user)
    chats = [{**chat_view(world, one), **_newest(world, one)} for one in world.chats()]
    return {
        "event": world.events.last,
        "life": world.events.life,
        "people": [person_view(world, one) for one in world.users.values()],
        "bots": [_bot_view(one) for one in world.bots.values()],
        "chats": chats,
        "stage": stage,
    }


def person_view(world: World, user: User) -> JsonObject:
    """Show a person, and how they stand with the first bot."""
    bot = next(iter(world.bots.values()), None)
    chat = world.private.get((bot.id, user.id)) if bot else None
    status = chat.status_of(bot.id) if bot and chat else Status.LEFT
    return {
        "id": user.id,
        "name": full_name(user),
        "language": user.language_code,
        "blocked": status is Status.KICKED,
        "started": status is not Status.LEFT,
    }


def _bot_view(bot: Bot) -> JsonObject:
    return {"id": bot.id, "name": bot.first_name, "username": bot.username}


def chat_view(world: World, chat: Chat) -> JsonObject:
    """Show a chat without its messages."""
    people = [one.id for one in chat.members() if isinstance(one, User)]
    linked = key_of(world, chat.linked) if chat.linked else None
    bot = bot_of(chat)
    return {
        "id": key_of(world, chat),
        "kind": chat.kind,
        "title": chat.title or None,
        "bot": bot.id if bot else None,
        "members": people,
        "writers": [one for one in people if may_write(chat, one)],
        "forum": chat.is_forum,
        "topics": [
            {"id": one.id, "name": one.name, "closed": one.closed}
            for one in chat.topics.values()
        ],
        "pinned": list(chat.pinned),
        "linked": linked,
        "read": {str(person): number for person, number in chat.read.items()},
    }


def may_write(chat: Chat, person_id: int) -> bool:
    """Tell whether somebody may write a text in a chat."""
    if chat.deleted or chat.migrated_to is not None or not chat.has(person_id):
        return False
    right = "can_post_messages" if chat.is_channel else SENDABLE["text"][0]
    return chat.can(person_id, right)


def _newest(world: World, chat: Chat) -> JsonObject:
    return history(world, chat, chat.last_id + 1)


def history(world: World, chat: Chat, before: int) -> JsonObject:
    """Show the newest messages before one, oldest first, and whether more exist."""
    numbers = range(min(before, chat.last_id + 1) - 1, 0, -1)
    living = (one for one in map(chat.living, numbers) if one is not None)
    found = list(islice(living, PAGE_OF_MESSAGES + 1))
    shown = found[:PAGE_OF_MESSAGES][::-1]
    return {
        "messages": [message_view(world, one) for one in shown],
        "more": len(found) > PAGE_OF_MESSAGES,
    }


def event_view(world: World, event: Event) -> JsonObject:
    """Show one event; its message is shown as it is now."""
    shown: JsonObject = {
        "number": event.number,
        "kind": KINDS.get(event.kind, event.kind.value),
        "at": event.at.isoformat(),
        "chat": key_of(world, event.chat),
        "by": event.by.id,
    }
    if event.action:
        shown["action"] = event.action
    return {**shown, **_message_part(world, event), **_chat_part(world, event)}


def _message_part(world: World, event: Event) -> JsonObject:
    if event.tap is not None:
        return {"tap": tap_view(event.tap)}
    if event.message is None:
        return {}
    if event.kind is Kind.READ:
        return {"read": event.message.id}
    if event.kind in WITH_MESSAGE:
        return {"message": message_view(world, event.message)}
    return {}


def _chat_part(world: World, event: Event) -> JsonObject:
    """Show the chat where it changed, and the person that a bot's chat belongs to."""
    chat, shown = event.chat, {}
    if event.kind in WITH_CHAT or _changes_chat(event.message, event.kind):
        shown["view"] = chat_view(world, chat)
        if chat.owner is not None:
            shown["person"] = person_view(world, chat.owner)
    return shown


def _changes_chat(message: Message | None, kind: Kind) -> bool:
    """Tell whether a new message may be the first of its chat, or change it."""
    if message is None or kind is not Kind.MESSAGE:
        return False
    first = next(iter(message.chat.messages), None) == message.id
    start = message.content.text.startswith("/start")
    return first or message.kind == "service" or start


def reset_view(world: World) -> JsonObject:
    """Show the event that says: load everything again."""
    return {
        "number": world.events.last,
        "kind": "reset",
        "at": world.now().isoformat(),
        "chat": None,
        "by": None,
    }


def tap_view(tap: Tap) -> JsonObject:
    """Show a pressed button and what the bot answered."""
    row, column = _place(tap)
    return {
        "id": tap.id,
        "user": tap.user_id,
        "message": tap.message.id,
        "row": row,
        "column": column,
        "answered": tap.answered,
        "text": tap.text,
        "alert": tap.show_alert,
        "url": tap.url,
    }


def _place(tap: Tap) -> tuple[int | None, int | None]:
    """Find the pressed button, also in what the message said before."""
    for content in (tap.message.content, *reversed(tap.message.history)):
        for row, buttons in enumerate(content.buttons):
            if tap.button in buttons:
                return row, buttons.index(tap.button)
    return None, None
