"""A file system of SQLite's that tells a `Disk` of every write and every sync.

It stands in the very library that Python's `sqlite3` uses, as its default "VFS", a copy
of the one for Unix with five entries replaced. So the product's own connection goes
through it unchanged, with its pragmas, its thread and its grouped commits. A wrapper
around another SQLite (APSW brings its own) would prove something about that one; a
preloaded C library would need a compiler wherever the tests run. The structures are
those of sqlite3.h, which may grow only at their ends (https://sqlite.org/c3ref/vfs.html).
"""

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path

from tests.proofs.disk import Disk

MAIN, JOURNAL, WAL, CREATE = 0x100, 0x800, 0x80000, 0x4
FAILED = sqlite3.SQLITE_IOERR

OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
CLOSE = CFUNCTYPE(c_int, c_void_p)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class Vfs(Structure):
    """sqlite3_vfs, version 3."""

    _fields_ = [
        ("version", c_int),
        ("size_of_file", c_int),
        ("longest_name", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app", c_void_p),
        ("open", OPEN),
        ("delete", DELETE),
        ("rest", c_void_p * 14),
    ]


class Methods(Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = [
        ("version", c_int),
        ("close", CLOSE),
        ("read", c_void_p),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("rest", c_void_p * 13),
    ]


def library() -> ctypes.CDLL:
    """The SQLite that `sqlite3` is linked to; raise AttributeError if it is hidden."""
    place = getattr(_sqlite3, "__file__", None)  # None: it is part of the interpreter
    found = ctypes.CDLL(place)
    found.sqlite3_vfs_find.restype = POINTER(Vfs)
    found.sqlite3_vfs_register.argtypes = [POINTER(Vfs), c_int]
    found.sqlite3_vfs_unregister.argtypes = [POINTER(Vfs)]
    found.sqlite3_libversion.restype = c_char_p
    assert found.sqlite3_libversion().decode() == sqlite3.sqlite_version
    return found


class Shim:
    """The VFS, and the files that are open on it."""

    def __init__(self, real: Vfs, disk: Disk, syncing: Callable[[], None]) -> None:
        self._real, self._disk, self._syncing = real, disk, syncing
        self._open: dict[int, tuple[Path, bool, Methods]] = {}
        #: SQLite keeps their addresses for as long as it lives.
        self._methods: dict[int, Methods] = {}
        self.vfs = Vfs.from_buffer_copy(real)
        self.vfs.name = b"power"
        self.vfs.open, self.vfs.delete = OPEN(self.open), DELETE(self.delete)

    def open(self, vfs, name, file, flags, out) -> int:
        if not name or not flags & (MAIN | JOURNAL | WAL):
            return self._real.open(vfs, name, file, flags, out)
        path = Path(ctypes.string_at(name).decode())
        made = not path.exists()
        if not self._disk.open(path):
            return FAILED
        code = self._real.open(vfs, name, file, flags, out)
        if code == sqlite3.SQLITE_OK:
            self._watch(file, path, made and bool(flags & (JOURNAL | WAL)))
        return code

    def _watch(self, file: int, path: Path, folder: bool) -> None:
        """Put our methods before those of an open file."""
        place = c_void_p.from_address(file)
        real = Methods.from_address(place.value)
        if place.value not in self._methods:
            ours = Methods.from_buffer_copy(real)
            ours.close, ours.write = CLOSE(self.close), WRITE(self.write)
            ours.truncate, ours.sync = TRUNCATE(self.truncate), SYNC(self.sync)
            self._methods[place.value] = ours
        # A new journal is synced with its folder, once: os_unix.c, UNIXFILE_DIRSYNC.
        self._open[file] = path, folder, real
        place.value = ctypes.addressof(self._methods[place.value])

    def close(self, file) -> int:
        return self._open.pop(file)[2].close(file)

    def write(self, file, content, size, offset) -> int:
        path, _, real = self._open[file]
        if not self._disk.write(path, offset, ctypes.string_at(content, size)):
            return FAILED
        return real.write(file, content, size, offset)

    def truncate(self, file, size) -> int:
        path, _, real = self._open[file]
        if not self._disk.write(path, size, None):
            return FAILED
        return real.truncate(file, size)

    def sync(self, file, flags) -> int:
        path, folder, real = self._open[file]
        self._syncing()
        self._open[file] = path, False, real
        # The real disk need not be asked: what it would do, the other one remembers.
        return sqlite3.SQLITE_OK if self._disk.sync(path, folder) else FAILED

    def delete(self, vfs, name, folder) -> int:
        if not self._disk.delete(Path(name.decode()), bool(folder)):
            return FAILED
        return self._real.delete(vfs, name, folder)


@contextmanager
def on(disk: Disk, syncing: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let every SQLite file that is opened meanwhile lie on *disk*."""
    sqlite = library()
    real = sqlite.sqlite3_vfs_find(None)
    shim = Shim(real.contents, disk, syncing)
    sqlite.sqlite3_vfs_register(ctypes.byref(shim.vfs), 1)
    try:
        yield
    finally:
        sqlite.sqlite3_vfs_register(real, 1)
        sqlite.sqlite3_vfs_unregister(ctypes.byref(shim.vfs))
