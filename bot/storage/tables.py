"""The tables of a database as something that travels: rows in order, and a hash."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence

from bot.domain.values import Struct


class Table(Struct, frozen=True):
    """A table with its columns, and those that order its rows."""

    name: str
    columns: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def reading(self) -> str:
        """The statement that reads all of it; the names are those of our schema."""
        columns, order = ", ".join(self.columns), ", ".join(self.order)
        return " ".join(("SELECT", columns, "FROM", self.name, "ORDER BY", order))


def tables_of(old: sqlite3.Connection) -> list[Table]:
    """Return the tables in the order in which they were made: parents come first.

    Those of the search are left out: each engine makes its own from the rest.
    """
    names = old.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY rowid"
    )
    return [_table(old, name) for (name,) in names.fetchall()]


def _table(old: sqlite3.Connection, name: str) -> Table:
    told = old.execute(
        "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (name,)
    ).fetchall()
    columns = tuple(column for column, _ in told)
    keys = sorted((place, column) for column, place in told if place)
    return Table(name, columns, tuple(column for _, column in keys) or columns)


class Digest:
    """Counts rows and hashes what they say."""

    def __init__(self) -> None:
        self.count = 0
        self._sha = hashlib.sha256()

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Take in rows, in order."""
        for row in rows:
            self.count += 1
            self._sha.update(json.dumps(list(row)).encode("ascii") + b"\n")

    @property
    def hash(self) -> str:
        """What all rows say so far."""
        return self._sha.hexdigest()
