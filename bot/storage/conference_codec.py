"""Press conferences to columns and back."""

from datetime import timedelta

from bot.domain.conference import Conference, LineKind, LogLine, Reason
from bot.domain.conference_life import ConferenceState
from bot.domain.runbook import Entry
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row

#: What never changes once it was planned; its issue does when issues merge.
PLANNED = frozenset({"issue_id", "number", "planned_by", "planned_at", "reason"})


def span(time: timedelta) -> int:
    """Return a time of the checklist in minutes from the beginning."""
    return int(time.total_seconds() // 60)


def _span_of(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def values_of(one: Conference) -> dict[str, object]:
    """Return the columns of a conference."""
    return {
        "id": one.id,
        "issue_id": one.issue_id,
        "number": one.number,
        "at": ms(one.at),
        "planned_by": one.planned_by,
        "planned_at": ms(one.planned_at),
        "reason": one.reason,
        "state": one.state,
        "version": one.version,
        "place": one.place,
        "topic": one.topic,
        "speakers": one.speakers,
        "began_at": maybe(ms, one.began_at),
        "questions_at": maybe(ms, one.questions_at),
        "ended_at": maybe(ms, one.ended_at),
        "invitation": one.invitation,
        "answers": one.answers,
        "told": maybe(span, one.told),
        "next_at": maybe(ms, one.next_at),
        "warned": int(one.warned),
    }


def conference_of(row: Row) -> Conference:
    """Return the conference of a row."""
    return Conference(
        id=row["id"],
        issue_id=row["issue_id"],
        number=row["number"],
        at=instant(row["at"]),
        planned_by=row["planned_by"],
        planned_at=instant(row["planned_at"]),
        reason=Reason(row["reason"]),
        state=ConferenceState(row["state"]),
        version=row["version"],
        place=row["place"],
        topic=row["topic"],
        speakers=row["speakers"],
        began_at=maybe(instant, row["began_at"]),
        questions_at=maybe(instant, row["questions_at"]),
        ended_at=maybe(instant, row["ended_at"]),
        invitation=row["invitation"],
        answers=row["answers"],
        told=maybe(_span_of, row["told"]),
        next_at=maybe(instant, row["next_at"]),
        warned=bool(row["warned"]),
    )


def entry_of(row: Row) -> Entry:
    """Return the item of a row."""
    return Entry(
        conference_id=row["conference_id"],
        number=row["number"],
        code=row["code"],
        at=_span_of(row["at"]),
        role=row["role"],
        owner=row["owner"],
        blocks=bool(row["blocks"]),
        text=row["words"],
        done_by=row["done_by"],
        done_at=maybe(instant, row["done_at"]),
    )


def log_line_of(row: Row) -> LogLine:
    """Return the line of a row."""
    return LogLine(
        row["conference_id"],
        row["number"],
        LineKind(row["kind"]),
        row["written_by"],
        instant(row["at"]),
        row["words"],
        row["reference"],
    )
