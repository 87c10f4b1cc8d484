"""Still on it? Whoever has an issue is asked after a while; silence calls again."""

from datetime import datetime, timedelta
from enum import Enum, auto

from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.values import Struct, replace

#: There somebody works on it; where an issue rests or is over nobody is asked.
WORKED_ON = frozenset(IssueState) - TERMINAL - {
    IssueState.MONITORED,
    IssueState.CONTAINED,
    IssueState.REVIEW,
}  # fmt: skip


class Look(Enum):
    """What a look at a keeping finds."""

    WAIT = auto()
    ASK = auto()
    LAPSE = auto()


class Keeping(Struct, frozen=True):
    """Who has an issue, and when it is looked at next; `asked_at` while it is asked."""

    issue_id: str
    owner: int
    look_at: datetime
    expires: timedelta
    patience: timedelta
    asked_at: datetime | None = None

    def look(self, now: datetime, sign: datetime) -> tuple["Keeping", Look]:
        """Look: *sign* is the last instant at which the owner did anything about it."""
        if self.asked_at is not None and sign <= self.asked_at:
            return self, Look.LAPSE
        if sign + self.expires > now:
            return self.renewed(sign), Look.WAIT
        asked = replace(self, asked_at=now, look_at=now + self.patience)
        return asked, Look.ASK

    def renewed(self, sign: datetime) -> "Keeping":
        """Return it after a sign of life: the time counts anew."""
        return replace(self, asked_at=None, look_at=sign + self.expires)
