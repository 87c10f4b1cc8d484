"""/kanal: the channels of the office, and who may publish in each."""

from dataclasses import dataclass, replace

from bot.domain.access import MAY, Action, may
from bot.domain.channel_reading import channel_typed, kind_of
from bot.domain.errors import ButtonExpired
from bot.domain.publication import Channel
from bot.domain.publish_errors import ChannelUnclear
from bot.domain.roles import Role
from bot.domain.text import visible
from bot.ports.mail import Button
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import role_title

#: A name and its address are at most this long.
LONGEST = 300

#: The question that a name with its address answers.
DIALOGUE = "channel_new"

#: Value of a button that lets every one of these roles publish again.
EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """One channel in the list."""

    name: str
    kind: str
    link: str
    own: bool
    who: str


async def channels_typed(desk: Desk, typed: Typed) -> str:
    """/kanal shows the registry; "/kanal Situs kota; https://…" registers one."""
    action = Action.KEEP_CHANNELS if visible(typed.text) else Action.SEE_CHANNELS
    async with member_turn(desk, typed, action) as turn:
        if visible(typed.text):
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
        channels=[_line(turn, channel) for channel in channels],
        keeps=keeps,
        bot=turn.desk.house.bot_username,
    )


def _opening(turn: Turn, channel: Channel) -> Button:
    return turn.button("channel", channel.id, text=channel.name)


def _line(turn: Turn, channel: Channel) -> ChannelLine:
    kind = turn.label(f"channel_kind.{channel.kind}")
    who = _who(turn, channel)
    return ChannelLine(channel.name, kind, channel.link, channel.own, who)


def _who(turn: Turn, channel: Channel) -> str:
    if not channel.roles:
        return ""
    named = [role for role in PUBLISHERS if role in channel.roles]
    return ", ".join(role_title(turn, role, turn.locale) for role in named)


#: Who may publish at all, in the order of the roles.
PUBLISHERS = tuple(role for role in Role if role in MAY[Action.PUBLISH])


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


async def see_channel(desk: Desk, pressed: Pressed) -> str:
    """Show one channel, and who may publish there."""
    async with member_turn(desk, pressed, Action.KEEP_CHANNELS) as turn:
        await show_channel(turn, await _the_channel(turn, pressed))
    return turn.toast


async def _the_channel(turn: Turn, pressed: Pressed) -> Channel:
    channel = await turn.unit.channels.find(pressed.press.subject)
    if channel is None or channel.gone:
        raise ButtonExpired
    return channel


async def show_channel(turn: Turn, channel: Channel) -> None:
    """Show one channel with a button for each role that may publish there."""
    await turn.reply(
        "channel", rows=channel_rows(turn, channel), channel=_line(turn, channel)
    )


def channel_rows(turn: Turn, channel: Channel, locale: str = "") -> list[list[Button]]:
    """Return the switches of a channel: one for each role, and its end."""
    locale = locale or turn.locale
    allowed = channel.roles or frozenset(PUBLISHERS)
    rows = []
    for role in PUBLISHERS:
        sign = "✅" if role in allowed else "☐"
        text = f"{sign} {role_title(turn, role, locale)}"
        button = turn.button("channel_role", channel.id, value=role, text=text)
        rows.append([button])
    drop = turn.button("channel_drop", channel.id, locale=locale)
    return [*rows, [drop, turn.button("channels", label="back", locale=locale)]]


async def switch_role(desk: Desk, pressed: Pressed) -> str:
    """Let a role publish in a channel, or not any more; the last one stays."""
    async with member_turn(desk, pressed, Action.KEEP_CHANNELS) as turn:
        channel = await _the_channel(turn, pressed)
        role = Role(pressed.press.value)
        wanted = (channel.roles or frozenset(PUBLISHERS)) ^ {role}
        if wanted:
            every = wanted == frozenset(PUBLISHERS)
            channel = replace(channel, roles=frozenset() if every else wanted)
            await turn.unit.channels.put(channel)
            detail = f"{channel.id} {role}"
            await turn.record("channel_role_switched", "channel", detail)
        await show_channel(turn, channel)
    return turn.toast


async def drop_channel(desk: Desk, pressed: Pressed) -> str:
    """Publish in a channel no more; what went out there stays known."""
    async with member_turn(desk, pressed, Action.KEEP_CHANNELS) as turn:
        channel = await _the_channel(turn, pressed)
        await turn.unit.channels.put(replace(channel, gone=True))
        await turn.record("channel_dropped", "channel", channel.id)
        await show_registry(turn)
        turn.toast = turn.label("toast.channel_dropped", name=channel.name)
    return turn.toast
