"""A promise to the public: what, by when, and what became of it (doctrine.md 0.9)."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.domain.access import Action
from bot.domain.entry_numbers import short_number
from bot.domain.promise_life import OPEN, PROMISE_LIFE, PromiseState
from bot.domain.values import Struct, replace


class PromiseKind(StrEnum):
    """What was promised: the next word, which any word keeps, or something else."""

    UPDATE = "update"
    DEED = "deed"


class Promise(Struct, frozen=True):
    """A promise. `id` is "2026-0001/J1"; people read "ISU-2026-0001/J1".

    `text` is empty for the next word. `document` is the text that made it, "" where a
    person did. `replaces` and `replaced_by` are ids of promises.
    """

    id: str
    issue_id: str
    kind: PromiseKind
    text: str
    due_at: datetime
    made_by: int
    made_at: datetime
    state: PromiseState = PromiseState.MADE
    version: int = 0
    document: str = ""
    ended_by: int | None = None
    ended_at: datetime | None = None
    link: str = ""
    reason: str = ""
    replaces: str = ""
    replaced_by: str = ""

    @property
    def number(self) -> str:
        """Return the number that people read."""
        return f"ISU-{self.id}"

    @property
    def short(self) -> str:
        """Return the number within the issue: "J1"."""
        return short_number(self.id, self.issue_id)

    @property
    def open(self) -> bool:
        """Tell whether the public still waits for it."""
        return self.state in OPEN

    def overdue(self, now: datetime) -> bool:
        """Tell whether it is open and its time is over, whether noted or not."""
        return self.open and self.due_at <= now

    def standing(self, now: datetime) -> PromiseState:
        """Return its state as of *now*: time needs nobody to note it."""
        return PromiseState.OVERDUE if self.overdue(now) else self.state


def moved(promise: Promise, action: Action) -> Promise:
    """Return a promise after a move of its life; ValueError where there is none."""
    state = PROMISE_LIFE.next_state(promise.state, action)
    if state is None:
        raise ValueError(f"{action} leads nowhere from {promise.state}")
    return replace(promise, state=state)


def ended(
    promise: Promise, action: Action, by: int | None, at: datetime, **changes: str
) -> Promise:
    """Return a promise that is kept, replaced or void: who did it, and when."""
    return replace(moved(promise, action), ended_by=by, ended_at=at, **changes)  # type: ignore[arg-type]


def overdue_ones(promises: Iterable[Promise], now: datetime) -> int:
    """Count the promises that the public waits for in vain."""
    return sum(promise.overdue(now) for promise in promises)


def next_update(promises: Iterable[Promise]) -> datetime | None:
    """Return when the next public word was promised; None: no such promise is open."""
    due = [p.due_at for p in promises if p.open and p.kind is PromiseKind.UPDATE]
    return min(due, default=None)
