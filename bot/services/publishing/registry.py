"""/kanal: the channels of the office, and who may publish in each."""

from bot.domain.access import Action, may
from bot.domain.channel_reading import channel_typed, kind_of
from bot.domain.publication import Channel
from bot.domain.publish_errors import ChannelUnclear
from bot.domain.text import visible
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.publishing.switches import channel_line, show_channel, the_channel
from bot.services.requests import Pressed, Sent, Typed
from bot.services.turn import Turn, member_turn

#: A name and its address are at most this long.
LONGEST = 300

#: The question that a name with its address answers.
DIALOGUE = "channel_new"

#: Value of a button that lets every one of these roles publish again.
EVERYBODY = "all"


async def channels_typed(desk: Desk, typed: Typed) -> str:
    """/kanal shows the registry; "/kanal Situs kota; https://…" registers one."""
    async with member_turn(desk, typed, Action.SEE_CHANNELS) as turn:
        if visible(typed.text) and may(turn.member, Action.KEEP_CHANNELS):
            await _register(turn, typed.text)
        else:
            await show_registry(turn)
    return turn.toast


async def see_registry(desk: Desk, pressed: Pressed) -> str:
    """Show the registry in place."""
    async with member_turn(desk, pressed, Action.SEE_CHANNELS) as turn:
        await show_registry(turn)
    return turn.toast


async def show_registry(turn: Turn) -> None:
    """List every channel; who keeps the registry may change each."""
    channels = await turn.unit.channels.everything()
    keeps = may(turn.member, Action.KEEP_CHANNELS)
    rows = []
    if keeps:
        rows = [[_opening(turn, channel)] for channel in channels]
        rows.append([turn.button("channel_new")])
    await turn.reply(
        "channels",
        rows=rows,
        channels=[channel_line(turn, channel) for channel in channels],
        keeps=keeps,
        bot=turn.desk.house.bot_username,
    )


def _opening(turn: Turn, channel: Channel) -> Button:
    return turn.button("channel", channel.id, text=channel.name)


async def ask_channel(desk: Desk, pressed: Pressed) -> str:
    """Ask for name and address of a channel where a person publishes."""
    async with member_turn(desk, pressed, Action.KEEP_CHANNELS) as turn:
        await turn.ask(DIALOGUE)
        await turn.reply(
            "channel_ask",
            fresh=True,
            rows=[[turn.button("cancel")]],
            bot=turn.desk.house.bot_username,
        )
    return turn.toast


async def answer_channel(desk: Desk, sent: Sent) -> str:
    """Register the channel that was typed."""
    async with member_turn(desk, sent, Action.KEEP_CHANNELS) as turn:
        await _register(turn, sent.content.text)
        await turn.unit.dialogues.end(turn.member.user_id)
    return turn.toast


async def _register(turn: Turn, words: str) -> None:
    read = channel_typed(checked_length(words, LONGEST))
    if read is None:
        raise ChannelUnclear
    name, link = read
    same = [
        one
        for one in await turn.unit.channels.everything()
        if not one.own and one.name.casefold() == name.casefold()
    ]
    channel = replace(
        same[0] if same else await _fresh(turn, name),
        kind=kind_of(name, link),
        link=link,
    )
    await turn.unit.channels.put(channel)
    await turn.record("channel_registered", "channel", channel.id)
    await show_channel(turn, channel)


async def _fresh(turn: Turn, name: str) -> Channel:
    number = await turn.unit.channels.next_id()
    return Channel(number, kind_of(name, ""), name, turn.member.user_id, turn.now)


async def drop_channel(desk: Desk, pressed: Pressed) -> str:
    """Publish in a channel no more; what went out there stays known."""
    async with member_turn(desk, pressed, Action.KEEP_CHANNELS) as turn:
        channel = await the_channel(turn, pressed)
        await turn.unit.channels.put(replace(channel, gone=True))
        await turn.record("channel_dropped", "channel", channel.id)
        await show_registry(turn)
        turn.toast = turn.label("toast.channel_dropped", name=channel.name)
    return turn.toast
