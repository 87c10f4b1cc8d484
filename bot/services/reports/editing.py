"""An edited message: a new version of its report, or a message like any other."""

from bot.domain.access import Action, may_see
from bot.domain.issue import Issue
from bot.domain.report import Attachment, Content, Report
from bot.domain.text import first_line, visible
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.reports.adding import show_evidence
from bot.services.reports.caring import look_after, tell_of_care
from bot.services.reports.refreshing import refresh_pings
from bot.services.reports.reporting import keep_as_note
from bot.services.requests import Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A text longer than this is sent whole: the comparison shows only its beginning.
SHOWN = 300


async def edit_report(desk: Desk, sent: Sent) -> str:
    """Keep an edited message as a new version, and show it to whoever has the issue.

    A message that belongs to no report, such as an answer, is kept as a note; a
    command was carried out when it came.
    """
    async with member_turn(desk, sent, Action.REPORT) as turn:
        report = await turn.unit.reports.by_source(sent.source)
        if report is None and not sent.content.text.startswith("/"):
            await keep_as_note(turn, sent)
        elif report is None or not await _revise(turn, report, sent):
            turn.idle = True
    return turn.toast


async def _revise(turn: Turn, report: Report, sent: Sent) -> bool:
    """Keep the new version; tell whether anything is new."""
    care = await look_after(turn, sent.content)
    sent = replace(sent, content=care.content)
    added = _added(report.content.attachments, sent.content.attachments)
    content = replace(sent.content, text=_new_text(report, sent), attachments=added)
    if report.content.text == content.text and not added:
        return False
    await turn.unit.reports.revise(report.id, content, turn.now)
    await tell_of_care(turn, care, sent.source, report.issue_id or report.id)
    files = tuple(item for item in added if item.file_id)
    if report.content.text == content.text and not files:
        return True  # a live location moved on: its last place is kept, nobody is told
    await turn.record(
        "report_edited", report.issue_id or report.id, content=content.text
    )
    issue = await turn.unit.issues.find(report.issue_id)
    if issue is not None:
        await _show(turn, issue, report, replace(content, attachments=files))
    return True


def _added(
    known: tuple[Attachment, ...], shown: tuple[Attachment, ...]
) -> tuple[Attachment, ...]:
    """Return what is new; Telegram may name the same file anew."""
    files = {item.unique_id for item in known if item.unique_id}
    return tuple(
        item for item in shown if item not in known and item.unique_id not in files
    )


def _new_text(report: Report, sent: Sent) -> str:
    """Return what the whole report says now; the edit may be of a later part of it."""
    new, old = sent.content.text, report.content.text
    if sent.source == report.source or not old:
        return new
    return old if new in old else f"{old}\n{new}"


async def _show(turn: Turn, issue: Issue, report: Report, content: Content) -> None:
    if visible(content.text) and issue.title == first_line(report.content.text):
        issue = await turn.unit.issues.save(
            replace(issue, title=first_line(content.text))
        )
    if content.text != report.content.text:
        await _tell_owner(turn, issue, report, content)
    shown = content if len(content.text) > SHOWN else replace(content, text="")
    await show_evidence(turn, issue, _again(turn, report, shown))
    await refresh_pings(turn, issue)


def _again(turn: Turn, report: Report, content: Content) -> Sent:
    """Return what is sent along: files, and a text too long to be compared."""
    source = f"{report.source}:{report.version + 1}"
    return Sent(
        key=turn.key, user_id=turn.member.user_id, source=source, content=content
    )


async def _tell_owner(
    turn: Turn, issue: Issue, report: Report, content: Content
) -> None:
    owner = await turn.unit.members.find(issue.owner or 0)
    if owner is None or owner.user_id == turn.member.user_id:
        return
    if not may_see(owner, issue):
        return
    await turn.tell(
        owner,
        "report_edited",
        klass=MessageClass.INFO,
        rows=[[turn.button("see_issue", issue.id, locale=owner.locale)]],
        about=await issue_view(turn, issue, owner),
        number=issue.number,
        before=report.content.text,
        after=content.text,
    )
