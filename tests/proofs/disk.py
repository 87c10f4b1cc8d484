"""A disk whose power may be cut: it remembers what was synced, and what was only written.

Pure bytes and names, no SQLite: `tests/proofs/shim.py` feeds it. A cut leaves every
sector that was not synced old, new, or torn, as chance has it; a name that no sync of
the folder covered may be missing, and a file that was deleted may be back.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512

#: How likely it is that a write arrived, one for each cut: none, few, most, all.
ARRIVES = (0.0, 0.3, 0.5, 0.9, 1.0)

#: Who waits for a sync that does not come waits for so many operations.
SOON = 300

#: How often a sector is torn where a write did not arrive whole.
TORN = 0.2


@dataclass
class File:
    """What is surely on the disk, and the changes that may be."""

    synced: bytes = b""
    named: bool = False
    #: Where and what was written; None instead of bytes cuts the file there.
    changes: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self) -> bytes:
        """What a reader sees as long as the power is on."""
        content = bytearray(self.synced)
        for offset, written in self.changes:
            put(content, offset, written)
        return bytes(content)

    def sync(self) -> None:
        self.synced, self.changes = self.content(), []

    def after_a_cut(self, chance: random.Random) -> bytes:
        """What is found when the power is back."""
        arrives = chance.choice(ARRIVES)
        versions: Counter[int] = Counter(
            sector
            for offset, written in self.changes
            for sector, _ in pieces(offset, written or b"")
        )
        # A sector is written as a whole: with a later version go the earlier ones.
        kept = {
            sector: count if chance.random() < arrives else chance.randint(0, count)
            for sector, count in versions.items()
        }
        if arrives == 0.0:
            kept = dict.fromkeys(kept, 0)
        return self._written(kept, arrives, chance)

    def _written(
        self, kept: dict[int, int], arrives: float, chance: random.Random
    ) -> bytes:
        content = bytearray(self.synced)
        seen: dict[int, int] = defaultdict(int)
        for offset, written in self.changes:
            if written is None:
                if chance.random() < arrives:
                    put(content, offset, None)
                continue
            for sector, (start, piece) in pieces(offset, written):
                seen[sector] += 1
                if seen[sector] <= kept[sector]:
                    put(content, start, piece)
                elif seen[sector] == kept[sector] + 1 and chance.random() < TORN:
                    put(content, start, piece[: chance.randrange(len(piece))])
        return bytes(content)


def put(content: bytearray, offset: int, written: bytes | None) -> None:
    """Write, or cut off; what nobody wrote in between is zero."""
    if written is None:
        del content[offset:]
        return
    if written:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(written)] = written


def pieces(offset: int, written: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Deal a write out to sectors: the sector's number, where it begins, what."""
    end = offset + len(written)
    while offset < end:
        size = min(SECTOR - offset % SECTOR, end - offset)
        yield offset // SECTOR, (offset, written[:size])
        offset, written = offset + size, written[size:]


class Disk:
    """The files of one folder, until the power is cut.

    It goes at the operation after so many, or at the first sync from there on, which
    is when most is at stake.
    """

    def __init__(self, cut_after: int | None = None, at_sync: bool = False) -> None:
        self.operations: Counter[str] = Counter()
        self.files: dict[Path, File] = {}
        self.is_off = False
        #: What the power went away from: "the sync of the wal", say.
        self.cut_during = ""
        self._cut_after, self._at_sync = cut_after, at_sync
        self._deleted: dict[Path, File] = {}

    def _goes(self, operation: str, path: Path) -> bool:
        """Count an operation; tell whether it still has an effect."""
        self.operations[operation] += 1
        if not self.is_off and self._cuts(operation):
            self.is_off = True
            kind = path.name.rpartition("-")[2] if "-" in path.name else "file"
            self.cut_during = f"the {operation} of the {kind}"
        return not self.is_off

    def _cuts(self, operation: str) -> bool:
        if self._cut_after is None:
            return False
        past = self.operations.total() - self._cut_after
        return past > (0 if operation == "sync" or not self._at_sync else SOON)

    def open(self, path: Path) -> bool:
        """Take notice of a file, as it was found or is made now."""
        if path in self.files:
            return True
        if path.exists():
            self.files[path] = File(path.read_bytes(), named=True)
        elif self._goes("create", path):
            self.files[path] = File()
        return path in self.files

    def write(self, path: Path, offset: int, written: bytes | None) -> bool:
        """Write, or cut off at *offset*; the last write may arrive in part."""
        was_off = self.is_off
        goes = self._goes("write", path)
        # What was under way when the power went is one more thing that may be there.
        if not was_off:
            self.files[path].changes.append((offset, written))
        return goes

    def sync(self, path: Path, folder: bool) -> bool:
        """Bring a file to the disk, and the names in its folder if that was asked."""
        if not self._goes("sync", path):
            return False
        self.files[path].sync()
        if folder:
            self._sync_names()
        return True

    def delete(self, path: Path, folder: bool) -> bool:
        """Delete; without a sync of the folder the file may be back after a cut."""
        if not self._goes("delete", path):
            return False
        if path in self.files:
            self._deleted[path] = self.files.pop(path)
        if folder:
            self._sync_names()
        return True

    def _sync_names(self) -> None:
        self._deleted.clear()
        for file in self.files.values():
            file.named = True

    def after_a_cut(self, chance: random.Random, to: Path) -> None:
        """Write into another folder what is found when the power is back."""
        to.mkdir()
        for path in self.files.keys() | self._deleted.keys():
            found = self._found(path, chance)
            if found is not None:
                (to / path.name).write_bytes(found.after_a_cut(chance))

    def _found(self, path: Path, chance: random.Random) -> File | None:
        file, before = self.files.get(path), self._deleted.get(path)
        if before is not None and not before.named and chance.random() < 0.5:
            before = None
        if file is None or (not file.named and chance.random() < 0.5):
            return before if chance.random() < 0.5 else None
        return file
