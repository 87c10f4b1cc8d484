"""A person as the law sees them: a number, and how far their erasure has come."""

from datetime import datetime

from bot.domain.values import Struct


class Person(Struct, frozen=True):
    """Somebody whom the journal knows by `number`; `user_id` is None once erased.

    `token` finds the same person in an older copy. An erasure is asked for, then
    accepted (masked from here on), then carried out when no open issue needs them
    (`erased_at`), and at an end when the last byte has left the files (`tidied_at`).
    """

    number: int
    token: str
    user_id: int | None
    asked_at: datetime | None = None
    accepted_at: datetime | None = None
    erased_at: datetime | None = None
    tidied_at: datetime | None = None

    @property
    def pseudonym(self) -> int:
        """Return what stands in place of their account in every table."""
        return -self.number

    @property
    def masked(self) -> bool:
        """Tell whether others may no longer see who it is."""
        return self.accepted_at is not None
