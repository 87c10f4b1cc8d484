"""One channel of the registry: who may publish there, switch by switch."""

from bot.domain.access import MAY, Action
from bot.domain.errors import ButtonExpired
from bot.domain.publication import Channel
from bot.domain.roles import Role
from bot.domain.values import Struct, replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import role_title


class ChannelLine(Struct, frozen=True):
    """One channel in the list."""

    name: str
    kind: str
    link: str
    own: bool
    who: str


#: Who may publish at all, in the order of the roles.
PUBLISHERS = tuple(role for role in Role if role in MAY[Action.PUBLISH])


def channel_line(turn: Turn, channel: Channel) -> ChannelLine:
    """Return a channel as people read it."""
    kind = turn.label(f"channel_kind.{channel.kind}")
    who = _who(turn, channel)
    return ChannelLine(channel.name, kind, channel.link, channel.own, who)


def _who(turn: Turn, channel: Channel) -> str:
    if not channel.roles:
        return ""
    named = [role for role in PUBLISHERS if role in channel.roles]
    return ", ".join(role_title(turn, role, turn.locale) for role in named)


async def see_channel(desk: Desk, pressed: Pressed) -> str:
    """Show one channel, and who may publish there."""
    async with member_turn(desk, pressed, Action.KEEP_CHANNELS) as turn:
        await show_channel(turn, await the_channel(turn, pressed))
    return turn.toast


async def the_channel(turn: Turn, pressed: Pressed) -> Channel:
    """Return the channel under a button; raise `ButtonExpired` where it is gone."""
    channel = await turn.unit.channels.find(pressed.press.subject)
    if channel is None or channel.gone:
        raise ButtonExpired
    return channel


async def show_channel(turn: Turn, channel: Channel) -> None:
    """Show one channel with a button for each role that may publish there."""
    await turn.reply(
        "channel", rows=channel_rows(turn, channel), channel=channel_line(turn, channel)
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
        channel = await the_channel(turn, pressed)
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
