"""When texts are looked at anew, because time makes their words untrue."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports.documents import TextLook
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Session


class SqlTextLooks:
    """The part of `bot.ports.storage.Documents` that is about looks."""

    _session: Session

    async def look_at(self, document_id: str, at: datetime | None) -> None:
        await self._session.write(
            "text_looks.put", id=document_id, look_at=maybe(ms, at)
        )

    async def looks_due(self, now: datetime, limit: int) -> Sequence[TextLook]:
        rows = await self._session.rows("text_looks.due", now=ms(now), limit=limit)
        return [TextLook(row["id"], instant(row["look_at"])) for row in rows]

    async def take_look(self, look: TextLook) -> bool:
        took = await self._session.change(
            "text_looks.take", id=look.document_id, look_at=ms(look.at)
        )
        return took == 1
