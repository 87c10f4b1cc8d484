"""What comes after a report: parts of an album, and more evidence."""

from collections.abc import Collection
from datetime import timedelta

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.report import Report
from bot.domain.text import first_line, visible
from bot.domain.values import replace
from bot.services.calls.media import (
    QUIET,
    Parcel,
    caption_of,
    media_key,
    post_media,
    send_report,
    send_words,
)
from bot.services.reports.caring import look_after, tell_of_care
from bot.services.reports.receipts import recount_receipt
from bot.services.reports.refreshing import refresh_pings
from bot.services.requests import Sent
from bot.services.turn import Turn

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
    if await turn.unit.reports.by_source(sent.source) is None:
        await _add_part(turn, report, sent)
    return True


async def _add_part(turn: Turn, report: Report, sent: Sent) -> None:
    care = await look_after(turn, sent.content)
    content, sent = care.content, replace(sent, content=care.content)
    await turn.unit.reports.attach(
        report.id, sent.source, content.attachments, content.text, turn.now
    )
    issue = await turn.unit.issues.find(report.issue_id)
    if issue is None:
        return
    await turn.record("evidence_added", issue.id, f"report {report.id}")
    await tell_of_care(turn, care, sent.source, issue.id)
    first = report.id == (await turn.unit.reports.of_issue(issue.id))[0].id
    if first and visible(content.text):
        title = first_line(report.content.text or content.text)
        issue = await turn.unit.issues.save(replace(issue, title=title))
    if turn.now < report.at + QUIET:
        await _show_report(turn, issue, report.id)
    else:
        await show_evidence(turn, issue, sent)
    await refresh_pings(turn, issue)
    await recount_receipt(turn, issue, "" if first else content.album)


async def _show_report(turn: Turn, issue: Issue, report_id: str) -> None:
    """Send a report; an album as far as it came, in place of what has not left."""
    reports = await turn.unit.reports.of_issue(issue.id)
    report = next(one for one in reports if one.id == report_id)
    for to, under in await concerned(turn, issue):
        key = f"{media_key(issue, to.user_id)}:{report.id}"
        parcel = Parcel(issue, to, key, under)
        await send_report(turn, parcel, report, first=report is reports[0])


async def add_evidence(turn: Turn, issue: Issue, sent: Sent) -> None:
    """Keep what somebody adds to an issue, and show it to whoever is concerned."""
    new_id, author = turn.desk.secrets.new_id(), turn.member.user_id
    care = await look_after(turn, sent.content)
    report = Report(new_id, issue.id, sent.source, author, turn.now, care.content)
    if not await turn.unit.reports.add(report):
        return
    await turn.record("evidence_added", issue.id, content=care.content.text)
    await tell_of_care(turn, care, sent.source, issue.id)
    await _show_report(turn, issue, report.id)
    await refresh_pings(turn, issue)


async def show_evidence(
    turn: Turn, issue: Issue, sent: Sent, but: Collection[int] = ()
) -> None:
    """Send what was added to whoever has the issue or was called about it.

    Those in *but* saw it already.
    """
    content, author = sent.content, turn.member
    others = [one for one in await concerned(turn, issue) if one[0].user_id not in but]
    for to, under in others:
        key = f"evidence:{issue.id}:{sent.source}:{to.user_id}"
        parcel = Parcel(issue, to, key, under)
        await send_words(turn, parcel, content, author=author, at=turn.now)
        caption = caption_of(turn, parcel, content, author=author, at=turn.now)
        await post_media(turn, parcel, content.attachments, caption=caption)


async def concerned(turn: Turn, issue: Issue) -> list[tuple[Member, str]]:
    """Return who has the issue or was called about it, each with the key of the call.

    The asker is left out; the key is empty where there was no call.
    """
    pings = await turn.unit.letters.guarded(issue.id)
    calls = {issue.owner: ""} | {p.letter.chat_id: p.letter.key for p in pings}
    return [
        (member, calls[member.user_id])
        for member in await turn.team()
        if member.user_id in calls
        and member.user_id != turn.member.user_id
        and member.reachable
        and may_see(member, issue)
    ]
