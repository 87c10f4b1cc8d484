"""The port of channels: where the office publishes, and who may do so there."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.publication import Channel


class Channels(Protocol):
    """The registry of official channels."""

    async def next_id(self) -> str:
        """Return the id of the next one: "K1", "K2", …"""

    async def put(self, channel: Channel) -> None:
        """Keep one as it is known now; the database refuses a chat twice."""

    async def find(self, channel_id: str) -> Channel | None:
        """Return it, gone or not; None if there is none."""

    async def of_chat(self, chat_id: int) -> Channel | None:
        """Return the channel that a chat of Telegram is; None if it is none."""

    async def everything(self) -> Sequence[Channel]:
        """Return those registered and not gone, the first one first."""
