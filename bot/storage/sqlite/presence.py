"""Whether the open file still is the file of that name: asked before each COMMIT."""

import os
from pathlib import Path

from bot.ports.storage import StorageUnavailable


class Presence:
    """What is written into a file that was deleted or replaced is lost at the end.

    SQLite would go on without a word; so nothing is confirmed any more, until the
    file is back or the bot is started anew.
    """

    def __init__(self, path: Path) -> None:
        self._files = (path, path.with_name(path.name + "-wal"))
        self._known: dict[Path, tuple[int, int]] = {}

    def check(self) -> None:
        """Raise `StorageUnavailable` if a file is not the one that was opened."""
        for file in self._files:
            found = _identity(file)
            # The -wal is made by the first write: what is there at first is ours.
            known = self._known.setdefault(file, found) if found else None
            if found != known or (found is None and file in self._known):
                raise StorageUnavailable(
                    f"{file.name} was deleted or replaced while the bot runs:"
                    " put it back, or stop the bot and restore a copy"
                )


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino
