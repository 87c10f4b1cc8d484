"""Many reports of the same thing: when to look anew, and whom they still call."""

from datetime import datetime, timedelta

from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.ladders import Ladder
from bot.domain.values import Struct


class SurgeRules(Struct, frozen=True):
    """What the office does when many report the same (surge.toml)."""

    reports: int
    window: timedelta
    quiet: timedelta
    bundle_wait: timedelta

    def since(self, now: datetime) -> datetime:
        """Return from when on reports count."""
        return now - self.window

    def surges(self, target: Issue, alike: int, now: datetime) -> bool:
        """Tell whether an issue and *alike* later reports of the window are many."""
        fresh = target.reported_at >= self.since(now)
        return alike + fresh >= self.reports

    def rests(self, asked_at: datetime | None, now: datetime) -> bool:
        """Tell whether the owner was asked too lately to be asked again."""
        return asked_at is not None and now - asked_at < self.quiet

    def bundles(
        self, issue: Issue, target: Issue, climb: Escalation | None, now: datetime
    ) -> bool:
        """Tell whether a fresh report that resembles *target* calls nobody for now.

        Somebody must know of the target: it is being called about, or in hand. Who
        reports a second time has something new to say: that calls.
        """
        if target.state in TERMINAL or target.reported_at < self.since(now):
            return False
        if issue.reported_by == target.reported_by:
            return False
        called = climb is not None and climb.running and climb.calls > 0
        return called or target.owner is not None

    def put_off(self, issue: Issue, ladder: Ladder, now: datetime) -> Escalation:
        """Return the climb of a bundled report: it begins after the wait."""
        due_at = now + self.bundle_wait
        return Escalation(issue.id, 1, "reported", ladder, due_at)


def bundled(climb: Escalation | None) -> bool:
    """Tell whether nobody was called yet because the same is known already.

    Every other climb makes its first call at once, or is not the first.
    """
    return climb is not None and climb.running and (climb.serial, climb.calls) == (1, 0)
