"""How fast calls may follow each other to one person: a storm becomes a list."""

from datetime import datetime, timedelta

from bot.domain.issue import Issue
from bot.domain.levels import Level, Urgency
from bot.domain.values import Struct, replace


class Pace(Struct, frozen=True):
    """So many calls reached *user_id* one by one since *since*.

    `list_at` is when the list of what came beyond is due; None: nothing waits.
    """

    user_id: int
    since: datetime
    calls: int
    list_at: datetime | None = None

    def step(self, now: datetime, alone: int, gap: timedelta) -> tuple["Pace", bool]:
        """Take one more call: (the pace after it, whether it goes out on its own)."""
        if self.list_at is not None:
            return self, False
        if not timedelta() <= now - self.since < gap:
            return replace(self, since=now, calls=1), True
        if self.calls < alone:
            return replace(self, calls=self.calls + 1), True
        return replace(self, list_at=self.since + gap), False

    def listed(self, now: datetime, alone: int) -> "Pace":
        """Let the list go out: it counts as all the calls of the next gap."""
        return replace(self, since=now, calls=alone, list_at=None)


class Listed(Struct, frozen=True):
    """An issue that *user_id* is told of in a list.

    `letter` is the key of the list once it went out, `called` whether it is a call (or
    else a new level), `serial` the climb that it belongs to.
    """

    user_id: int
    issue_id: str
    called: bool
    serial: int
    at: datetime
    letter: str = ""


def on_its_own(issue: Issue) -> bool:
    """Tell whether a call is never put into a list: L4 and danger."""
    return issue.level is Level.L4 or issue.urgency is Urgency.DANGER
