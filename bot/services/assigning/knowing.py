"""Who has which role on an issue: the one source that everything else asks."""

from collections.abc import Sequence

from bot.domain.access import could_see
from bot.domain.assignment import Assignment, Seat, holder
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.turn import Turn
from bot.services.views import role_title

SPEAKER = Seat(Role.SPOKESPERSON)
LEAD = Seat(Role.CRISIS_LEAD)


async def roles_of(turn: Turn, issue: Issue) -> Sequence[Assignment]:
    """Return every assignment of an issue, oldest first."""
    return await turn.unit.assignments.of_issue(issue.id)


async def having(turn: Turn, issue: Issue, seat: Seat) -> Member | None:
    """Return who accepted *seat* and can act; None for nobody."""
    one = holder(await roles_of(turn, issue), seat)
    found = await turn.unit.members.find(one.member) if one else None
    return found if found is not None and found.active else None


async def speaker_of(turn: Turn, issue: Issue) -> Member | None:
    """Return who agreed to speak about an issue; None for nobody."""
    return await having(turn, issue, SPEAKER)


def seat_name(turn: Turn, seat: Seat, locale: str) -> str:
    """Name a place in the team: "Juru Bicara", "Juru Bicara (cadangan)"."""
    title = role_title(turn, seat.role, locale)
    return turn.label("seat.deputy", locale, role=title) if seat.deputy else title


def may_be_offered(turn: Turn, to: Member, issue: Issue, seat: Seat) -> bool:
    """Tell whether *to* could have *seat*: by what they are, and can be reached.

    Whoever is the subject of the issue never can.
    """
    fits = turn.desk.playbook.roles.may_hold(seat.role, to.roles)
    return fits and to.reachable and could_see(to, issue)


def clashing(
    turn: Turn, to: Member, issue: Issue, seat: Seat, found: Sequence[Assignment]
) -> str | None:
    """Return the role that *to* has and may not have beside *seat*; None for none.

    An admin stays one on every issue.
    """
    mine = {a.role for a in found if a.member == to.user_id and (a.held or a.waits)}
    own = {str(role) for role in to.roles if role is Role.ADMIN}
    book = turn.desk.playbook
    approving = book.authority.approving(issue.level)
    return book.roles.clash(seat.role, mine | own, issue.level, approving)


def role_reason(turn: Turn, one: Assignment, locale: str) -> str:
    """Return why a role was declined or ended: as typed, else as its code says."""
    if one.reason in REASON_CODES:
        return turn.label(f"role_reason.{one.reason}", locale)
    return one.reason


#: Codes of reasons that have words.
REASON_CODES = frozenset(
    {
        "busy",
        "away",
        "another_fits",
        "no_answer",
        "offered_anew",
        "taken",
        "handed",
        "suspended",
        "left",
        "role_taken",
        "issue_ended",
        "merged",
        "put_out",
    }
)
