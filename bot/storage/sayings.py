"""What was said lately, and about which open issues."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.issue import Issue
from bot.domain.report import Report
from bot.storage.codec import ms
from bot.storage.remembering import OPENED, SAID, recalled
from bot.storage.session import Session

#: When the newest open issue was reported; (issue, text) of reports, newest first.
Sayings = tuple[int, tuple[tuple[str, str], ...]]


def opened(session: Session, issue: Issue) -> None:
    """Note that an issue was opened: its first report may be the newest of all."""
    session.notes[OPENED] = (issue.id, ms(issue.reported_at))


def said(session: Session, report: Report) -> bool:
    """Put the first report of the newest issue before what was said; else forget all.

    A report that belongs to no issue changes nothing. Tell whether it is the first
    report of the issue that was opened last.
    """
    issue_id, at = session.notes.pop(OPENED, ("", 0))
    first: bool = report.issue_id == issue_id != ""
    known = session.notes.get(SAID)
    if known is None or not report.issue_id:
        return first
    limit, (newest, sayings) = known
    last = (newest, sayings[0][0] if sayings else "")
    if first and (at, issue_id) > last:
        now = ((issue_id, report.content.text), *sayings[: limit - 1])
        session.notes[SAID] = (limit, (at, now))
    else:
        del session.notes[SAID]
    return first


class SqlSayings:
    """The part of `bot.ports.storage.Reports` that looks across reports."""

    _session: Session

    async def said_when_open(self, limit: int) -> Sequence[tuple[str, str]]:
        async def read() -> Sayings:
            rows = await self._session.rows("reports.said_when_open", limit=limit)
            newest = rows[0]["reported_at"] if rows else 0
            return newest, tuple((row["issue_id"], row["text"]) for row in rows)

        _, sayings = await recalled(self._session, SAID, limit, read)
        return list(sayings)

    async def count_since(self, author: int, since: datetime) -> int:
        rows = await self._session.rows(
            "reports.count_since", author=author, since=ms(since)
        )
        return int(rows[0]["sent"])

    async def last_reported(self, author: int, since: datetime) -> str:
        rows = await self._session.rows(
            "reports.last_reported", author=author, since=ms(since)
        )
        return str(rows[0]["id"]) if rows else ""
