"""Brings the file to the newest schema: each step in one transaction, after a copy."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.ports.storage import StorageUnavailable
from bot.storage.session import Probe
from bot.storage.sql import migrations
from bot.storage.sqlite.copies import copy_verified
from bot.storage.sqlite.pragmas import pragma

#: "SIAG": tells our files from those of other applications.
APPLICATION_ID = 0x53494147


def refuse_foreign(connection: sqlite3.Connection) -> None:
    """Refuse another application's file, and one that is newer than this program."""
    version = int(pragma(connection, "user_version"))
    if pragma(connection, "application_id") != APPLICATION_ID:
        if version or _tables(connection):
            raise StorageUnavailable("the file belongs to another application")
        return
    _refuse_superseded(connection)
    newest = max(migrations("sqlite"))
    if version > newest:
        raise StorageUnavailable(
            f"the database has schema {version}, this program knows {newest}:"
            " it was used by a newer version of Siaga"
        )


def supersede(connection: sqlite3.Connection, place: str) -> None:
    """Write into a file that everything went to another place: it opens no more."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE superseded (place TEXT NOT NULL)")
    connection.execute("INSERT INTO superseded (place) VALUES (?)", (place,))
    connection.execute("COMMIT")


def _refuse_superseded(connection: sqlite3.Connection) -> None:
    known = "SELECT 1 FROM sqlite_master WHERE name = 'superseded'"
    if connection.execute(known).fetchone():
        [place] = connection.execute("SELECT place FROM superseded").fetchone()
        raise StorageUnavailable(
            f"everything in this file was moved to {place}: set SIAGA_DATABASE to it"
        )


def migrate(connection: sqlite3.Connection, path: Path | None, probe: Probe) -> None:
    """Apply the steps that this database has not seen."""
    version = int(pragma(connection, "user_version"))
    for number, script in migrations("sqlite").items():
        if number > version:
            if path is not None and version:
                copy_verified(connection, before(path, number))
            _apply(connection, number, script, probe)


def before(path: Path, number: int) -> Path:
    """Name the copy that is made before a step."""
    return path.with_name(f"{path.name}.before-{number}")


def statements(script: str) -> Iterator[str]:
    """Split a script; executescript would commit behind our back."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting.strip()
            waiting = ""


def _apply(
    connection: sqlite3.Connection, number: int, script: str, probe: Probe
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements(script):
            probe(f"statement:schema.{number}")
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
        probe("commit:before")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    probe("commit:after")


def _tables(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    return int(row[0])
