"""Where the file is: its path, its lock, and disks that cannot be trusted with it."""

import fcntl
import os
from pathlib import Path

from bot.ports.storage import DatabaseInUse, StorageUnavailable

#: File systems whose locks and fsync do not hold what SQLite needs.
_REFUSED = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs"})

_MOUNTS = Path("/proc/self/mounts")


def file_of(url: str) -> Path | None:
    """Return the file of `sqlite:///here.db` or `sqlite:////abs.db`; None for RAM."""
    place = url.partition("://")[2]
    if not place:
        return None
    if not place.startswith("/") or place == "/":
        raise ValueError("write sqlite:///data/siaga.db, or sqlite:////abs/siaga.db")
    return Path(place[1:])


def file_system(path: Path, mounts: str) -> str:
    """Return the type of the file system that holds *path*; "" where unknown."""
    kinds: dict[Path, str] = {}
    for line in mounts.splitlines():
        _, mount, kind, *_ = line.split(" ")
        kinds[Path(mount.replace("\\040", " "))] = kind
    place = path.resolve()
    holders = (kinds[p] for p in (place, *place.parents) if p in kinds)
    return next(holders, "")


def prepare_place(path: Path) -> None:
    """Make the folder, refuse network disks, create the file for its owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if _MOUNTS.exists():
        kind = file_system(path, _MOUNTS.read_text("utf-8"))
        if kind in _REFUSED:
            raise StorageUnavailable(f"{path.name} is on {kind}: use a local disk")
    create(path)


def create(path: Path) -> None:
    """Create a file that only its owner may read; one that exists stays as it is."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))


class FileLock:
    """Held while this process owns the database; the kernel frees it when we die."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._file = -1

    def take(self) -> None:
        """Take it; raise `StorageUnavailable` when another process has it."""
        create(self._path)
        self._file = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.free()
            name = self._path.name.removesuffix(".lock")
            raise DatabaseInUse(
                f"{name} is already in use by another process"
            ) from None

    def free(self) -> None:
        """Let others have it. The file stays: deleting it would race."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
