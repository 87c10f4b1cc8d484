"""One unit's part of the shared transaction."""

import sqlite3
from typing import TYPE_CHECKING

from bot.storage.session import Row

if TYPE_CHECKING:
    from bot.storage.sqlite.engine import SqliteEngine

Statement = tuple[str, dict[str, object]]


class Savepoint:
    """Nothing here waits: a caller that is cancelled leaves no statement half-way."""

    def __init__(self, engine: "SqliteEngine", alone: bool) -> None:
        self._engine = engine
        self._alone = alone
        self._open = False
        self.spoiled = False
        #: Whether a statement has changed a row: if none has, no COMMIT is needed.
        self.changed = False

    def play(
        self, connection: sqlite3.Connection, statements: list[Statement]
    ) -> tuple[list[Row], int]:
        """Run the statements; return the rows and the count that the last one gave."""
        self.refuse_spoiled()
        self.spoiled = True
        rows: list[Row] = []
        count = 0
        engine = self._engine
        for name, values in statements:
            engine.reach(f"statement:{name}")
            text, reads, _ = engine.statements[name]
            if not (reads or self._open):
                self._begin(connection)
            cursor = connection.execute(text, values)
            rows, count = cursor.fetchall(), cursor.rowcount
            self.changed = self.changed or not (reads or count == 0 == len(rows))
        self.spoiled = False
        return rows, count

    def refuse_spoiled(self) -> None:
        """Go no further where a statement failed: half a unit is not a unit."""
        if self.spoiled:
            raise RuntimeError("an earlier statement of this unit failed")

    def release(self, connection: sqlite3.Connection) -> None:
        """Make a finished unit a part of the transaction.

        COMMIT would do that, too; but until then every page that changes is kept once
        more for each savepoint that is open, and that took as long as the statements.
        """
        if not self._alone:
            connection.execute("RELEASE unit")

    def take_back(self, connection: sqlite3.Connection) -> bool:
        """Undo this unit alone; tell whether the units before it still stand."""
        if not connection.in_transaction:
            # SQLite itself gives up all of it when there is no room.
            return self._alone
        try:
            self._undo(connection)
        except sqlite3.Error:
            self._engine.roll_back(connection)
            return False
        return True

    def _begin(self, connection: sqlite3.Connection) -> None:
        """Begin before the first change: who only reads needs no transaction.

        The engine's lock keeps everybody else out, so what was read stays true.
        """
        # The first unit of a group is the transaction itself.
        connection.execute("BEGIN IMMEDIATE" if self._alone else "SAVEPOINT unit")
        self._open = True

    def _undo(self, connection: sqlite3.Connection) -> None:
        if self._alone:
            connection.execute("ROLLBACK")
        elif self._open:
            connection.execute("ROLLBACK TO unit")
            connection.execute("RELEASE unit")
