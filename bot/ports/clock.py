"""Where "now" and secrets come from, so that tests can hold both still."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the current time, in UTC."""

    async def pause(self, seconds: float) -> None:
        """Return when so many seconds of this clock have passed."""


class Secrets(Protocol):
    """Makes what nobody can guess, and identities that sort by age."""

    def token(self) -> str:
        """Return 128 random bits as 22 characters of [A-Za-z0-9_-]."""

    def code(self) -> str:
        """Return four characters that are easy to read aloud."""

    def new_id(self) -> str:
        """Return an identity that sorts after every earlier one."""
