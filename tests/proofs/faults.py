"""What an office with one letter to deliver needs, and a disk that can be full."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.ports.mail import Letter, MessageClass
from tests.harness.crisis import Crisis
from tests.proofs.ledger import MARK

WRITES = ("INSERT", "UPDATE", "DELETE", "COMMIT")


class Disk:
    """A disk that is full for everything, or only for what ends a transaction."""

    def __init__(self) -> None:
        self.full: tuple[str, ...] = ()

    @contextmanager
    def is_full(self, *statements: str) -> Iterator[None]:
        self.full = statements or WRITES
        try:
            yield
        finally:
            self.full = ()

    def connection(self) -> type[sqlite3.Connection]:
        """Return the class of connections to this disk."""
        disk = self

        class Connection(sqlite3.Connection):
            def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
                if statement.lstrip().startswith(disk.full or ("\0",)):
                    error = sqlite3.OperationalError("database or disk is full")
                    error.sqlite_errorcode = sqlite3.SQLITE_FULL
                    raise error
                return super().execute(statement, *given)

        return Connection


async def post(
    crisis: Crisis, chat_id: int, text: str = "Kabar", **more: Any
) -> Letter:
    """Put one letter in the outbox."""
    more.setdefault("klass", MessageClass.PING)
    more.setdefault("key", f"letter:{crisis.secrets.new_id()}")
    letter = Letter(chat_id=chat_id, text=text, mark=MARK, **more)
    async with crisis.house.storage.begin() as unit:
        await unit.letters.post(letter)
        await unit.commit(f"post:{letter.key}")
    return letter


def states(crisis: Crisis, path: Path) -> dict[str, tuple[str, str]]:
    """State and code of every letter, by its key; the house must be closed."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT key, state, error FROM outbox").fetchall()
    return {key: (state, error) for key, state, error in rows}
