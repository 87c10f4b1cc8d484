"""How office and stories are written in TOML, and how their mistakes are told."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)
from pydantic_core import ErrorDetails

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
DURATION = re.compile(r"([1-9]\d{0,3})([smhd])")
TIME = re.compile(r"([01]\d|2[0-3])[:.]([0-5]\d)")

#: Where the words of the library would puzzle whoever writes a story.
PLAIN_WORDS = {
    "missing": "is missing",
    "string_too_short": "is empty",
    "extra_forbidden": "is unknown; maybe misspelt",
}


class StoryError(Exception):
    """An office or a story that cannot be played; one mistake a line."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class Table(BaseModel):
    """A table of such a file: nothing unknown in it, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_duration(value: object) -> timedelta:
    """Read `90s`, `15m`, `4h` or `3d`."""
    match = DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f'{value!r} is not a duration like "90s", "15m" or "4h"')
    return timedelta(**{UNITS[match[2]]: int(match[1])})


def read_time(value: object) -> time:
    """Read `08.50` or `08:50`."""
    match = TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f'{value!r} is not a time of day like "08.50"')
    return time(int(match[1]), int(match[2]))


def read_words(value: object) -> object:
    """Take one text where several may stand."""
    return [value] if isinstance(value, str) else value


def some(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Require something in a list; a wrong entry is its own mistake."""
    if values:
        return values
    raise ValueError("is empty")


Filled = Annotated[str, Field(min_length=1, strict=True)]
Duration = Annotated[timedelta, BeforeValidator(read_duration)]
TimeOfDay = Annotated[time, BeforeValidator(read_time)]
SomeWords = Annotated[tuple[Filled, ...], BeforeValidator(read_words)]


Some = AfterValidator(some)


class Bilingual(Table):
    """The same in Indonesian and in English."""

    id: Filled
    en: Filled


Model = TypeVar("Model", bound=Table)


def read_table(
    model: type[Model], file: Path, context: Mapping[str, Any] | None = None
) -> Model:
    """Read a file; StoryError names file, place and reason of every mistake."""
    try:
        found = tomllib.loads(file.read_text("utf-8"))
        return model.model_validate(found, context=dict(context or {}))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StoryError([f"{file.name}: {error}"]) from None
    except ValidationError as error:
        told = [_tell(file.name, one) for one in error.errors()]
        raise StoryError(told) from None


def _tell(file: str, error: ErrorDetails) -> str:
    ours = error.get("ctx", {}).get("error")
    reason = PLAIN_WORDS.get(error["type"]) or str(ours or error["msg"])
    return ": ".join(part for part in (file, *_place(error["loc"]), reason) if part)


def _place(path: tuple[str | int, ...]) -> list[str]:
    """Write `("steps", 2, "caption", "en")` as `step 3` and `caption.en`."""
    parts = list(path)
    place = []
    if len(parts) > 1 and isinstance(parts[1], int):
        listed = {"steps": "step", "people": "person"}.get(str(parts[0]))
        place = [f"{listed or parts[0]} {parts[1] + 1}"]
        parts = parts[2:]
    named = [f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in parts]
    return [*place, "".join(named).removeprefix(".")]
