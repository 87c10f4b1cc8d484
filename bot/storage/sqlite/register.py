"""Who was erased, beside the copies: an older copy must not bring anybody back.

One line for each: a token, which is random or a number, and the instant of the
acceptance. It says nothing about anybody to whoever has not the database, too.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bot.storage.sqlite.copies import to_disk

NAME = "erased.txt"


def read_register(*folders: Path) -> dict[str, datetime]:
    """Return token -> instant of every register there; skip what is no entry."""
    erased: dict[str, datetime] = {}
    for folder in folders:
        with suppress(OSError):
            lines = (folder / NAME).read_text("utf-8").splitlines()
            erased |= dict(entry for line in lines if (entry := _entry(line)))
    return erased


def write_register(folder: Path, erased: Mapping[str, datetime]) -> None:
    """Add to the register; nothing is written where it knows all of them."""
    known = read_register(folder)
    if erased.keys() <= known.keys():
        return
    part = folder / f"{NAME}.part"
    all_of_them = (known | dict(erased)).items()
    lines = [f"{token} {at.isoformat()}\n" for token, at in all_of_them]
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(handle, "w", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / NAME)
    to_disk(folder)


def _entry(line: str) -> tuple[str, datetime] | None:
    token, _, at = line.partition(" ")
    with suppress(ValueError):
        return token, datetime.fromisoformat(at)
    return None
