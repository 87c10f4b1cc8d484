"""In which order files reach the disk and get their names."""

import os
from pathlib import Path
from typing import Any


class Steps(list[tuple[str, str]]):
    """Each fsync and each renaming in a folder, while both really happen."""

    def __init__(self, monkeypatch: Any, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        fsync, replace = os.fsync, os.replace

        def synced(handle: int) -> None:
            fsync(handle)
            self.append(("synced", self._name(os.fstat(handle).st_ino)))

        def named(source: Any, target: Any) -> None:
            replace(source, target)
            self.append(("named", Path(target).name))

        monkeypatch.setattr(os, "fsync", synced)
        monkeypatch.setattr(os, "replace", named)

    def _name(self, inode: int) -> str:
        if inode == self._folder.stat().st_ino:
            return "."
        files = self._folder.iterdir()
        return next((f.name for f in files if f.stat().st_ino == inode), "")
