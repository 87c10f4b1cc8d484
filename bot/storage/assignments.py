"""Roles of issues, and the teams that issues are to have."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.assignment import Assignment
from bot.domain.values import replace
from bot.ports.assignments import Team
from bot.ports.storage import Conflict
from bot.storage.assignment_codec import (
    OFFERED,
    assignment_of,
    post_values,
    team_of,
    team_values,
    values_of,
)
from bot.storage.codec import ms
from bot.storage.session import Session


class SqlAssignments:
    """`bot.ports.assignments.Assignments`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def next_count(self, issue_id: str) -> int:
        rows = await self._session.rows("assignments.next_count", issue_id=issue_id)
        return int(rows[0]["last"])

    async def add(self, assignment: Assignment) -> None:
        await self._session.write("assignments.add", **values_of(assignment))

    async def find(self, assignment_id: str) -> Assignment | None:
        rows = await self._session.rows("assignments.find", id=assignment_id)
        return assignment_of(rows[0]) if rows else None

    async def save(self, assignment: Assignment) -> Assignment:
        values = values_of(assignment)
        changed = {k: v for k, v in values.items() if k not in OFFERED}
        if await self._session.change("assignments.save", **changed) == 0:
            raise Conflict(assignment.id)
        return replace(assignment, version=assignment.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Assignment]:
        rows = await self._session.rows("assignments.of_issue", issue_id=issue_id)
        return [assignment_of(row) for row in rows]

    async def present_of(self, user_id: int) -> Sequence[Assignment]:
        rows = await self._session.rows("assignments.present_of", member=user_id)
        return [assignment_of(row) for row in rows]

    async def expired(self, now: datetime, limit: int) -> Sequence[Assignment]:
        rows = await self._session.rows("assignments.expired", now=ms(now), limit=limit)
        return [assignment_of(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        both = {"source": source_issue, "target": target_issue}
        await self._session.write("assignments.move", **both)

    async def team(self, issue_id: str) -> Team | None:
        rows = await self._session.rows("assignments.team", issue_id=issue_id)
        if not rows:
            return None
        posts = await self._session.rows("assignments.posts", issue_id=issue_id)
        return team_of(rows[0], posts)

    async def put_team(self, team: Team) -> None:
        issue_id = team.issue_id
        await self._session.write("assignments.put_team", **team_values(team))
        await self._session.write("assignments.clear_posts", issue_id=issue_id)
        for number, post in enumerate(team.posts):
            values = post_values(issue_id, number, post)
            await self._session.write("assignments.put_post", **values)

    async def end_team(self, issue_id: str) -> None:
        await self._session.write("assignments.clear_posts", issue_id=issue_id)
        await self._session.write("assignments.end_team", issue_id=issue_id)

    async def vacancies(self, now: datetime, limit: int) -> Sequence[str]:
        rows = await self._session.rows(
            "assignments.vacancies", now=ms(now), limit=limit
        )
        return [row["issue_id"] for row in rows]
