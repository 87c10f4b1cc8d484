"""Messages are pinned and unpinned, by bots and people."""

from bot.sandbox.events import Kind
from bot.sandbox.messages import Message
from bot.sandbox.people import Sender
from bot.sandbox.posting import note
from bot.sandbox.world import World


def pin_message(world: World, message: Message, by: Sender) -> None:
    """Pin a message; a pin that is there stays."""
    chat = message.chat
    if message.id in chat.pinned:
        return
    chat.pinned.append(message.id)
    world.events.add(Kind.PIN, world.now(), chat, by=by, message=message)
    note(world, chat, by, {"pinned_message": message.json(nested=True)}, message.thread)


def unpin_message(world: World, message: Message, by: Sender) -> None:
    """Take the pin off a message; nothing tells of it but the screen."""
    message.chat.pinned.remove(message.id)
    world.events.add(Kind.UNPIN, world.now(), message.chat, by=by, message=message)
