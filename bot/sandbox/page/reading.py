"""How far somebody has read a chat."""

from bot.sandbox.events import Kind
from bot.sandbox.messages import Message
from bot.sandbox.people import User
from bot.sandbox.world import World


def mark_read(world: World, user: User, message: Message) -> None:
    """Let somebody have read a chat up to a message; it never goes back."""
    chat = message.chat
    if chat.read.get(user.id, 0) >= message.id:
        return
    chat.read[user.id] = message.id
    world.events.add(Kind.READ, world.now(), chat, by=user, message=message)
