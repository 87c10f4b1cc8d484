"""How the connection is set up (reliability.md 4.2), and that it really is."""

import sqlite3

from bot.ports.storage import StorageUnavailable

#: One connection in one process under flock: WAL is safe on every version
#: (reliability.md, decision 1), and FULL makes each COMMIT survive a power cut.
_ALWAYS: dict[str, int | str] = {
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "secure_delete": 1,
    "temp_store": 2,
    "cell_size_check": 1,
}
_IN_FILE = {"journal_mode": "wal", "mmap_size": 0} | _ALWAYS
_IN_MEMORY = {"journal_mode": "memory"} | _ALWAYS


def set_up(connection: sqlite3.Connection, in_file: bool) -> None:
    """Set every pragma and read it back; refuse to go on if one did not stick."""
    for name, value in (_IN_FILE if in_file else _IN_MEMORY).items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        found = pragma(connection, name)
        if found != value:
            raise StorageUnavailable(f"the database keeps {name} = {found}")


def pragma(connection: sqlite3.Connection, name: str) -> int | str:
    """Read one pragma."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    value: int | str = row[0]
    return value


def check(connection: sqlite3.Connection, how: str = "integrity_check") -> list[str]:
    """Return what integrity_check or quick_check finds; nothing when all is well."""
    rows = connection.execute(f"PRAGMA {how}").fetchall()
    found = [str(row[0]) for row in rows]
    return [] if found == ["ok"] else found


def broken_files(connection: sqlite3.Connection) -> dict[str, int]:
    """Count what is broken, by its code; it reads the whole file."""
    foreign = connection.execute("PRAGMA foreign_key_check").fetchall()
    return {"database_file": len(check(connection)), "foreign_key": len(foreign)}
