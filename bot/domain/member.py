"""A member of the crisis team, and the invitation by which one joins."""

from datetime import datetime

from bot.domain.roles import Role
from bot.domain.values import Struct, field


class Member(Struct, frozen=True):
    """A person on the team; their private chat has the number `user_id` too.

    `unit` is the part of the office. `unreachable` is empty, or the code of why
    Telegram refuses messages to them.
    """

    user_id: int
    name: str
    roles: frozenset[Role]
    joined_at: datetime
    position: str = ""
    locale: str = "id"
    phone: str = ""
    suspended: bool = False
    unreachable: str = ""
    unit: str = ""

    @property
    def active(self) -> bool:
        """Tell whether the member may do anything at all."""
        return not self.suspended and bool(self.roles)

    @property
    def reachable(self) -> bool:
        """Tell whether a message would arrive."""
        return self.active and not self.unreachable


class Invitation(Struct, frozen=True):
    """A one-time right to join; only the hash of its token is kept."""

    token_sha: str
    role: Role
    made_by: int
    expires_at: datetime
    for_user: int | None = None
    used_by: int | None = None
    voided: bool = False


class Dialogue(Struct, frozen=True):
    """The question that a member was asked and has not answered yet."""

    user_id: int
    kind: str
    asked_at: datetime
    subject: str = ""
    facts: dict[str, str] = field(default_factory=dict)
