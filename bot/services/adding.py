"""What comes after a report: parts of an album, more evidence, an edited message."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.report import Content, Report
from bot.domain.text import first_line, visible
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.media import post_media
from bot.services.requests import Sent
from bot.services.turn import Turn, member_turn

#: Parts of an album may come this long after its first part.
ALBUM_OPEN = timedelta(hours=1)


async def joins_album(turn: Turn, sent: Sent) -> bool:
    """Add a part of an album to its report; False where it is the first part."""
    album = sent.content.album
    if not album:
        return False
    report = await turn.unit.reports.by_album(turn.member.user_id, album)
    if report is None or turn.now - report.at > ALBUM_OPEN:
        return False
    await add_to_report(turn, report, sent)
    return True


async def add_to_report(turn: Turn, report: Report, sent: Sent) -> None:
    """Add what came later to a report, and show it to whoever has the issue."""
    content = sent.content
    await turn.unit.reports.attach(
        report.id, sent.source, content.attachments, content.text, turn.now
    )
    if not report.issue_id:
        return
    issue = await turn.unit.issues.find(report.issue_id)
    if issue is None:
        return
    if visible(content.text) and not visible(report.content.text):
        issue = await turn.unit.issues.save(
            replace(issue, title=first_line(content.text))
        )
    await turn.record("evidence_added", issue.id, f"report {report.id}")
    await show_evidence(turn, issue, sent)


async def show_evidence(turn: Turn, issue: Issue, sent: Sent) -> None:
    """Send what was added to whoever has the issue or was called about it."""
    pings = await turn.unit.letters.guarded(issue.id)
    readers = {ping.letter.chat_id for ping in pings} | {issue.owner or 0}
    for user_id in readers - {0, turn.member.user_id}:
        key = f"evidence:{issue.id}:{sent.source}:{user_id}"
        await post_media(turn, sent.content.attachments, user_id, key)


async def edit_report(desk: Desk, sent: Sent) -> str:
    """Keep an edited message as a new version, and show it to whoever has the issue."""
    async with member_turn(desk, sent, Action.REPORT) as turn:
        report = await turn.unit.reports.by_source(sent.source)
        if report is None or report.content.text == sent.content.text:
            turn.idle = True
            return turn.toast
        await turn.unit.reports.revise(report.id, sent.content, turn.now)
        await turn.record("report_edited", report.issue_id or report.id,
                          content=sent.content.text)  # fmt: skip
        await _tell_owner(turn, report, sent.content)
    return turn.toast


async def _tell_owner(turn: Turn, report: Report, content: Content) -> None:
    issue = await turn.unit.issues.find(report.issue_id) if report.issue_id else None
    owner = await turn.unit.members.find(issue.owner) if issue and issue.owner else None
    if issue is None or owner is None or owner.user_id == turn.member.user_id:
        return
    await turn.tell(
        owner,
        "report_edited",
        klass=MessageClass.INFO,
        rows=[[turn.button("see_issue", issue.id, locale=owner.locale)]],
        number=issue.number,
        before=report.content.text,
        after=content.text,
    )
