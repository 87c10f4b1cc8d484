"""Files that are not spread."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.report import Attachment
from bot.ports.withholding import Carried
from bot.storage.attachment_codec import attachment_body, read_attachment
from bot.storage.codec import from_json, ms, to_json
from bot.storage.session import Row, Session


class SqlWithholding:
    """`bot.ports.withholding.Withholding`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def judge(self, sha: str, by: int, at: datetime) -> None:
        await self._session.write("withholding.judge", sha=sha, judged_by=by, at=ms(at))

    async def judged(self, hashes: Sequence[str]) -> frozenset[str]:
        name = "withholding.judged"
        found = [await self._session.rows(name, sha=sha) for sha in hashes]
        return frozenset(str(row["sha"]) for rows in found for row in rows)

    async def take_out(self, issue_id: str, item: Attachment, stays: Attachment) -> int:
        count = 0
        for row in await self._session.rows("withholding.reports", issue_id=issue_id):
            left = _without(row, item, stays)
            if left is None:
                continue
            count += 1
            await self._session.write(
                "withholding.keep_report", id=row["id"], attachments=left
            )
            await self._change_versions(row["id"], item, stays)
        await self._session.write("withholding.updates", some=f"%{item.unique_id}%")
        return count

    async def _change_versions(
        self, report_id: str, item: Attachment, stays: Attachment
    ) -> None:
        for row in await self._session.rows("withholding.versions", id=report_id):
            left = _without(row, item, stays)
            if left is not None:
                await self._session.write(
                    "withholding.keep_version",
                    id=report_id,
                    version=row["version"],
                    attachments=left,
                )

    async def stop(self, item: Attachment) -> Sequence[Carried]:
        some = f"%{to_json(item.file_id)[1:-1]}%"
        found = []
        for row in await self._session.rows("withholding.letters", some=some):
            body = from_json(row["body"])
            count = len(body.pop("media", []))
            await self._session.write(
                "withholding.stop_letter", id=row["id"], body=to_json(body)
            )
            if row["message_id"]:
                numbers = range(row["message_id"], row["message_id"] + count)
                found.append(Carried(row["chat_id"], tuple(numbers)))
        return found


def _without(row: Row, item: Attachment, stays: Attachment) -> str | None:
    """Return the attachments of a row as JSON without a file; None if it has it not."""
    items = [read_attachment(body) for body in from_json(row["attachments"])]
    if all(one.unique_id != item.unique_id for one in items):
        return None
    left = [stays if one.unique_id == item.unique_id else one for one in items]
    return to_json([attachment_body(one) for one in left])
