"""Short phrases from templates/<locale>/labels.toml, addressed as "table.key"."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot.rendering.text import clean

_PLACE = re.compile(r"\{(\w+)\}")


class UnknownLabel(LookupError):
    """No labels.toml of this language has the key."""


class MissingFact(LookupError):
    """A label has a {placeholder} that nobody filled."""


class Labels:
    """The phrases of one language; later files win key by key."""

    def __init__(self, locale: str, files: Sequence[Path]) -> None:
        self.locale = locale
        self.phrases: dict[str, str] = {}
        for file in files:
            stamp = file.stat()
            self.phrases |= _read(file, stamp.st_mtime_ns, stamp.st_size)

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return the phrase with its facts filled in."""
        phrase = self.phrases.get(key)
        if phrase is None:
            raise UnknownLabel(f'no label "{key}" in language "{self.locale}"')
        if "{" not in phrase:
            return phrase
        return _PLACE.sub(lambda place: self._fact(key, place[1], facts), phrase)

    def _fact(self, key: str, name: str, facts: Mapping[str, object]) -> str:
        if name not in facts:
            raise MissingFact(f'label "{key}" ({self.locale}) needs {{{name}}}')
        return clean(str(facts[name]))


# The stamp is part of the key, so that a changed file is read again.
@lru_cache(maxsize=64)
def _read(file: Path, _changed_at: int, _size: int) -> dict[str, str]:
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: {error}") from error
    return dict(_flatten("", tables))


def _flatten(prefix: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(f"{prefix}{key}.", value)
        else:
            yield f"{prefix}{key}", str(value)
