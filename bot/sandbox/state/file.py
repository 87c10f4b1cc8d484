"""The file a world is kept in: written as a whole or not at all, read with care.

Its first line says what it is and carries a digest of the second, the world. The
bytes of files lie beside it in a folder, each under the digest of its content.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

FORMAT = 1
PRIVATE = 0o600
BLOB = re.compile(r"[0-9a-f]{64}")


class StateError(Exception):
    """A state file that cannot be used, in one sentence."""


def digest(content: bytes) -> str:
    """Return the name of some bytes."""
    return hashlib.sha256(content).hexdigest()


class StateFile:
    """One state file and its folder; it holds tokens, so it is private."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = path.with_name(path.name + ".files")

    def write(self, kept: Iterable[str], clean: bool, blobs: dict[str, bytes]) -> None:
        """Replace the file by a new one, after the bytes it refers to."""
        for name, content in blobs.items():
            if not (self.folder / name).exists():
                self.folder.mkdir(mode=0o700, exist_ok=True)
                _replace(self.folder / name, content)
        body = "".join(kept).encode()
        head = {"local_telegram": FORMAT, "clean": clean, "digest": digest(body)}
        _replace(self.path, json.dumps(head).encode() + b"\n" + body + b"\n")
        self._sweep(blobs)

    def _sweep(self, used: Iterable[str]) -> None:
        if self.folder.exists():
            for name in set(os.listdir(self.folder)) - set(used):
                if BLOB.fullmatch(name):
                    (self.folder / name).unlink()

    def read(self) -> tuple[Any, bool]:
        """Return the world that was kept, and whether its end was orderly."""
        try:
            head, body = self.path.read_bytes().split(b"\n")[:2]
            said = json.loads(head)
            form, sound = said["local_telegram"], said["digest"] == digest(body)
        except OSError as error:
            raise self.trouble(f"cannot be read ({error.strerror})") from error
        except (LookupError, TypeError, ValueError) as error:
            raise self.trouble("is damaged, or is no state file") from error
        if form != FORMAT:
            raise self.trouble(f"has format {form!r}, and this version knows {FORMAT}")
        if not sound:
            raise self.trouble("is damaged")
        return json.loads(body), bool(said.get("clean"))

    def blob(self, name: str) -> bytes:
        """Return the bytes of a file, or refuse when they are not those."""
        content = b""
        with suppress(OSError):
            content = (self.folder / name).read_bytes()
        if digest(content) != name:
            raise self.trouble(f"misses the file {name[:12]}… in {self.folder}")
        return content

    def trouble(self, what: str) -> StateError:
        """Say in one sentence what is wrong and what to do."""
        return StateError(
            f"The state file {self.path} {what}; move it away to start afresh."
        )


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(path.name + ".new")
    number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    with os.fdopen(number, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(number)
    beside.replace(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make the rename last, where folders can be opened at all."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
