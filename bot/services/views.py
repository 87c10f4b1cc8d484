"""Read models: what a viewer may see of an issue, ready for a template.

`viewer` is a required argument, so that confidentiality cannot be forgotten.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.quiet import wakes
from bot.domain.report import Attachment, count_reporters
from bot.domain.roles import Role
from bot.domain.values import Struct, replace
from bot.services.finding import state_name
from bot.services.sealing import About
from bot.services.titles import office_title
from bot.services.turn import Turn

#: Which of several roles names a person, most telling first.
_TELLING = (
    Role.HEAD_OF_AGENCY,
    Role.CRISIS_LEAD,
    Role.SPOKESPERSON,
    Role.DUTY_OFFICER,
    Role.LEGAL_ADVISER,
    Role.WRITER,
    Role.ANALYST,
    Role.MEDIA_LIAISON,
    Role.MEDIA_MONITOR,
    Role.AGENCY_LIAISON,
    Role.ADMIN,
    Role.REPORTER,
)

#: These roles tell only that somebody reports or comes from another house: there the
#: position tells more.
_BY_POSITION = frozenset({Role.REPORTER, Role.AGENCY_LIAISON})


class IssueView(About, frozen=True, kw_only=True):
    """One issue as one viewer sees it; persons are finished labels.

    `text` is all that the first report says, `origin` from whom it was forwarded.
    """

    short: str
    title: str
    state: str
    level: str
    urgency: str
    score: int | None
    reporter: str
    reported_at: datetime
    owner: str
    taken_at: datetime | None
    place: str
    happened: str
    source: str
    merged_into: str
    mapping_owed: bool
    attachments: str
    reports: int
    text: str = ""
    origin: str = ""

    @property
    def words(self) -> str:
        """Return what was reported, or else its title."""
        return self.text or self.title


#: What nobody sees of an issue that is not theirs to see.
UNSEEN: dict[str, Any] = dict.fromkeys(
    ("state", "urgency", "reporter", "owner", "place", "happened", "source",
     "merged_into", "attachments", "text", "origin"), ""
) | {"score": None, "taken_at": None, "mapping_owed": False, "reports": 0}  # fmt: skip


def main_role(member: Member) -> Role:
    """Return the role that says most about a member."""
    return next((role for role in _TELLING if role in member.roles), Role.REPORTER)


def person(turn: Turn, member: Member | None, viewer: Member) -> str:
    """Name somebody with their role (ux.md, rule 7), or where they come from."""
    if member is None:
        return turn.label("person.unknown", viewer.locale)
    role = main_role(member)
    position = member.position if role in _BY_POSITION else ""
    return f"{member.name} ({position or role_title(turn, role, viewer.locale)})"


class PhoneView(Struct, frozen=True):
    """Whom a ping asks to be telephoned; the number may not be known."""

    who: str
    number: str


def phone_view(turn: Turn, member: Member | None, viewer: Member) -> PhoneView | None:
    """Return whom *viewer* is asked to telephone; None for nobody."""
    return PhoneView(person(turn, member, viewer), member.phone) if member else None


def role_title(turn: Turn, role: str, locale: str) -> str:
    """Return the office's own title for a role, or the label of the language."""
    return office_title(turn.desk, role, locale)


def attachment_line(turn: Turn, items: Sequence[Attachment], locale: str) -> str:
    """Say "2 foto, 1 video"; empty where nothing was sent along."""
    counts = Counter(item.kind for item in items)
    return ", ".join(_counted(turn, kind, n, locale) for kind, n in counts.items())


def _counted(turn: Turn, kind: str, count: int, locale: str) -> str:
    if count == 1:
        return f"1 {turn.label(f'attachment.{kind}', locale)}"
    return f"{count} {turn.label(f'attachments.{kind}', locale)}"


def listed(turn: Turn, names: Sequence[str], locale: str) -> str:
    """Say "A", "A dan B" or "A, B, dan C"."""
    *first, last = names or [""]
    if not first:
        return last
    key = "person.many" if first[1:] else "person.two"
    return turn.label(key, locale, first=", ".join(first), last=last)


async def issue_view(turn: Turn, issue: Issue, viewer: Member) -> IssueView:
    """Return what *viewer* sees of *issue*: of one that is not theirs, nothing."""
    hidden = not may_see(viewer, issue)
    reports = await turn.unit.reports.of_issue(issue.id)
    items = [item for report in reports for item in report.content.attachments]
    owner = await turn.unit.members.find(issue.owner) if issue.owner else None
    reporter = await turn.unit.members.find(issue.reported_by)
    view = IssueView(
        id=issue.id,
        number=issue.number,
        restricted=issue.restricted,
        hidden=hidden,
        wakes=wakes(issue),
        short=issue.id.partition("-")[2],
        title=issue.title,
        state=await state_name(turn, issue, viewer.locale),
        level=_level(turn, issue, viewer),
        urgency=turn.label(f"urgency.{issue.urgency}", viewer.locale)
        if issue.urgency
        else "",
        score=issue.score,
        reporter=person(turn, reporter, viewer),
        reported_at=issue.reported_at,
        owner=person(turn, owner, viewer) if owner else "",
        taken_at=issue.taken_at,
        place=issue.place,
        happened=issue.happened,
        source=issue.source,
        merged_into=f"ISU-{issue.merged_into}" if issue.merged_into else "",
        mapping_owed=issue.mapping_owed,
        attachments=attachment_line(turn, items, viewer.locale),
        reports=count_reporters(reports),
        text=reports[0].content.text if reports else "",
        origin=reports[0].content.forwarded_from if reports else "",
    )
    if not hidden or issue.reported_by == viewer.user_id:
        return view
    return replace(view, title=turn.label("restricted.title"), level="🔒", **UNSEEN)


def _level(turn: Turn, issue: Issue, viewer: Member) -> str:
    key = issue.level.name if issue.level else "none"
    lock = "🔒 " if issue.restricted else ""
    return lock + turn.label(f"level.{key}", viewer.locale)
