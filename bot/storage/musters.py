"""Roll calls and their answers."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.muster import Muster, MusterAnswer, MusterKind, Reply
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlMusters:
    """`bot.ports.musters.Musters`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, muster: Muster) -> None:
        await self._session.write(
            "musters.add",
            id=muster.id,
            kind=muster.kind,
            issue_id=muster.issue_id,
            called_by=muster.called_by,
            called_at=ms(muster.called_at),
            closes_at=ms(muster.closes_at),
            at=maybe(ms, muster.at),
            place=muster.place,
        )

    async def find(self, muster_id: str) -> Muster | None:
        rows = await self._session.rows("musters.find", id=muster_id)
        return _muster(rows[0]) if rows else None

    async def newest(self, kind: MusterKind) -> Muster | None:
        rows = await self._session.rows("musters.newest", kind=kind)
        return _muster(rows[0]) if rows else None

    async def of_issue(self, issue_id: str) -> Sequence[Muster]:
        rows = await self._session.rows("musters.of_issue", issue_id=issue_id)
        return [_muster(row) for row in rows]

    async def due(self, at: datetime) -> Sequence[Muster]:
        rows = await self._session.rows("musters.due", at=ms(at))
        return [_muster(row) for row in rows]

    async def close(self, muster_id: str, at: datetime) -> None:
        await self._session.write("musters.close", id=muster_id, at=ms(at))

    async def put_answer(self, answer: MusterAnswer) -> None:
        await self._session.write(
            "musters.put_answer",
            muster_id=answer.muster_id,
            user_id=answer.user_id,
            reply=answer.reply,
            said=answer.said,
            arrives_at=maybe(ms, answer.arrives_at),
            answered_at=maybe(ms, answer.answered_at),
        )

    async def answers(self, muster_id: str) -> Sequence[MusterAnswer]:
        rows = await self._session.rows("musters.answers", muster_id=muster_id)
        return [_answer(row) for row in rows]

    async def put_board(self, muster_id: str, chat_id: int, letter: str) -> None:
        await self._session.write(
            "musters.put_board", muster_id=muster_id, chat_id=chat_id, letter=letter
        )

    async def boards(self, muster_id: str) -> Sequence[tuple[int, str]]:
        rows = await self._session.rows("musters.boards", muster_id=muster_id)
        return [(row["chat_id"], row["letter"]) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        told = {"source": source_issue, "target": target_issue}
        await self._session.write("musters.move", **told)


def _muster(row: Row) -> Muster:
    return Muster(
        row["id"],
        MusterKind(row["kind"]),
        row["called_by"],
        instant(row["called_at"]),
        instant(row["closes_at"]),
        row["issue_id"],
        maybe(instant, row["closed_at"]),
        maybe(instant, row["at"]),
        row["place"],
    )


def _answer(row: Row) -> MusterAnswer:
    return MusterAnswer(
        row["muster_id"],
        row["user_id"],
        Reply(row["reply"]),
        row["said"],
        maybe(instant, row["arrives_at"]),
        maybe(instant, row["answered_at"]),
    )
