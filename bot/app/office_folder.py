"""An office's own documents: read from its folder, proved, and put in force."""

import asyncio
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from bot.app.proven import check
from bot.domain.document_kinds import DocumentKind, Documents
from bot.playbook import Mistake
from bot.playbook.documents import FILE, read_documents
from bot.ports.office_texts import Looked
from bot.rendering.dialect import LONGEST_FILE
from bot.rendering.jinja import JinjaWords

#: No office has more files; the list of kinds may be longer than a text.
MOST_FILES, LONGEST_LIST = 200, 200_000

#: Where an office's own files are; others in its folder are not documents.
PLACES = (FILE, "*/documents/*")


class OfficeFolder:
    """`bot.ports.office_texts.OfficeTexts`: a folder, and what of it counts."""

    def __init__(self, templates: Path, folder: Path, words: JinjaWords) -> None:
        self._templates, self._folder, self._words = templates, folder, words
        self._shipped = (templates / FILE).read_bytes()
        self._kinds: dict[str, DocumentKind] = {}
        self._put({})
        self._seen, self._untold = "", list[Looked]()

    @property
    def documents(self) -> Documents:
        """The kinds in force; they change in place when a version is adopted."""
        return Documents(self._kinds)

    async def look(self) -> Looked | None:
        """See `bot.ports.office_texts`; the event loop goes on meanwhile."""
        if self._untold:
            return self._untold.pop()
        looked = await asyncio.to_thread(read_folder, self._folder)
        if looked.sha == self._seen:
            return None
        found = looked.mistakes or await self.wrong(looked.files)
        self._seen = looked.sha
        return Looked(looked.files, looked.sha, found)

    async def wrong(self, files: Mapping[str, str]) -> tuple[str, ...]:
        """Return what is wrong with files, a line each."""
        found = await check(self._shipped, files, self._words, self._templates)
        return tuple(map(str, found))

    def adopt(self, looked: Looked) -> None:
        """See `bot.ports.office_texts`."""
        self._put(looked.files)

    async def start(self, kept: Mapping[str, str]) -> None:
        """Put in force what the folder holds, else what was *kept*, else what ships.

        The next look says it once more: so far nobody was told.
        """
        looked = await self.look()
        assert looked is not None
        if not looked.mistakes:
            self.adopt(looked)
        elif kept and not await self.wrong(kept):
            self._put(kept)
        self._untold = [looked]

    def _put(self, files: Mapping[str, str]) -> None:
        kinds = read_documents(self._shipped, files.get(FILE, "").encode()).kinds
        self._kinds.clear()
        self._kinds.update(kinds)
        self._words.adopt({path: text for path, text in files.items() if path != FILE})


def read_folder(folder: Path) -> Looked:
    """Read an office's files, none that lies outside its folder; in this thread."""
    paths = sorted(path for place in PLACES for path in folder.glob(place))
    files, wrong = dict[str, str](), list[Mistake]()
    if len(paths) > MOST_FILES:
        wrong = [Mistake(str(folder), "", f"has more than {MOST_FILES} files")]
    for path in paths[:MOST_FILES]:
        name = path.relative_to(folder).as_posix()
        try:
            files[name] = _text(path, folder)
        except (OSError, ValueError) as error:
            wrong.append(Mistake(name, "", _why(error)))
    told = tuple(map(str, wrong))
    whole = json.dumps([files, told], sort_keys=True)
    return Looked(files, hashlib.sha256(whole.encode()).hexdigest(), told)


def _text(path: Path, folder: Path) -> str:
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise ValueError("is no file of this folder")
    most = LONGEST_LIST if path.name == FILE else LONGEST_FILE
    if path.stat().st_size > most:
        raise ValueError(f"is longer than {most} bytes")
    return path.read_bytes().decode("utf-8-sig")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"is not written in UTF-8 (line {line})"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror}"
    return str(error)
