"""What is simple for an engine that has its database to itself."""

from collections.abc import Sequence
from typing import Any

from bot.storage.session import Row


class Alone:
    """Nobody else takes anything in hand, so all of it is always ours."""

    shared = False
    holder = ""
    leads = True

    #: The engine's own.
    session: Any

    def in_hand(self, holder: str) -> bool:
        return True

    async def look(self, name: str, /, **values: object) -> Sequence[Row]:
        async with self.session() as session:
            rows: Sequence[Row] = await session.rows(name, **values)
        return rows
