"""What Telegram tells of a channel: the bot may post there now, or not any more."""

from bot.domain.access import Action, may
from bot.domain.publication import Channel, ChannelKind
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.house.leaving import leave_chat
from bot.services.news import ChannelNews
from bot.services.publishing.switches import channel_rows
from bot.services.turn import Turn, clock_turn


async def known_channel(desk: Desk, chat_id: int) -> bool:
    """Tell whether a chat is a channel of the office."""
    async with desk.storage.begin() as unit:
        channel = await unit.channels.of_chat(chat_id)
    return channel is not None and not channel.gone


async def bot_in_channel(desk: Desk, news: ChannelNews) -> None:
    """Register a channel to which somebody who keeps the registry added the bot.

    Any other channel is left at once, without a word.
    """
    async with desk.storage.begin() as unit:
        adder = await unit.members.find(news.by)
        known = await unit.channels.of_chat(news.chat_id)
    allowed = adder is not None and adder.active and may(adder, Action.KEEP_CHANNELS)
    if not allowed and (known is None or known.gone):
        await leave_chat(desk, f"{news.key}:leave", news.chat_id)
        return
    async with clock_turn(desk, f"{news.key}:channel") as turn:
        if await turn.unit.committed(turn.key):
            turn.idle = True
            return
        turn.actor = adder
        known = await turn.unit.channels.of_chat(news.chat_id)
        channel = await _as_told(turn, news, known)
        await turn.unit.channels.put(channel)
        await turn.record("channel_registered", "channel", channel.id)
        if adder is not None and adder.reachable:
            await _show(turn, news, channel)


async def _as_told(turn: Turn, news: ChannelNews, known: Channel | None) -> Channel:
    if known is None:
        known = Channel(
            await turn.unit.channels.next_id(),
            ChannelKind.TELEGRAM,
            news.title,
            news.by,
            turn.now,
            chat_id=news.chat_id,
        )
    link = f"https://t.me/{news.username}" if news.username else ""
    return replace(known, name=news.title, link=link, gone=False)


async def _show(turn: Turn, news: ChannelNews, channel: Channel) -> None:
    """Show who added the bot what it is now: one message, with every choice."""
    to = turn.member
    await turn.tell(
        to,
        "channel_added",
        klass=MessageClass.REPLY,
        rows=channel_rows(turn, channel, to.locale),
        name=channel.name,
        link=channel.link,
        may_post=news.posts,
        may_edit=news.edits,
    )


async def bot_out_of_channel(desk: Desk, key: str, chat_id: int) -> bool:
    """Note that the bot was put out of a channel; False where it was none of ours."""
    async with clock_turn(desk, f"{key}:channel") as turn:
        channel = await turn.unit.channels.of_chat(chat_id)
        if channel is None or channel.gone:
            turn.idle = True
            return channel is not None
        await turn.unit.channels.put(replace(channel, gone=True))
        await turn.record("channel_lost", "channel", channel.id)
        for to in await turn.team():
            if to.reachable and may(to, Action.KEEP_CHANNELS):
                await turn.tell(
                    to, "channel_lost", klass=MessageClass.ALARM, name=channel.name
                )
    return True
