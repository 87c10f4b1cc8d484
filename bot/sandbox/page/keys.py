"""Every chat has one number on the page, also where a person has several bots.

For the Bot API a private chat has the id of its person, whichever bot it is with.
"""

from bot.sandbox.chats import Chat
from bot.sandbox.people import Bot
from bot.sandbox.world import World

STEP = 10**11


def key_of(world: World, chat: Chat) -> int:
    """Return the number of a chat: its id, with more bots their place before it."""
    bot = bot_of(chat) if chat.is_private else None
    if bot is None:
        return chat.id
    return chat.id + STEP * list(world.bots.values()).index(bot)


def bot_of(chat: Chat) -> Bot | None:
    """Return the bot that one talks to in a chat, before Start too."""
    people = chat.people.values() if chat.is_private else chat.members()
    return next((one for one in people if isinstance(one, Bot)), None)


def chat_by(world: World, key: int) -> Chat:
    """Find a chat by its number, or raise `LookupError`."""
    if key in world.groups:
        return world.groups[key]
    for chat in world.direct.values():
        if chat.id == key:
            return chat
    place, user_id = divmod(key, STEP)
    bots = list(world.bots.values())
    if user_id not in world.users or not 0 <= place < len(bots):
        raise LookupError(f"no chat {key}")
    return world.private_chat(bots[place], world.users[user_id])
