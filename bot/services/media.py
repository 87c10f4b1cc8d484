"""Sending along what came with the reports: photos, files, places."""

from collections.abc import Sequence

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.parcels import parcels
from bot.domain.report import Attachment
from bot.ports.mail import Letter, MessageClass
from bot.services.turn import Turn


async def send_media(turn: Turn, issue: Issue, to: Member, *, key: str) -> None:
    """Send along what came with the reports, once for a key."""
    reports = await turn.unit.reports.of_issue(issue.id)
    for report in reports:
        await post_media(
            turn, report.content.attachments, to.user_id, f"{key}:{report.id}"
        )


async def post_media(
    turn: Turn, items: Sequence[Attachment], chat_id: int, key: str
) -> None:
    """Send attachments as they came: albums together, the rest one by one."""
    for index, parcel in enumerate(parcels(items)):
        await turn.post(
            Letter(
                key=f"{key}:{index}",
                klass=MessageClass.FILE,
                chat_id=chat_id,
                media=parcel,
                silent=True,
            )
        )
