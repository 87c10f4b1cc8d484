"""Invite links of groups and channels, and the people who ask to be let in."""

from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.answers import JsonObject
from bot.sandbox.people import Sender


@dataclass(eq=False)
class InviteLink:
    """One link; the primary one of an administrator is replaced when exported."""

    url: str
    creator: Sender
    primary: bool = False
    revoked: bool = False
    by_request: bool = False
    name: str = ""
    expires: datetime | None = None
    limit: int | None = None
    joined: int = 0
    waiting: int = 0

    def json(self) -> JsonObject:
        """Return the link as the Bot API shows it."""
        shown: JsonObject = {
            "invite_link": self.url,
            "creator": self.creator.json(),
            "creates_join_request": self.by_request,
            "is_primary": self.primary,
            "is_revoked": self.revoked,
        }
        optional = {
            "name": self.name,
            "expire_date": int(self.expires.timestamp()) if self.expires else None,
            "member_limit": self.limit,
            "pending_join_request_count": self.waiting,
        }
        return {**shown, **{key: value for key, value in optional.items() if value}}

    def usable(self, now: datetime) -> bool:
        """Tell whether somebody can still use it."""
        late = self.expires is not None and now >= self.expires
        full = self.limit is not None and self.joined >= self.limit
        return not (self.revoked or late or full)
