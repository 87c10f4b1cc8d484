"""What Telegram tells of groups and channels, and who asks something there."""

from enum import StrEnum

from bot.domain.values import Struct


class GroupNews(Struct, frozen=True, kw_only=True):
    """Something that Telegram tells of a group.

    `by` is who did it; 0 where somebody acts in the name of the group, which says
    nothing about them.
    """

    key: str
    chat_id: int
    title: str = ""
    supergroup: bool = False
    by: int = 0


class ChannelNews(Struct, frozen=True, kw_only=True):
    """How the bot stands in a channel now; `by` is who changed that."""

    key: str
    chat_id: int
    title: str
    username: str = ""
    by: int = 0
    posts: bool = False
    edits: bool = False


class Pointer(StrEnum):
    """Who asks: somebody who is no member, or nobody knows who."""

    STRANGER = "stranger"
    HIDDEN = "hidden"
