"""An office's own documents, as they were in force last."""

from collections.abc import Mapping
from datetime import datetime

from bot.storage.codec import ms
from bot.storage.session import Session


class SqlKeptTexts:
    """`bot.ports.office_texts.KeptTexts`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def kept(self) -> Mapping[str, str]:
        rows = await self._session.rows("kept_texts.kept")
        return {row["path"]: row["content"] for row in rows}

    async def keep(self, files: Mapping[str, str], at: datetime) -> None:
        await self._session.write("kept_texts.forget")
        for path, content in sorted(files.items()):
            await self._session.write(
                "kept_texts.keep", path=path, content=content, kept_at=ms(at)
            )
