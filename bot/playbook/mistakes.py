"""What is wrong in the playbook, said so that the office can put it right."""

from collections.abc import Iterable, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic_core import ErrorDetails

from bot.domain.values import Struct

#: Keys, and places in lists counted from 0, from the top of a file inwards.
Path = Sequence[str | int]

#: Where pydantic's words would puzzle an office.
PLAIN_WORDS = {
    "Input should be": "must be",
    "a valid string": 'a text in quotation marks, like "…"',
    "a valid integer": "a whole number",
    "a valid number": "a number",
    "a valid list": "a list, like [ … ]",
    "a valid dictionary": "a table, not a single value",
    "List should have": "must have",
    " after validation": "",
}


class Mistake(Struct, frozen=True):
    """One mistake; entries of a list, and lines, are counted from 1; line 0 is none."""

    file: str
    key: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        said = ": ".join(part for part in (self.file, self.key, self.reason) if part)
        return f"{said} (line {self.line})" if self.line else said


class PlaybookError(Exception):
    """The playbook cannot be used; the text lists all mistakes, one a line."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def explain(model: Any, file: str, path: Path, error: ErrorDetails) -> Mistake:
    """Turn an error that pydantic found at *path* of *file* into a mistake."""
    return Mistake(file, key_name(path), _reason(model, path, error))


def key_name(path: Path) -> str:
    """Write a path like `ladders.L4.steps[1].wait`."""
    parts = [f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in path]
    return "".join(part for part in parts if part != ".[key]").removeprefix(".")


def _reason(model: Any, path: Path, error: ErrorDetails) -> str:
    match error["type"]:
        case "extra_forbidden":
            allowed = ", ".join(_keys_at(model, path[:-1]))
            return f"unknown key; allowed here: {allowed}"
        case "missing":
            return "is missing"
        case "model_type":
            return "must be a table, not a single value"
        case "value_error":
            return str(error["ctx"]["error"])
    words = error["msg"]
    for theirs, ours in PLAIN_WORDS.items():
        words = words.replace(theirs, ours)
    return words


def _keys_at(model: Any, path: Path) -> list[str]:
    for part in path:
        model = _inside(_plain(model), part)
    return list(_plain(model).model_fields)


def _inside(kind: Any, part: str | int) -> Any:
    if isinstance(part, str) and hasattr(kind, "model_fields"):
        return kind.model_fields[part].annotation
    return get_args(kind)[-1]


def _plain(kind: Any) -> Any:
    """Strip Annotated and "or None" off a type."""
    while get_origin(kind) in {Annotated, Union, UnionType}:
        kind = next(arg for arg in get_args(kind) if arg is not NoneType)
    return kind
