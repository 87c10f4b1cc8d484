"""Issues and what belongs to them."""

from collections.abc import Sequence

from bot.domain.issue import Issue, parse_number
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.clocks import SqlClocks
from bot.storage.issue_codec import issue_values, read_issue, seeing
from bot.storage.mappings import SqlMappings
from bot.storage.remembering import CLIMB, ISSUE, recalled
from bot.storage.sayings import opened
from bot.storage.search.index import Index
from bot.storage.session import Session


class SqlIssues(SqlClocks, SqlMappings):
    """`bot.ports.storage.Issues`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index
        self._known: dict[str, Issue] = {}

    async def next_count(self, year: int) -> int:
        rows = await self._session.rows("issues.next_count", year=year)
        return int(rows[0]["last"])

    async def add(self, issue: Issue) -> None:
        year, number = parse_number(issue.id) or (0, 0)
        values = issue_values(issue)
        await self._session.write("issues.add", year=year, number=number, **values)
        self._session.notes[ISSUE] = (issue.id, read_issue(values))
        self._session.notes[CLIMB] = (issue.id, None)  # nobody was called about it yet
        opened(self._session, issue)
        self._index.opened(issue.id)

    async def find(self, issue_id: str) -> Issue | None:
        found = await recalled(
            self._session, ISSUE, issue_id, lambda: self._read(issue_id)
        )
        if found is not None:
            self._known[issue_id] = found
        return found

    async def _read(self, issue_id: str) -> Issue | None:
        rows = await self._session.rows("issues.find", id=issue_id)
        return read_issue(rows[0]) if rows else None

    async def newest_numbered(self, count: int) -> Issue | None:
        rows = await self._session.rows("issues.newest_numbered", count=count)
        return read_issue(rows[0]) if rows else None

    async def save(self, issue: Issue) -> Issue:
        if await self._session.change("issues.save", **issue_values(issue)) == 0:
            raise Conflict(issue.id)
        if _searched(issue) != _searched(self._known.get(issue.id)):
            self._index.changed(issue.id)
        return replace(issue, version=issue.version + 1)

    async def open(self, limit: int) -> Sequence[Issue]:
        rows = await self._session.rows("issues.open", limit=limit)
        return [read_issue(row) for row in rows]

    async def count_open(self) -> int:
        rows = await self._session.rows("issues.count_open")
        return int(rows[0]["open"])

    async def open_to(self, viewer: Member, limit: int) -> Sequence[Issue]:
        rows = await self._session.rows("issues.open_to", limit=limit, **seeing(viewer))
        return [read_issue(row) for row in rows]

    async def count_open_to(self, viewer: Member) -> int:
        rows = await self._session.rows("issues.count_open_to", **seeing(viewer))
        return int(rows[0]["open"])

    async def led_by(self, user_id: int) -> Sequence[str]:
        rows = await self._session.rows("issues.led_by", user_id=user_id)
        return [row["id"] for row in rows]

    async def follow(self, issue_id: str, user_id: int) -> None:
        await self._session.write("issues.follow", issue_id=issue_id, user_id=user_id)

    async def unfollow(self, issue_id: str, user_id: int) -> None:
        await self._session.write("issues.unfollow", issue_id=issue_id, user_id=user_id)

    async def followers(self, issue_id: str) -> Sequence[int]:
        rows = await self._session.rows("issues.followers", issue_id=issue_id)
        return [row["user_id"] for row in rows]


def _searched(issue: Issue | None) -> tuple[str, ...]:
    return (issue.title, issue.place, issue.source) if issue else ()
