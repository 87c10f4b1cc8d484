"""An issue as a row, and what a viewer is to the queries that say who may see it."""

from bot.domain.access import HEAD_IS_SUBJECT
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.levels import Level, Urgency
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.session import Row


def seeing(viewer: Member) -> dict[str, object]:
    """Return what the queries ask about a viewer to say what `may_see` says."""
    return {
        "viewer": viewer.user_id,
        "mark": f"%,{viewer.user_id},%",
        "head": int(Role.HEAD_OF_AGENCY in viewer.roles),
        "leads": int(Role.CRISIS_LEAD in viewer.roles),
        "subject": f'%"{HEAD_IS_SUBJECT}"%',
    }


def _circle(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(",") if one)


def issue_values(issue: Issue) -> dict[str, object]:
    """Return the columns of an issue."""
    return {
        "id": issue.id,
        "title": issue.title,
        "state": issue.state,
        "is_open": int(issue.state not in TERMINAL),
        "reported_by": issue.reported_by,
        "reported_at": ms(issue.reported_at),
        "version": issue.version,
        "urgency": issue.urgency,
        "level": issue.level,
        "level_max": issue.level_max,
        "score": issue.score,
        "floors": to_json(issue.floors),
        "owner": issue.owner,
        "taken_at": maybe(ms, issue.taken_at),
        "place": issue.place,
        "happened": issue.happened,
        "source": issue.source,
        "merged_into": issue.merged_into,
        "mapping_owed": int(issue.mapping_owed),
        "restricted": int(issue.restricted),
        "circle": "".join(f",{one}" for one in issue.circle) + "," * bool(issue.circle),
        "lead": issue.lead,
    }


def read_issue(row: Row) -> Issue:
    """Return the issue of a row."""
    return Issue(
        id=row["id"],
        title=row["title"],
        state=IssueState(row["state"]),
        reported_by=row["reported_by"],
        reported_at=instant(row["reported_at"]),
        version=row["version"],
        urgency=maybe(Urgency, row["urgency"]),
        level=maybe(Level, row["level"]),
        level_max=maybe(Level, row["level_max"]),
        score=row["score"],
        floors=tuple(from_json(row["floors"])),
        owner=row["owner"],
        taken_at=maybe(instant, row["taken_at"]),
        place=row["place"],
        happened=row["happened"],
        source=row["source"],
        merged_into=row["merged_into"],
        mapping_owed=bool(row["mapping_owed"]),
        restricted=bool(row["restricted"]),
        circle=_circle(row["circle"]),
        lead=row["lead"],
    )
