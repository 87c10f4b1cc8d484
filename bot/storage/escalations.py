"""Running ladders."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from bot.domain.escalation import Escalation
from bot.domain.ladders import Ladder, Step
from bot.domain.values import replace
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.remembering import CLIMB, recalled
from bot.storage.session import Row, Session


class SqlEscalations:
    """`bot.ports.storage.Escalations`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, issue_id: str) -> Escalation | None:
        async def read() -> Escalation | None:
            rows = await self._session.rows("escalations.find", issue_id=issue_id)
            return _escalation(rows[0]) if rows else None

        return await recalled(self._session, CLIMB, issue_id, read)

    async def save(self, escalation: Escalation) -> None:
        issue_id, serial = escalation.issue_id, escalation.serial
        await self._session.write(
            "escalations.stop_older", issue_id=issue_id, serial=serial
        )
        values = {
            "issue_id": issue_id,
            "serial": serial,
            "reason": escalation.reason,
            "ladder": _ladder_text(escalation.ladder),
            "due_at": maybe(ms, escalation.due_at),
            "calls": escalation.calls,
            "started_by": escalation.started_by,
        }
        await self._session.write("escalations.save", **values)
        self._session.notes[CLIMB] = (issue_id, _escalation(values))

    async def due(self, now: datetime, limit: int) -> Sequence[Escalation]:
        rows = await self._session.rows("escalations.due", now=ms(now), limit=limit)
        return [_escalation(row) for row in rows]


def ladder_body(ladder: Ladder) -> dict[str, Any]:
    """Return a ladder as JSON can write it; waits are seconds."""
    steps = [[list(s.call), s.wait.total_seconds(), s.answers] for s in ladder.steps]
    body: dict[str, Any] = {"steps": steps, "repeat": ladder.repeat.total_seconds()}
    if ladder.expires is not None:
        body["expires"] = ladder.expires.total_seconds()
        body["patience"] = ladder.patience.total_seconds()
    return body


def read_ladder(body: dict[str, Any]) -> Ladder:
    """Return the ladder that `ladder_body` wrote."""
    steps = (
        # Climbs of earlier versions have no number of answers: one was enough.
        Step(tuple(call), timedelta(seconds=wait), *answers)
        for call, wait, *answers in body["steps"]
    )
    ladder = Ladder(tuple(steps), timedelta(seconds=body["repeat"]))
    if "expires" not in body:
        return ladder
    expires, patience = (timedelta(seconds=body[k]) for k in ("expires", "patience"))
    return replace(ladder, expires=expires, patience=patience)


# A few ladders, copied into every climb.
@lru_cache(maxsize=64)
def _ladder_text(ladder: Ladder) -> str:
    return to_json(ladder_body(ladder))


@lru_cache(maxsize=64)
def _ladder(text: str) -> Ladder:
    return read_ladder(from_json(text))


def _escalation(row: Row) -> Escalation:
    return Escalation(
        issue_id=row["issue_id"],
        serial=row["serial"],
        reason=row["reason"],
        ladder=_ladder(row["ladder"]),
        due_at=maybe(instant, row["due_at"]),
        calls=row["calls"],
        started_by=row["started_by"],
    )
