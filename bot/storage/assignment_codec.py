"""Assignments and teams to columns and back."""

from collections.abc import Iterable

from bot.domain.assignment import Assignment, Seat
from bot.domain.assignment_life import AssignmentState
from bot.domain.levels import Level
from bot.ports.assignments import Post, Team
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row

#: What was offered to whom never changes; an issue changes only at a merge.
OFFERED = frozenset(
    {"issue_id", "role", "place", "deputy", "member", "offered_by", "offered_at"}
    | {"level", "replaces", "note"}
)


def values_of(one: Assignment) -> dict[str, object]:
    """Return the columns of an assignment."""
    return {
        "id": one.id,
        "issue_id": one.issue_id,
        "role": one.seat.role,
        "place": one.seat.number,
        "deputy": int(one.seat.deputy),
        "member": one.member,
        "offered_by": one.offered_by,
        "offered_at": ms(one.offered_at),
        "state": one.state,
        "version": one.version,
        "level": maybe(int, one.level),
        "expires_at": maybe(ms, one.expires_at),
        "then_ask": one.then_ask,
        "replaces": one.replaces,
        "note": one.note,
        "assumed_at": maybe(ms, one.assumed_at),
        "ended_at": maybe(ms, one.ended_at),
        "reason": one.reason,
    }


def assignment_of(row: Row) -> Assignment:
    """Return the assignment of a row."""
    return Assignment(
        id=row["id"],
        issue_id=row["issue_id"],
        seat=Seat(row["role"], row["place"], bool(row["deputy"])),
        member=row["member"],
        offered_by=row["offered_by"],
        offered_at=instant(row["offered_at"]),
        state=AssignmentState(row["state"]),
        version=row["version"],
        level=maybe(Level, row["level"]),
        expires_at=maybe(instant, row["expires_at"]),
        then_ask=row["then_ask"],
        replaces=row["replaces"],
        note=row["note"],
        assumed_at=maybe(instant, row["assumed_at"]),
        ended_at=maybe(instant, row["ended_at"]),
        reason=row["reason"],
    )


def team_values(team: Team) -> dict[str, object]:
    """Return the columns of a team, its places left out."""
    return {
        "issue_id": team.issue_id,
        "proposed_at": ms(team.proposed_at),
        "sent_at": maybe(ms, team.sent_at),
        "look_at": maybe(ms, team.look_at),
        "told": team.told,
    }


def post_values(issue_id: str, number: int, post: Post) -> dict[str, object]:
    """Return the columns of one place."""
    return {
        "issue_id": issue_id,
        "number": number,
        "role": post.seat.role,
        "place": post.seat.number,
        "member": post.member,
        "deputy": post.deputy,
    }


def team_of(row: Row, posts: Iterable[Row]) -> Team:
    """Return the team of a row and the rows of its places."""
    return Team(
        row["issue_id"],
        tuple(
            Post(Seat(post["role"], post["place"]), post["member"], post["deputy"])
            for post in posts
        ),
        instant(row["proposed_at"]),
        sent_at=maybe(instant, row["sent_at"]),
        look_at=maybe(instant, row["look_at"]),
        told=row["told"],
    )
