"""A place in a marked-up text, with the plain text and the entities found so far."""

import re

from bot.sandbox.answers import JsonObject
from bot.sandbox.text.entities import utf16_length

FENCE = "```"
# Of a block: its language, and the one line end that is not part of it.
LANGUAGE = re.compile(r"[^ \t\r\n\0\v`]+(?=[ \t\r\n\v])")
LINE_END = re.compile(r"\n\r|\r\n|\n|\r")
END = "\0\0"


class Cursor:
    """Moves through a text that ends in zeros, so that looking ahead is safe."""

    def __init__(self, source: str) -> None:
        self.source = source + END
        self.end = len(source)
        self.at = 0
        self.units = 0
        self.pieces: list[str] = []
        self.found: list[JsonObject] = []

    def write(self, text: str) -> None:
        """Add to the plain text."""
        self.pieces.append(text)
        self.units += utf16_length(text)

    def is_at(self, mark: str) -> bool:
        """Tell whether a mark stands here."""
        return self.source.startswith(mark, self.at)

    def byte(self, place: int) -> str:
        """Say where a place is, as the errors do."""
        return f"byte offset {len(self.source[:place].encode())}"

    def add(self, units: int, entity: JsonObject | None) -> None:
        """Keep an entity that begins at an earlier offset and ends here."""
        if entity and self.units > units:
            place = {"offset": units, "length": self.units - units}
            self.found.append({"type": entity.pop("type"), **place, **entity})

    def take_fence(self) -> str:
        """Step over the fence of a block and return its language."""
        self.at += len(FENCE)
        language = LANGUAGE.match(self.source, self.at, self.end)
        self.at = language.end() if language else self.at
        line_end = LINE_END.match(self.source, self.at, self.end)
        self.at = line_end.end() if line_end else self.at
        return language[0] if language else ""
