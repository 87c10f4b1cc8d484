"""Where somebody may publish: the bot's own channels, those by hand, the team."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.domain.publication import BY_HAND, INSIDE, Channel, ChannelKind
from bot.services.turn import Turn

#: How Telegram numbers the chats of channels, before the number in their links.
_PRIVATE = 10**12


async def open_channels(turn: Turn, member: Member) -> Sequence[Channel]:
    """Return the channels in which *member* may publish, the first registered first."""
    if not may(member, Action.PUBLISH):
        return []
    every = await turn.unit.channels.everything()
    return [channel for channel in every if channel.open_to(member)]


async def by_hand(turn: Turn) -> Channel:
    """Return what stands for texts that people pass on by hand."""
    return await _implied(turn, BY_HAND)


async def inside(turn: Turn) -> Channel:
    """Return what stands for the members of the office."""
    return await _implied(turn, INSIDE)


async def _implied(turn: Turn, name: str) -> Channel:
    found = await turn.unit.channels.find(name)
    if found is not None:
        return found
    channel = Channel(name, ChannelKind.OTHER, name, turn.member.user_id, turn.now)
    await turn.unit.channels.put(channel)
    return channel


def called(turn: Turn, channel: Channel, locale: str = "") -> str:
    """Name a channel for people."""
    if channel.id in (BY_HAND, INSIDE):
        return turn.label(f"publishing.{IMPLIED[channel.id]}", locale)
    return channel.name


#: The labels of channels that nobody registers.
IMPLIED = {BY_HAND: "by_hand", INSIDE: "inside"}


def post_link(channel: Channel, message_id: int) -> str:
    """Return where a post of ours stands."""
    if channel.link:
        return f"{channel.link}/{message_id}"
    return f"https://t.me/c/{-channel.chat_id - _PRIVATE}/{message_id}"
