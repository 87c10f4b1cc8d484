"""What a viewer sees of a meeting, ready for a template."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.issue import Issue
from bot.domain.meeting import Guest, LineKind, Meeting, MinuteLine
from bot.domain.member import Member
from bot.domain.personal_data import veiled
from bot.domain.task import Task
from bot.domain.values import Struct
from bot.services.turn import Turn
from bot.services.views import person


class GuestView(Struct, frozen=True):
    """An invited one as one viewer sees them; all words are finished labels."""

    number: int
    name: str
    reply: str
    said: str
    attendance: str
    invited: bool
    outside: bool = False


class LineView(Struct, frozen=True):
    """A line of the minutes; `owners` are who carries out a decision, until when."""

    number: int
    kind: str
    at: datetime
    who: str
    text: str
    decision: str
    owners: tuple[tuple[str, datetime], ...] = ()


class MeetingView(Struct, frozen=True):
    """A meeting as one viewer sees it."""

    id: str
    number: str
    short: str
    at: datetime
    place: str
    state: str
    chair: str
    taker: str
    approver: str
    approved_at: datetime | None
    agenda: Sequence[str]
    guests: Sequence[GuestView]
    lines: Sequence[LineView]
    none_differed: bool

    def of(self, kind: str) -> list[LineView]:
        """Return the lines of one kind: "note", "decision", "dissent"."""
        return [line for line in self.lines if line.kind == kind]


async def meeting_view(
    turn: Turn, issue: Issue, meeting: Meeting, viewer: Member
) -> MeetingView:
    """Return what *viewer* sees of a meeting."""
    team = await turn.people()
    guests = await turn.unit.meetings.guests(meeting.id)
    lines = await turn.unit.meetings.lines(meeting.id)
    tasks = await turn.unit.tasks.of_issue(issue.id)
    return MeetingView(
        id=meeting.id,
        number=f"ISU-{meeting.id}",
        short=meeting.short,
        at=meeting.at,
        place=veiled(meeting.place),
        state=turn.label(f"meeting_state.{meeting.state}", viewer.locale),
        approved_at=meeting.approved_at,
        agenda=[line for line in veiled(meeting.agenda).splitlines() if line.strip()],
        guests=[_guest(turn, one, team, viewer) for one in guests],
        lines=[_line(turn, one, team, tasks, viewer) for one in lines],
        none_differed=meeting.none_differed,
        **_leading(turn, meeting, team, viewer),
    )


def _leading(
    turn: Turn, meeting: Meeting, team: Mapping[int, Member], viewer: Member
) -> dict[str, str]:
    """Name who leads a meeting, who writes, and who approved; "" for nobody."""
    parts = {
        "chair": meeting.chair,
        "taker": meeting.taker,
        "approver": meeting.approved_by,
    }
    return {
        part: person(turn, team.get(user_id), viewer) if user_id else ""
        for part, user_id in parts.items()
    }


def _guest(
    turn: Turn, one: Guest, team: Mapping[int, Member], viewer: Member
) -> GuestView:
    locale = viewer.locale
    return GuestView(
        number=one.number,
        name=guest_name(turn, one, team, viewer),
        reply=turn.label(f"meeting_reply.{one.reply}", locale),
        said=veiled(one.said),
        attendance=turn.label(f"attendance.{one.attendance}", locale),
        invited=one.invited,
        outside=one.user_id is None,
    )


def guest_name(
    turn: Turn, one: Guest, team: Mapping[int, Member], viewer: Member
) -> str:
    """Name an invited one: a member, or an agency without an account."""
    if one.user_id is None:
        return one.name
    return person(turn, team.get(one.user_id), viewer)


def _line(
    turn: Turn,
    one: MinuteLine,
    team: Mapping[int, Member],
    tasks: Sequence[Task],
    viewer: Member,
) -> LineView:
    mine = [task for task in tasks if one.decision and task.decision == one.decision]
    owners = tuple(
        (
            person(turn, team.get(task.owner), viewer) if task.owner else task.outside,
            task.due_at,
        )
        for task in mine
    )
    return LineView(
        number=one.number,
        kind=str(one.kind),
        at=one.at,
        who=person(turn, team.get(one.by), viewer),
        text=veiled(one.text),
        decision=one.decision.rpartition("/")[2],
        owners=owners,
    )


#: The kinds of lines, in the order of the minutes.
KINDS = tuple(LineKind)
