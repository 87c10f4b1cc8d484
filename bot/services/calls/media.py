"""Sending along what came with the reports: long texts, photos, files, places."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.parcels import parcels
from bot.domain.report import Attachment, Content, Report
from bot.domain.text import pages, visible
from bot.domain.values import Struct, replace
from bot.ports.mail import Letter, MessageClass
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: A ping shows this much of a report; more follows in a message of its own.
SHOWN_IN_PING = 300

#: One message holds this much of a text, beside its first line.
PAGE = 3500

#: The parts of an album come one by one: they travel together when it is quiet again.
QUIET = timedelta(seconds=3)


def media_key(issue: Issue, user_id: int) -> str:
    """Return the key under which one member is shown each report of an issue once."""
    return f"media:{issue.id}:{user_id}"


async def send_media(
    turn: Turn, issue: Issue, to: Member, *, key: str, under: str = ""
) -> None:
    """Send along what came with the reports, once for a key.

    *under* is the key of the message that it belongs to, and shall answer.
    """
    reports = await turn.unit.reports.of_issue(issue.id)
    for index, report in enumerate(reports):
        parcel = Parcel(issue, to, f"{key}:{report.id}", under)
        await send_report(turn, parcel, report, first=index == 0)


class Parcel(Struct, frozen=True):
    """What is sent along: about which issue, to whom, under which key and message."""

    issue: Issue
    to: Member
    key: str
    under: str = ""


def has_more(reports: Sequence[Report]) -> bool:
    """Tell whether the reports of an issue hold more than its card shows."""
    files = any(report.content.attachments for report in reports)
    return files or len(reports) > 1 or not all(_fits(r.content.text) for r in reports)


def _fits(text: str) -> bool:
    return len(" ".join(text.split())) <= SHOWN_IN_PING


async def send_report(
    turn: Turn, parcel: Parcel, report: Report, *, first: bool
) -> None:
    """Send what one report holds beyond the words that everybody reads anyway."""
    content = report.content
    author = await turn.unit.members.find(report.author)
    if not (first and _fits(content.text)):
        words = replace(parcel, key=f"{parcel.key}:{report.version}")
        await send_words(turn, words, content, author=author, at=report.at)
    if not content.attachments:
        return
    waits = bool(content.album) and turn.now < report.at + QUIET
    until = report.at + QUIET if waits else None
    caption = caption_of(turn, parcel, content, author=author, at=report.at)
    await post_media(turn, parcel, content.attachments, caption=caption, until=until)


async def send_words(
    turn: Turn, parcel: Parcel, content: Content, *, author: Member | None, at: datetime
) -> None:
    """Send all that somebody wrote, on as many pages as it takes."""
    about = await issue_view(turn, parcel.issue, parcel.to)
    parts = pages(content.text, PAGE) if visible(content.text) else []
    for number, part in enumerate(parts, 1):
        await turn.tell(
            parcel.to,
            "report_text",
            key=f"{parcel.key}:text:{number}",
            replies_to=parcel.under,
            silent=True,
            about=about,
            number=parcel.issue.number,
            who=person(turn, author, parcel.to),
            at=at,
            origin=content.forwarded_from,
            text=part,
            page=number,
            pages=len(parts),
        )


def caption_of(
    turn: Turn, parcel: Parcel, content: Content, *, author: Member | None, at: datetime
) -> str:
    """Return the line under a picture that is seen alone: which issue, from whom."""
    locale = parcel.to.locale
    return turn.desk.words.message(
        "attachment_caption",
        locale,
        number=parcel.issue.number,
        who=person(turn, author, parcel.to),
        at=at,
        origin=content.forwarded_from,
    )


async def post_media(
    turn: Turn,
    parcel: Parcel,
    items: Sequence[Attachment],
    *,
    caption: str,
    until: datetime | None = None,
) -> None:
    """Send attachments as they came: albums together, the rest one by one.

    Those that can carry words carry *caption*.

    Until *until* they wait, and are replaced by a later call with the same key. Of a
    restricted issue only who asks for them gets them: a notification shows a picture.
    """
    asked = turn.actor is not None and turn.actor.user_id == parcel.to.user_id
    if parcel.issue.restricted and not asked:
        await _say_there_are(turn, parcel)
        return
    for index, together in enumerate(parcels(items)):
        await turn.post(
            Letter(
                key=f"{parcel.key}:{index}:{len(together)}",
                klass=MessageClass.FILE,
                chat_id=parcel.to.user_id,
                text=caption,
                media=together,
                replies_to=parcel.under,
                slot=f"{parcel.key}:{index}" if until else "",
                not_before=until,
                silent=True,
            )
        )


async def _say_there_are(turn: Turn, parcel: Parcel) -> None:
    """Tell a reader of a restricted issue that there are attachments to be opened."""
    locale = parcel.to.locale
    await turn.tell(
        parcel.to,
        "media_kept",
        key=f"{parcel.key}:kept",
        rows=[[turn.button("attachments", parcel.issue.id, locale=locale)]],
        slot=f"media:{parcel.issue.id}",
        silent=True,
        issue=await issue_view(turn, parcel.issue, parcel.to),
    )
