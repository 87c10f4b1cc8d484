"""Meetings to columns and back."""

from bot.domain.meeting import Attendance, Guest, LineKind, Meeting, MinuteLine, Reply
from bot.domain.meeting_life import MeetingState
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row

#: What never changes once a meeting was booked; its issue does when issues merge.
BOOKED = frozenset({"issue_id", "number", "booked_by", "booked_at"})


def values_of(one: Meeting) -> dict[str, object]:
    """Return the columns of a meeting."""
    return {
        "id": one.id,
        "issue_id": one.issue_id,
        "number": one.number,
        "at": ms(one.at),
        "booked_by": one.booked_by,
        "booked_at": ms(one.booked_at),
        "chair": one.chair,
        "state": one.state,
        "version": one.version,
        "place": one.place,
        "agenda": one.agenda,
        "began_at": maybe(ms, one.began_at),
        "none_differed": int(one.none_differed),
        "taker": one.taker,
        "submitted_at": maybe(ms, one.submitted_at),
        "approved_by": one.approved_by,
        "approved_at": maybe(ms, one.approved_at),
        "told": one.told,
    }


def meeting_of(row: Row) -> Meeting:
    """Return the meeting of a row."""
    return Meeting(
        id=row["id"],
        issue_id=row["issue_id"],
        number=row["number"],
        at=instant(row["at"]),
        booked_by=row["booked_by"],
        booked_at=instant(row["booked_at"]),
        chair=row["chair"],
        state=MeetingState(row["state"]),
        version=row["version"],
        place=row["place"],
        agenda=row["agenda"],
        began_at=maybe(instant, row["began_at"]),
        none_differed=bool(row["none_differed"]),
        taker=row["taker"],
        submitted_at=maybe(instant, row["submitted_at"]),
        approved_by=row["approved_by"],
        approved_at=maybe(instant, row["approved_at"]),
        told=row["told"],
    )


def guest_of(row: Row) -> Guest:
    """Return the invited one of a row."""
    return Guest(
        meeting_id=row["meeting_id"],
        number=row["number"],
        user_id=row["user_id"],
        name=row["name"],
        reply=Reply(row["reply"]),
        said=row["said"],
        replied_at=maybe(instant, row["replied_at"]),
        invited=bool(row["invited"]),
        attendance=Attendance(row["attendance"]),
    )


def line_of(row: Row) -> MinuteLine:
    """Return the line of a row."""
    return MinuteLine(
        row["meeting_id"],
        row["number"],
        LineKind(row["kind"]),
        row["written_by"],
        instant(row["at"]),
        row["words"],
        row["decision"],
    )
