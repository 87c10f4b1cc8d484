"""The port of assignments: who has which role on an issue, and the team it needs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.assignment import Assignment, Seat
from bot.domain.values import Struct


class Post(Struct, frozen=True):
    """A place that the team of an issue has: who is meant for it, and who deputises."""

    seat: Seat
    member: int | None = None
    deputy: int | None = None


class Team(Struct, frozen=True):
    """The team that an issue is to have: as its lead chooses it, then as it was sent.

    `sent_at` is None while it is only proposed. At `look_at` the lead is told what is
    still vacant, for the `told`-th time; None: nothing is.
    """

    issue_id: str
    posts: tuple[Post, ...]
    proposed_at: datetime
    sent_at: datetime | None = None
    look_at: datetime | None = None
    told: int = 0

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Return every place."""
        return tuple(post.seat for post in self.posts)


class Assignments(Protocol):
    """Offers of roles and what became of them, for ever; teams as they are now."""

    async def next_count(self, issue_id: str) -> int:
        """Return the next number within an issue: 1, 2, …"""

    async def add(self, assignment: Assignment) -> None:
        """Keep a new one."""

    async def find(self, assignment_id: str) -> Assignment | None:
        """Return it; None if there is none."""

    async def save(self, assignment: Assignment) -> Assignment:
        """Store what became of it and return it with its new version.

        What was offered to whom never changes. Raise `Conflict`; the database itself
        refuses two people in one seat.
        """

    async def of_issue(self, issue_id: str) -> Sequence[Assignment]:
        """Return every assignment of an issue, oldest first."""

    async def present_of(self, user_id: int) -> Sequence[Assignment]:
        """Return what a member has or is offered now, on any issue, oldest first."""

    async def expired(self, now: datetime, limit: int) -> Sequence[Assignment]:
        """Return offers whose time is over by *now*, the longest over first."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Give the history of one issue to another; nobody may have it open."""

    async def team(self, issue_id: str) -> Team | None:
        """Return the team that an issue is to have; None: none was proposed."""

    async def put_team(self, team: Team) -> None:
        """Keep a team in place of the earlier one."""

    async def end_team(self, issue_id: str) -> None:
        """Forget what an issue was to have; who has what stays."""

    async def vacancies(self, now: datetime, limit: int) -> Sequence[str]:
        """Return the issues whose lead is to hear of vacancies by *now*."""


class HoldsAssignments(Protocol):
    """What assignments are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def assignments(self) -> Assignments:
        """Roles of issues, and teams."""
