"""The bytes that letters enclose, kept under their hash."""

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime

from bot.storage.codec import LastTold, ms
from bot.storage.session import Row, Session


class SqlEnclosures:
    """The part of `bot.ports.storage.Letters` that is about files."""

    _session: Session
    _told: LastTold

    async def keep_file(self, content: bytes) -> str:
        sha = hashlib.sha256(content).hexdigest()
        written = base64.b64encode(content).decode("ascii")
        await self._session.write(
            "enclosures.keep", sha=sha, content=written, at=self._told.at
        )
        return sha

    async def forget_files(self, before: datetime) -> None:
        await self._session.write("enclosures.forget", before=ms(before))


def content_of(rows: Sequence[Row]) -> bytes:
    """Return the bytes of a kept file; none where it was forgotten."""
    return base64.b64decode(rows[0]["content"]) if rows else b""
