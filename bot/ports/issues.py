"""The port of issues: what was reported, where it stands, who is called."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.issue_map import Place
from bot.domain.ladders import Ladder
from bot.domain.member import Member
from bot.domain.values import Struct


class RunningClock(Struct, frozen=True):
    """A clock of an issue (doctrine.md 3.5); `met_at` is None while it runs.

    `subject` tells several of one name apart. `since` is from when the present wait
    counts, `started_at` when the clock first began; None: they are the same. At
    `look_at` somebody is to be told of it, the `rung`-th time: 0 is the reminder;
    None: nobody is. `ladder` is its own copy of whom to call once it is overdue.
    """

    issue_id: str
    name: str
    started_at: datetime
    due_at: datetime
    met_at: datetime | None = None
    subject: str = ""
    since: datetime | None = None
    paused_at: datetime | None = None
    look_at: datetime | None = None
    rung: int = 0
    ladder: Ladder | None = None

    @property
    def counted_from(self) -> datetime:
        """Return from when the present wait counts."""
        return self.since or self.started_at

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells the clocks of one issue apart."""
        return self.name, self.subject


class Mapping(Struct, frozen=True):
    """The answers that one member gave to the rubric so far.

    `form` is "", "quick" or "full"; answers are "A1" … "C3" or "A", "B", "C" to 0–3,
    or -1 for "Belum tahu".
    """

    issue_id: str
    member: int
    form: str
    answers: dict[str, int]
    flags: tuple[str, ...]


class LevelChange(Struct, frozen=True):
    """One change of level, with its reason."""

    issue_id: str
    at: datetime
    by: int
    old: int | None
    new: int
    score: int | None
    floors: tuple[str, ...]
    reason: str


class Issues(Protocol):
    """Issues and what belongs to them."""

    async def next_count(self, year: int) -> int:
        """Return the next number of a year: counted without gaps."""

    async def add(self, issue: Issue) -> None:
        """Keep a new one."""

    async def find(self, issue_id: str) -> Issue | None:
        """Return it; None if there is none."""

    async def newest_numbered(self, count: int) -> Issue | None:
        """Return the newest issue with this number in any year; None if none."""

    async def save(self, issue: Issue) -> Issue:
        """Store the change and return it with its new version; raise `Conflict`."""

    async def open(self, limit: int) -> Sequence[Issue]:
        """Return open issues: highest level first, unassessed first among equals."""

    async def count_open(self) -> int:
        """Count the open issues."""

    async def open_to(self, viewer: Member, limit: int) -> Sequence[Issue]:
        """Return the open issues that *viewer* may see, in the same order."""

    async def count_open_to(self, viewer: Member) -> int:
        """Count the open issues that *viewer* may see."""

    async def led_by(self, user_id: int) -> Sequence[str]:
        """Return the ids of the issues that somebody was appointed to lead."""

    async def follow(self, issue_id: str, user_id: int) -> None:
        """Let a member hear what becomes of it. Twice is once."""

    async def unfollow(self, issue_id: str, user_id: int) -> None:
        """Tell a member no more than their role brings."""

    async def followers(self, issue_id: str) -> Sequence[int]:
        """Return who follows."""

    async def start_clock(self, clock: RunningClock) -> None:
        """Start, restart or change one clock."""

    async def meet_clock(
        self, issue_id: str, name: str, at: datetime, subject: str = ""
    ) -> None:
        """Mark a running clock as met; nothing happens if there is none."""

    async def clocks_to_tell(self, now: datetime, limit: int) -> Sequence[RunningClock]:
        """Return the clocks of which somebody is to be told by now, of any issue."""

    async def clocks(self, issue_id: str) -> Sequence[RunningClock]:
        """Return the clocks of an issue, the next due first."""

    async def save_mapping(self, mapping: Mapping) -> None:
        """Keep the answers so far."""

    async def mapping(self, issue_id: str, member: int) -> Mapping | None:
        """Return the answers so far; None before the first."""

    async def add_level(self, change: LevelChange) -> None:
        """Keep a change of level for ever."""

    async def levels(self, issue_id: str) -> Sequence[LevelChange]:
        """Return the changes of level, oldest first."""

    async def add_place(self, issue_id: str, at: datetime, place: Place) -> None:
        """Keep where an issue stands on the map from *at* on."""

    async def places(self, at: datetime) -> dict[str, Place]:
        """Return where the open issues stood at *at*, by their ids."""

    async def mapped_before(self) -> Sequence[Mapping]:
        """Return the answers in force of open issues whose place was never kept."""


class Escalations(Protocol):
    """Running ladders; at most one for an issue."""

    async def find(self, issue_id: str) -> Escalation | None:
        """Return the newest climb of an issue, running or not; None if never begun."""

    async def save(self, escalation: Escalation) -> None:
        """Start, advance or stop."""

    async def due(self, now: datetime, limit: int) -> Sequence[Escalation]:
        """Return those whose time has come, the longest waiting first."""
