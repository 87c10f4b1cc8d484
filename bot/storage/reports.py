"""What members sent."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.report import Attachment, Content, Report, revised
from bot.domain.values import replace
from bot.storage.attachment_codec import attachment_body, read_attachment
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.remembering import REPORTS, recalled
from bot.storage.sayings import SqlSayings, said
from bot.storage.search.index import Index
from bot.storage.session import Row, Session


class SqlReports(SqlSayings):
    """`bot.ports.storage.Reports`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def add(self, report: Report) -> bool:
        if not await self._own(report.source, report.id, report.at):
            return False
        at, values = ms(report.at), _values(report)
        row = values | {
            "issue_id": report.issue_id or None,
            "source": report.source,
            "author": report.author,
            "at": at,
        }
        await self._session.write("reports.add", **row)
        await self._session.write("reports.add_version", at=at, **values)
        if said(self._session, report):
            self._session.notes[REPORTS] = (report.issue_id, (_report(row),))
        self._index.reported(report.issue_id)
        return True

    async def find(self, report_id: str) -> Report | None:
        return await self._one("reports.find", id=report_id)

    async def by_source(self, source: str) -> Report | None:
        return await self._one("reports.by_source", source=source)

    async def by_album(self, author: int, album: str) -> Report | None:
        return await self._one("reports.by_album", author=author, album=album)

    async def attach(
        self,
        report_id: str,
        source: str,
        items: Sequence[Attachment],
        text: str,
        at: datetime,
    ) -> None:
        report = await self.find(report_id)
        if report is None or not await self._own(source, report_id, at):
            return
        old = report.content
        said = "\n".join(part for part in (old.text, text) if part)
        grown = replace(old, text=said, attachments=(*old.attachments, *items))
        values = _values(replace(report, content=grown))
        await self._session.write("reports.change", **values)
        await self._session.write("reports.complete_version", **values)
        self._index.changed(report.issue_id)

    async def revise(self, report_id: str, content: Content, at: datetime) -> None:
        report = await self.find(report_id)
        if report is None:
            return
        newer = replace(
            report,
            content=revised(report.content, content),
            version=report.version + 1,
        )
        await self._session.write("reports.change", **_values(newer))
        await self._session.write("reports.add_version", at=ms(at), **_values(newer))
        self._index.changed(report.issue_id)

    async def versions(self, report_id: str) -> Sequence[tuple[int, str, datetime]]:
        rows = await self._session.rows("reports.versions", id=report_id)
        return [(row["version"], row["text"], instant(row["at"])) for row in rows]

    async def of_issue(self, issue_id: str) -> Sequence[Report]:
        async def read() -> Sequence[Report]:
            rows = await self._session.rows("reports.of_issue", issue_id=issue_id)
            return tuple(_report(row) for row in rows)

        return list(await recalled(self._session, REPORTS, issue_id, read))

    async def assign(self, report_id: str, issue_id: str) -> None:
        await self._session.write("reports.assign", id=report_id, issue_id=issue_id)
        self._index.changed(issue_id)

    async def move(self, source_issue: str, target_issue: str) -> None:
        for name in ("reports.move", "reports.copy_followers"):
            await self._session.write(name, source=source_issue, target=target_issue)
        await self._session.write("reports.drop_followers", source=source_issue)
        self._index.changed(source_issue, target_issue)

    async def _own(self, source: str, report_id: str, at: datetime) -> bool:
        owned = await self._session.change(
            "reports.add_source", source=source, report_id=report_id, at=ms(at)
        )
        return owned == 1

    async def _one(self, name: str, **values: object) -> Report | None:
        rows = await self._session.rows(name, **values)
        return _report(rows[0]) if rows else None


def _values(report: Report) -> dict[str, object]:
    content = report.content
    return {
        "id": report.id,
        "text": content.text,
        "attachments": to_json([attachment_body(item) for item in content.attachments]),
        "forwarded_from": content.forwarded_from,
        "album": content.album,
        "version": report.version,
    }


def _report(row: Row) -> Report:
    return Report(
        id=row["id"],
        issue_id=maybe(str, row["issue_id"]) or "",
        source=row["source"],
        author=row["author"],
        at=instant(row["at"]),
        content=Content(
            text=row["text"],
            attachments=tuple(map(read_attachment, from_json(row["attachments"]))),
            forwarded_from=row["forwarded_from"],
            album=row["album"],
        ),
        version=row["version"],
    )
