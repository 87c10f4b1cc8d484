"""The port of calls: answers, who still has it, lists of a storm, quiet hours."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.keeping import Keeping
from bot.domain.pacing import Listed, Pace
from bot.domain.quiet import QuietHours
from bot.domain.values import Struct


class HeldLetter(Struct, frozen=True):
    """A letter that waits for the end of somebody's quiet hours.

    `digest` is the key of the digest that told of it; "" until then.
    """

    letter: str
    user_id: int
    issue_id: str
    template: str
    until: datetime
    digest: str = ""


class Calls(Protocol):
    """What calls leave behind."""

    async def answer(
        self, issue_id: str, serial: int, user_id: int, at: datetime
    ) -> None:
        """Keep that somebody answered a climb; twice is once."""

    async def answered(self, issue_id: str, serial: int) -> frozenset[int]:
        """Return who answered a climb."""

    async def keep(self, keeping: Keeping) -> None:
        """Keep when an owner is asked next, in place of what was kept."""

    async def keeping(self, issue_id: str) -> Keeping | None:
        """Return it; None where nobody is asked."""

    async def end_keeping(self, issue_id: str) -> None:
        """Ask nobody any more."""

    async def keepings_due(self, now: datetime, limit: int) -> Sequence[Keeping]:
        """Return those to look at, the longest waiting first."""

    async def pace(self, user_id: int) -> Pace | None:
        """Return how many calls reached somebody lately; None: none ever."""

    async def set_pace(self, pace: Pace) -> None:
        """Keep it."""

    async def lists_due(self, now: datetime, limit: int) -> Sequence[Pace]:
        """Return whose list is due, the longest waiting first."""

    async def put_on_list(self, listed: Listed) -> None:
        """Let an issue stand in somebody's next list; it stands there once."""

    async def waiting(self, user_id: int) -> Sequence[Listed]:
        """Return what waits for somebody's next list, in the order in which it came."""

    async def send_list(self, user_id: int, letter: str) -> Sequence[Listed]:
        """Let what waits be what the list of this key says, and return it."""

    async def told_in(self, letter: str) -> Sequence[Listed]:
        """Return what a list said, in its order."""

    async def lists_of(self, issue_id: str) -> Sequence[str]:
        """Return the keys of the lists that name an issue."""

    async def forget_lists(self, before: datetime) -> None:
        """Forget what older lists said."""


class Quiet(Protocol):
    """Who rests when, and what waits for them."""

    async def everyone(self) -> Sequence[QuietHours]:
        """Return the quiet hours that members chose."""

    async def choose(self, hours: QuietHours) -> None:
        """Keep somebody's choice, in place of an earlier one."""

    async def leave_to_office(self, user_id: int) -> None:
        """Forget somebody's choice: the office's counts."""

    async def hold(self, held: HeldLetter) -> None:
        """Note that a letter waits; the letter itself is in the outbox."""

    async def ended(self, now: datetime, limit: int) -> Sequence[int]:
        """Return whose letters waited until now or longer."""

    async def held_for(self, user_id: int, now: datetime) -> Sequence[HeldLetter]:
        """Return what waited for somebody until now, oldest first."""

    async def mark_told(self, held: HeldLetter, digest: str) -> None:
        """Note in which digest it was told of."""

    async def told_in(self, digest: str) -> Sequence[HeldLetter]:
        """Return what a digest told of, oldest first."""

    async def forget(self, before: datetime) -> None:
        """Forget what was told of before."""

    async def let_go(self, letter: str, now: datetime) -> None:
        """Let a letter in the outbox leave now."""


class HoldsCalls(Protocol):
    """What these are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def calls(self) -> Calls:
        """What calls leave behind."""

    @property
    def quiet(self) -> Quiet:
        """Quiet hours."""
