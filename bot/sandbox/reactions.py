"""Reactions on messages: who put what, and which bots hear of it."""

from collections.abc import Iterable

from bot.sandbox.answers import JsonObject
from bot.sandbox.events import Kind
from bot.sandbox.messages import Message
from bot.sandbox.people import Bot, Sender
from bot.sandbox.world import World

# What the server takes as a reaction of the kind "emoji".
EMOJI = {
    "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢",
    "🎉", "🤩", "🤮", "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳",
    "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓",
    "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈",
    "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
    "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀",
    "😡",
}  # fmt: skip


def emoji_reaction(emoji: str) -> JsonObject:
    """Return a reaction as the Bot API shows it."""
    return {"type": "emoji", "emoji": emoji}


def react(
    world: World, message: Message, by: Sender, put: Iterable[JsonObject]
) -> None:
    """Replace what somebody put on a message; nothing takes it away."""
    before, now = message.reactions.get(by.id, ()), tuple(put)
    if before == now:
        return
    message.reactions.pop(by.id, None)
    if now:
        message.reactions[by.id] = now
    action = "".join(str(one.get("emoji", "")) for one in now)
    world.events.add(
        Kind.REACTION, world.now(), message.chat, by=by, message=message, action=action
    )
    _tell(world, message, by, before, now)


def _tell(
    world: World,
    message: Message,
    by: Sender,
    before: tuple[JsonObject, ...],
    now: tuple[JsonObject, ...],
) -> None:
    """Tell the bots: in groups administrators only, in channels only the sums."""
    chat = message.chat
    if isinstance(by, Bot):
        return
    place = {
        "chat": chat.json(),
        "message_id": message.id,
        "date": int(world.now().timestamp()),
    }
    change = {
        **place,
        **_actor(message, by),
        "old_reaction": list(before),
        "new_reaction": list(now),
    }
    for bot in chat.bots():
        if chat.is_channel and chat.leads(bot.id):
            sums = {**place, "reactions": counted(message)}
            bot.updates.push("message_reaction_count", sums)
        elif chat.is_private or chat.leads(bot.id):
            bot.updates.push("message_reaction", change)


def _actor(message: Message, by: Sender) -> JsonObject:
    chat = message.chat
    hidden = chat.standing_of(by.id).anonymous
    return {"actor_chat": chat.json()} if hidden else {"user": by.json()}


def counted(message: Message) -> list[JsonObject]:
    """Count the reactions, the most frequent first."""
    put = [one for each in message.reactions.values() for one in each]
    kinds = {repr(one): one for one in put}.values()
    sums = [{"type": one, "total_count": put.count(one)} for one in kinds]
    return sorted(sums, key=lambda one: -int(one["total_count"]))
