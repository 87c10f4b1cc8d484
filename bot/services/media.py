"""Sending along what came with the reports: long texts, photos, files, places."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.parcels import parcels
from bot.domain.report import Attachment, Content, Report
from bot.domain.text import pages, visible
from bot.ports.mail import Letter, MessageClass
from bot.services.turn import Turn
from bot.services.views import person

#: A ping shows this much of a report; more follows in a message of its own.
SHOWN_IN_PING = 300

#: One message holds this much of a text, beside its first line.
PAGE = 3500

#: The parts of an album come one by one: they travel together when it is quiet again.
QUIET = timedelta(seconds=3)


def media_key(issue: Issue, user_id: int) -> str:
    """Return the key under which one member is shown each report of an issue once."""
    return f"media:{issue.id}:{user_id}"


async def send_media(turn: Turn, issue: Issue, to: Member, *, key: str) -> None:
    """Send along what came with the reports, once for a key."""
    reports = await turn.unit.reports.of_issue(issue.id)
    for index, report in enumerate(reports):
        first = index == 0
        await send_report(turn, issue, report, to, key=key, first=first)


async def send_report(
    turn: Turn, issue: Issue, report: Report, to: Member, *, key: str, first: bool
) -> None:
    """Send what one report holds beyond the words that everybody reads anyway."""
    content, key = report.content, f"{key}:{report.id}"
    read_already = first and len(" ".join(content.text.split())) <= SHOWN_IN_PING
    if not read_already:
        author = await turn.unit.members.find(report.author)
        version = f"{key}:{report.version}"
        await send_words(
            turn, issue, content, to, author=author, at=report.at, key=version
        )
    waits = bool(content.album) and turn.now < report.at + QUIET
    until = report.at + QUIET if waits else None
    await post_media(turn, content.attachments, to.user_id, key, until=until)


async def send_words(
    turn: Turn,
    issue: Issue,
    content: Content,
    to: Member,
    *,
    author: Member | None,
    at: datetime,
    key: str,
) -> None:
    """Send all that somebody wrote, on as many pages as it takes."""
    parts = pages(content.text, PAGE) if visible(content.text) else []
    for number, part in enumerate(parts, 1):
        await turn.tell(
            to,
            "report_text",
            key=f"{key}:text:{number}",
            silent=True,
            number=issue.number,
            who=person(turn, author, to),
            at=at,
            origin=content.forwarded_from,
            text=part,
            page=number,
            pages=len(parts),
        )


async def post_media(
    turn: Turn,
    items: Sequence[Attachment],
    chat_id: int,
    key: str,
    until: datetime | None = None,
) -> None:
    """Send attachments as they came: albums together, the rest one by one.

    Until *until* they wait, and are replaced by a later call with the same key.
    """
    for index, parcel in enumerate(parcels(items)):
        await turn.post(
            Letter(
                key=f"{key}:{index}:{len(parcel)}",
                klass=MessageClass.FILE,
                chat_id=chat_id,
                media=parcel,
                slot=f"media:{key}:{index}" if until else "",
                not_before=until,
                silent=True,
            )
        )
