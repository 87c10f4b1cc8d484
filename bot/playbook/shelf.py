"""Where the playbook files lie: the office's own folder, then the shipped one."""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.playbook.mistakes import Mistake

#: The files that come with Siaga.
SHIPPED = Path(__file__).parents[2] / "data" / "playbook"
#: The default of SIAGA_PLAYBOOK; where it does not exist, it means SHIPPED.
USUAL = Path("data/playbook")

#: Several ask for the shipped files: so many are parsed once.
REMEMBERED = 64


@dataclass
class Shelf:
    """The folders to look in, the first one first, and what went wrong there.

    With *full*, a file in `full/` goes before its namesake of the same folder.
    """

    folders: tuple[Path, ...]
    full: bool = False
    mistakes: list[Mistake] = field(default_factory=list)
    #: Every file that was read, and what stood in it.
    seen: list[tuple[Path, bytes]] = field(default_factory=list)

    def find(self, subject: str) -> tuple[Path, str]:
        """Return the file to read for *subject*, and its name for people."""
        name = f"{subject}.toml"
        names = [f"full/{name}", name] if self.full else [name]
        places = [(folder / name, name) for folder in self.folders for name in names]
        return next((place for place in places if place[0].exists()), places[-1])

    def read(self, subject: str) -> dict[str, Any] | None:
        """Parse the file of *subject*; None, and a mistake, if it cannot be."""
        path, name = self.find(subject)
        try:
            content = path.read_bytes()
            self.seen.append((path, content))
            return parse(content)
        except ValueError as error:
            self.mistakes.append(Mistake(name, "", str(error)))
        except OSError as error:
            self.mistakes.append(Mistake(name, "", f"cannot be read: {error.strerror}"))
        return None


@lru_cache(REMEMBERED)
def parse(content: bytes) -> dict[str, Any]:
    """Parse TOML; ValueError tells what is wrong and in which line.

    What it returns is remembered: it may be read, and not changed.
    """
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f"is not written in UTF-8 (at line {line})") from None
    except tomllib.TOMLDecodeError as error:
        end = f"line {len(content.splitlines())}, the end"
        reason = str(error).replace("end of document", end)
        raise ValueError(f"is not valid TOML: {reason}") from None
    except RecursionError:
        raise ValueError("is not valid TOML: nested too deeply") from None


def open_shelf(folder: Path | None) -> Shelf:
    """Look at the office's *folder*; None is the shipped playbook alone."""
    if folder is None or (folder == USUAL and not folder.exists()):
        return Shelf((SHIPPED,))
    if not folder.is_dir():
        missing = Mistake(str(folder), "", "there is no such folder")
        return Shelf((SHIPPED,), mistakes=[missing])
    known = _names(SHIPPED)
    reason = f"unknown file; known here: {', '.join(sorted(known))}"
    strange = [Mistake(name, "", reason) for name in sorted(_names(folder) - known)]
    return Shelf((folder, SHIPPED), mistakes=strange)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.toml")}
