"""The channels in which the office publishes."""

from collections.abc import Sequence

from bot.domain.publication import Channel, ChannelKind
from bot.domain.roles import Role
from bot.storage.codec import instant, ms
from bot.storage.session import Row, Session


class SqlChannels:
    """`bot.ports.channels.Channels`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def next_id(self) -> str:
        rows = await self._session.rows("channels.next_place")
        return f"K{int(rows[0]['place'])}"

    async def put(self, channel: Channel) -> None:
        await self._session.write(
            "channels.put",
            id=channel.id,
            place=int(channel.id.removeprefix("K")),
            kind=channel.kind,
            name=channel.name,
            link=channel.link,
            chat_id=channel.chat_id or None,
            roles=" ".join(role for role in Role if role in channel.roles),
            gone=int(channel.gone),
            added_by=channel.added_by,
            added_at=ms(channel.added_at),
        )

    async def find(self, channel_id: str) -> Channel | None:
        rows = await self._session.rows("channels.find", id=channel_id)
        return _channel(rows[0]) if rows else None

    async def of_chat(self, chat_id: int) -> Channel | None:
        rows = await self._session.rows("channels.of_chat", chat_id=chat_id)
        return _channel(rows[0]) if rows else None

    async def everything(self) -> Sequence[Channel]:
        return [
            _channel(row) for row in await self._session.rows("channels.everything")
        ]


def _channel(row: Row) -> Channel:
    return Channel(
        row["id"],
        ChannelKind(row["kind"]),
        row["name"],
        row["added_by"],
        instant(row["added_at"]),
        row["link"],
        row["chat_id"] or 0,
        frozenset(map(Role, row["roles"].split())),
        bool(row["gone"]),
    )
