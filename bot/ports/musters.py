"""The port of readiness: roll calls, what was ticked off, suspected accounts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.muster import Muster, MusterAnswer, MusterKind
from bot.domain.suspicion import Suspicion
from bot.domain.values import Struct


class Tick(Struct, frozen=True):
    """What somebody said to be so, and when."""

    item: str
    ticked_by: int
    ticked_at: datetime


class Musters(Protocol):
    """Roll calls with their answers."""

    async def add(self, muster: Muster) -> None:
        """Keep a new one."""

    async def find(self, muster_id: str) -> Muster | None:
        """Return it; None if there is none."""

    async def newest(self, kind: MusterKind) -> Muster | None:
        """Return the last one that was called; None if there was none."""

    async def of_issue(self, issue_id: str) -> Sequence[Muster]:
        """Return those of an issue, the newest first."""

    async def due(self, at: datetime) -> Sequence[Muster]:
        """Return those whose time is over and which nobody closed."""

    async def close(self, muster_id: str, at: datetime) -> None:
        """Note that no answer is waited for any more."""

    async def put_answer(self, answer: MusterAnswer) -> None:
        """Ask somebody, or keep what they answered."""

    async def answers(self, muster_id: str) -> Sequence[MusterAnswer]:
        """Return everybody who was asked."""

    async def put_board(self, muster_id: str, chat_id: int, letter: str) -> None:
        """Remember which letter of a chat shows it."""

    async def boards(self, muster_id: str) -> Sequence[tuple[int, str]]:
        """Return chats and letters that show it."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move the roll calls of one issue to another."""


class Ticks(Protocol):
    """What only people know of the office's readiness."""

    async def everything(self) -> Mapping[str, Tick]:
        """Return what was ticked off, by item."""

    async def put(self, tick: Tick) -> None:
        """Keep it, in place of an earlier one."""

    async def drop(self, item: str) -> None:
        """Take it back."""


class Suspicions(Protocol):
    """Accounts said to be taken over, until somebody decides."""

    async def open(self) -> Sequence[Suspicion]:
        """Return all of which nobody has decided, the oldest first."""

    async def find(self, user_id: int) -> Suspicion | None:
        """Return that of an account; None for none."""

    async def put(self, suspicion: Suspicion) -> None:
        """Keep one."""

    async def drop(self, user_id: int) -> None:
        """Forget it: it was decided."""


class HoldsReadiness(Protocol):
    """What these are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def musters(self) -> Musters:
        """Roll calls."""

    @property
    def ticks(self) -> Ticks:
        """What was ticked off."""

    @property
    def suspicions(self) -> Suspicions:
        """Suspected accounts."""
