"""A press conference of an issue: its plan, how it went, what was said there."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.conference_life import OVER, ConferenceState
from bot.domain.entry_numbers import short_number
from bot.domain.values import Struct

#: A place and a topic are at most this long, as in the invitation (D5).
PLACE_LENGTH, TOPIC_LENGTH, SPEAKERS_LENGTH = 200, 200, 500

#: One message of the log is at most this long.
LINE_LENGTH = 1000


class Reason(StrEnum):
    """Why it is needed: otherwise a release and prepared answers do (5.6)."""

    NEW_FACT = "new_fact"
    HEAD = "head"


class LineKind(StrEnum):
    """What a line of the log is."""

    NOTE = "note"
    PROMISE = "promise"
    FOLLOW_UP = "follow_up"
    QUESTION = "question"
    RECORDING = "recording"
    REHEARSED = "rehearsed"


class LogLine(Struct, frozen=True):
    """A line of the log. `reference` is the promise or enquiry that it became.

    Of a rehearsed question it says how the answer went: "sure" or "shaky".
    """

    conference_id: str
    number: int
    kind: LineKind
    by: int
    at: datetime
    text: str
    reference: str = ""


class Conference(Struct, frozen=True):
    """A press conference. `id` is "2026-0001/KP1"; people read "ISU-2026-0001/KP1".

    `speakers` has a line for each: name, title. `invitation` and `answers` are the ids
    of its D5 and D6. `told` is the stage of the checklist of which was told last,
    `next_at` when the next is; `warned`: the lead was told what blocks.
    """

    id: str
    issue_id: str
    number: int
    at: datetime
    planned_by: int
    planned_at: datetime
    reason: Reason
    state: ConferenceState = ConferenceState.PLANNED
    version: int = 0
    place: str = ""
    topic: str = ""
    speakers: str = ""
    began_at: datetime | None = None
    questions_at: datetime | None = None
    ended_at: datetime | None = None
    invitation: str = ""
    answers: str = ""
    told: timedelta | None = None
    next_at: datetime | None = None
    warned: bool = False

    @property
    def short(self) -> str:
        """Return the number within the issue: "KP1"."""
        return short_number(self.id, self.issue_id)

    @property
    def start(self) -> datetime:
        """Return from when the checklist counts: when it began, or is to begin."""
        return self.began_at or self.at

    @property
    def over(self) -> bool:
        """Tell whether nothing is done about it any more."""
        return self.state in OVER


def current(conferences: Sequence[Conference]) -> Conference | None:
    """Return the newest that was not called off; None where there is none."""
    kept = [c for c in conferences if c.state is not ConferenceState.CANCELLED]
    return kept[-1] if kept else None


def minutes(span: timedelta) -> int:
    """Return whole minutes."""
    return int(span.total_seconds() // 60)
