"""An assignment: one role of one issue, and the person to whom it was offered."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.assignment_life import AssignmentState
from bot.domain.levels import Level
from bot.domain.values import Struct

#: The number of an assignment begins so within its issue: "2026-0001/P3".
KIND = "P"


class Seat(Struct, frozen=True):
    """A place in the team of an issue: a role, and which of several who have it.

    `role` is a code of roles.toml. The deputy has a seat too: who holds it stands in.
    """

    role: str
    number: int = 0
    deputy: bool = False


class Assignment(Struct, frozen=True):
    """A role offered to somebody, from the offer to the end.

    `offered_by` is None where Siaga went on to the deputy by itself. An offer is
    answered until `expires_at` (None: it waits); then `then_ask` is offered the role,
    if anybody. `replaces` is the assignment whose holder hands the role over, `note`
    what they say to who comes. `assumed_at` and `ended_at` are the role's history;
    `reason` is why it was declined or ended: a code, or what was typed.
    """

    id: str
    issue_id: str
    seat: Seat
    member: int
    offered_by: int | None
    offered_at: datetime
    state: AssignmentState = AssignmentState.OFFERED
    version: int = 0
    level: Level | None = None
    expires_at: datetime | None = None
    then_ask: int | None = None
    replaces: str = ""
    note: str = ""
    assumed_at: datetime | None = None
    ended_at: datetime | None = None
    reason: str = ""

    @property
    def role(self) -> str:
        """Return the code of the role."""
        return self.seat.role

    @property
    def waits(self) -> bool:
        """Tell whether its person has not answered."""
        return self.state is AssignmentState.OFFERED

    @property
    def late(self) -> bool:
        """Tell whether its person did not answer in time."""
        return self.state is AssignmentState.EXPIRED

    @property
    def held(self) -> bool:
        """Tell whether its person has the role now."""
        return self.state is AssignmentState.ACCEPTED


def holder(found: Iterable[Assignment], seat: Seat) -> Assignment | None:
    """Return the assignment of who has *seat* now; None for nobody."""
    return next((one for one in found if one.held and one.seat == seat), None)


def held_by(found: Iterable[Assignment], member: int) -> list[Assignment]:
    """Return what *member* has now, oldest first."""
    return [one for one in found if one.held and one.member == member]


def offers(found: Iterable[Assignment], seat: Seat) -> list[Assignment]:
    """Return the offers of *seat* that wait for an answer, oldest first."""
    return [one for one in found if one.waits and one.seat == seat]


def unfilled(seats: Iterable[Seat], found: Sequence[Assignment]) -> list[Seat]:
    """Return the seats that nobody has, asked or not."""
    return [seat for seat in seats if not holder(found, seat)]


def vacant(seats: Iterable[Seat], found: Sequence[Assignment]) -> list[Seat]:
    """Return the seats that nobody has and nobody is being asked for."""
    return [seat for seat in unfilled(seats, found) if not offers(found, seat)]
