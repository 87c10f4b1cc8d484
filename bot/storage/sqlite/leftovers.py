"""Other copies of the database: put aside by a restore, or made by hand."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from bot.ports.backups import OtherCopy
from bot.storage.sqlite.migrations import APPLICATION_ID

#: Where the header of a file says whose it is (sqlite.org/fileformat2.html, 1.3).
_WHOSE, _MAGIC = slice(68, 72), b"SQLite format 3\0"

#: What lies beside a database that was not closed.
_BESIDE = ("-wal", "-shm", "-journal")

#: What a restore and a migration call the file that they put aside.
_PUT_ASIDE = (".replaced-", ".before-")


def others_beside(path: Path, own: set[Path]) -> list[OtherCopy]:
    """Return the copies in the folders of *path*; *own* are those with another rule."""
    found = [_copy(file, path) for file in _files(path) if file not in own]
    return sorted(found, key=lambda copy: copy.at)


def remove_other(path: Path, name: str) -> None:
    """Delete a copy that `others_beside` named, and what lies beside it."""
    for file in _files(path):
        if _name(file, path) == name:
            for end in ("", *_BESIDE):
                Path(f"{file}{end}").unlink(missing_ok=True)


def _files(path: Path) -> Iterator[Path]:
    """Return what may be deleted: beside the database only what was put aside.

    Another file there, however old, may be the database of another office.
    """
    aside = (path.parent.glob(f"{path.name}{mark}*") for mark in _PUT_ASIDE)
    for file in sorted({*chain(*aside), *(path.parent / "backups").glob("*")}):
        if file.is_file() and _is_ours(file):
            yield file


def _is_ours(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            head = opened.read(100)
    except OSError:
        return False
    ours = APPLICATION_ID.to_bytes(4, "big")
    return head.startswith(_MAGIC) and head[_WHOSE] == ours


def _copy(file: Path, path: Path) -> OtherCopy:
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return OtherCopy(_name(file, path), at, any(m in file.name for m in _PUT_ASIDE))


def _name(file: Path, path: Path) -> str:
    return str(file.relative_to(path.parent))
