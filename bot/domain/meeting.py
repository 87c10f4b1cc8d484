"""A coordination meeting with the agencies: who comes, what was said and decided."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.entry_numbers import short_number
from bot.domain.meeting_life import OVER, MeetingState
from bot.domain.values import Struct

#: So long before it begins, who is expected is reminded.
REMIND = timedelta(minutes=15)

#: Minutes are approved within this time of the meeting (NR-06).
APPROVE_WITHIN = timedelta(hours=24)


class Reply(StrEnum):
    """What an invited one answered."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPRESENTED = "represented"


class Attendance(StrEnum):
    """Whether an invited one came (NR-02)."""

    UNMARKED = "unmarked"
    PRESENT = "present"
    ABSENT = "absent"
    REPRESENTED = "represented"


class LineKind(StrEnum):
    """What a line of the minutes is."""

    NOTE = "note"
    DECISION = "decision"
    DISSENT = "dissent"


class Guest(Struct, frozen=True):
    """An invited one: a member, or an agency without an account by its `name`.

    `said` is the reason of who declined, or who comes instead.
    """

    meeting_id: str
    number: int
    user_id: int | None = None
    name: str = ""
    reply: Reply = Reply.WAITING
    said: str = ""
    replied_at: datetime | None = None
    invited: bool = False
    attendance: Attendance = Attendance.UNMARKED


class MinuteLine(Struct, frozen=True):
    """A line of the minutes. `decision` is the id of what it decided."""

    meeting_id: str
    number: int
    kind: LineKind
    by: int
    at: datetime
    text: str
    decision: str = ""


class Meeting(Struct, frozen=True):
    """A meeting. `id` is "2026-0001/R1"; people read "ISU-2026-0001/R1".

    `taker` submitted the minutes; somebody else approves them. `none_differed`: it was
    said that nobody was of another opinion. `told` is 1 once it was brought to mind,
    2 once its minutes were.
    """

    id: str
    issue_id: str
    number: int
    at: datetime
    booked_by: int
    booked_at: datetime
    chair: int
    state: MeetingState = MeetingState.PLANNED
    version: int = 0
    place: str = ""
    agenda: str = ""
    began_at: datetime | None = None
    none_differed: bool = False
    taker: int | None = None
    submitted_at: datetime | None = None
    approved_by: int | None = None
    approved_at: datetime | None = None
    told: int = 0

    @property
    def short(self) -> str:
        """Return the number within the issue: "R1"."""
        return short_number(self.id, self.issue_id)

    @property
    def over(self) -> bool:
        """Tell whether its minutes are approved, or it was called off."""
        return self.state in OVER


def current(meetings: Sequence[Meeting]) -> Meeting | None:
    """Return the newest meeting that was not called off; None where there is none."""
    held = [one for one in meetings if one.state is not MeetingState.CANCELLED]
    return held[-1] if held else None


def unmarked(guests: Iterable[Guest]) -> list[Guest]:
    """Return whose attendance nobody marked."""
    return [one for one in guests if one.attendance is Attendance.UNMARKED]


def expected(guests: Iterable[Guest]) -> list[Guest]:
    """Return the members who did not decline, and send nobody instead."""
    coming = (Reply.WAITING, Reply.ACCEPTED)
    return [one for one in guests if one.user_id and one.reply in coming]
