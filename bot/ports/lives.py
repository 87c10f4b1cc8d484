"""The port of lives: every move of an issue, its dossier, its debts, its appeal."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.guards import Need
from bot.domain.topics import Note, Topic
from bot.domain.values import Struct


class LifeChange(Struct, frozen=True):
    """One move of an issue; `by` is None where time itself moved it.

    `reason_code` is what was tapped, `reason` what was typed; either may be empty.
    """

    issue_id: str
    at: datetime
    by: int | None
    action: str
    code: str
    old: str
    new: str
    reason_code: str = ""
    reason: str = ""


class DebtKind(StrEnum):
    """Why a step did without something."""

    GLASS = "glass"
    FAST_LANE = "fast_lane"


class Debt(Struct, frozen=True):
    """Something that step `code` did without, until `paid_at`."""

    issue_id: str
    number: int
    need: Need
    code: str
    kind: DebtKind
    at: datetime
    by: int
    reason: str = ""
    due_at: datetime | None = None
    reminded_at: datetime | None = None
    paid_at: datetime | None = None


class Appeal(Struct, frozen=True):
    """The one appeal of a reporter; `granted` is None until it is judged."""

    issue_id: str
    by: int
    at: datetime
    reason: str
    judged_by: int | None = None
    judged_at: datetime | None = None
    granted: bool | None = None


class Lives(Protocol):
    """What happened to issues, and what their dossiers hold."""

    async def add_change(self, change: LifeChange) -> None:
        """Keep a move for ever."""

    async def changes(self, issue_id: str) -> Sequence[LifeChange]:
        """Return the moves of an issue, oldest first."""

    async def set_relook(self, issue_id: str, due_at: datetime) -> None:
        """Look again at this instant, in place of any earlier one."""

    async def end_relook(self, issue_id: str, at: datetime) -> None:
        """Note that somebody looked; nothing happens if nobody was to."""

    async def relook(self, issue_id: str) -> datetime | None:
        """Return when an issue is looked at again; None if it is not."""

    async def relooks_due(self, now: datetime, limit: int) -> Sequence[str]:
        """Return the issues that are to be looked at by now."""

    async def add_appeal(self, appeal: Appeal) -> None:
        """Keep the appeal; the database itself refuses a second one."""

    async def judge(
        self, issue_id: str, by: int, at: datetime, *, granted: bool
    ) -> bool:
        """Say what became of an appeal; False if somebody did so before."""

    async def appeal(self, issue_id: str) -> Appeal | None:
        """Return the appeal of an issue; None if there is none."""

    async def add_note(self, note: Note) -> int:
        """Keep one more version of a topic; return its number, whatever *note* says."""

    async def back_note(
        self, issue_id: str, topic: Topic, version: int, by: int, at: datetime
    ) -> bool:
        """Let somebody else stand behind a version; False if somebody does already."""

    async def notes(self, issue_id: str) -> Sequence[Note]:
        """Return every note of an issue, oldest first."""

    async def add_debt(self, debt: Debt) -> None:
        """Keep what a step did without, under the next number."""

    async def debts(self, issue_id: str) -> Sequence[Debt]:
        """Return the debts of an issue, oldest first, paid ones too."""

    async def pay_debt(self, debt: Debt, at: datetime) -> None:
        """Mark a debt as paid."""

    async def mark_reminded(self, issue_id: str, at: datetime) -> None:
        """Note that somebody was reminded of what was due by *at*."""

    async def indebted(self, limit: int) -> Sequence[str]:
        """Return the open issues that owe something."""


class HoldsLives(Protocol):
    """What the lives are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def lives(self) -> Lives:
        """Moves of issues, their dossiers and debts."""
