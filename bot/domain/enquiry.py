"""A journalist's question: a ticket with a deadline, and what it was answered with."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.domain.enquiry_life import EnquiryState
from bot.domain.entry_numbers import short_number
from bot.domain.levels import Level
from bot.domain.values import Struct

#: From this level on only lines that were approved go out (doctrine.md 0.12, 5.4).
APPROVED_ONLY = Level.L3

#: A free answer is at most this long.
ANSWER_LENGTH = 3000


class Line(StrEnum):
    """With what a question was answered."""

    DOCUMENT = "document"
    QUESTION = "question"
    FACTS = "facts"
    HOLDING = "holding"
    FREE = "free"


class Verdict(StrEnum):
    """One of two taps; nobody has looked yet where it is empty."""

    UNSEEN = ""
    YES = "yes"
    NO = "no"


class Enquiry(Struct, frozen=True):
    """A question. `id` is "2026-0001/M1"; people read "ISU-2026-0001/M1".

    `outlet` and `journalist` are ids of the media list, "" where they are not known.
    `wanted_at` is the journalist's own deadline, `due_at` the earlier of it and the
    office's. `line` and `reference` say with what it was answered: a document and its
    version, or the facts. `asked` counts how often it was asked what was printed.
    """

    id: str
    issue_id: str
    words: str
    recorded_by: int
    created_at: datetime
    asked_at: datetime
    due_at: datetime
    state: EnquiryState = EnquiryState.RECEIVED
    version: int = 0
    outlet: str = ""
    journalist: str = ""
    wanted_at: datetime | None = None
    owner: int | None = None
    missed_at: datetime | None = None
    first_answer_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: int | None = None
    line: Line | None = None
    reference: str = ""
    answer: str = ""
    printed: Verdict = Verdict.UNSEEN
    balanced: Verdict = Verdict.UNSEEN
    asked: int = 0

    @property
    def number(self) -> str:
        """Return the number that people read (contract.md)."""
        return f"ISU-{self.id}"

    @property
    def short(self) -> str:
        """Return the number within the issue: "M1"."""
        return short_number(self.id, self.issue_id)

    @property
    def open(self) -> bool:
        """Tell whether somebody still owes an answer."""
        return self.state is not EnquiryState.ANSWERED

    @property
    def late(self) -> bool:
        """Tell whether its first answer came too late, or has not come in time."""
        return self.missed_at is not None


def free_answer_allowed(level: Level | None) -> bool:
    """Tell whether words that nobody else approved may go out at a level."""
    return level is None or level < APPROVED_ONLY


def waiting(enquiries: Iterable[Enquiry]) -> int:
    """Count those that still wait for an answer."""
    return sum(one.open for one in enquiries)
