"""Reads queries/*.sql ("-- name --", a sentence, one statement) and schema/*.sql."""

import re
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_HEADER = re.compile(r"^-- ((?:columns: )?[a-z0-9_]+) --\n", re.MULTILINE)
_PLACE = re.compile(r"\{([a-z_]+)\}")
_CHANGED = re.compile(
    r"\b(?:INSERT (?:OR \w+ )?INTO|DELETE FROM|(?<!FOR )UPDATE(?! SET\b))\s+(\w+)"
)
_READ = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")
_COMMENT = re.compile(r"^\s*--.*\n?", re.MULTILINE)
_ROOT = resources.files("bot.storage")


def parse(text: str) -> dict[str, str]:
    """Split a query file into statements by name; comments are left out.

    What stands under "-- columns: room --" is no statement: it takes the place of
    "{room}" in the statements of this file. Raise `KeyError` where none has the name.
    """
    _, *pairs = _HEADER.split(text)
    bodies = (_COMMENT.sub("", body).strip() for body in pairs[1::2])
    named = dict(zip(pairs[::2], bodies, strict=True))
    return {
        name: _PLACE.sub(lambda place: named[f"columns: {place[1]}"], body)
        for name, body in named.items()
        if not name.startswith("columns: ")
    }


@cache
def queries(engine: str) -> dict[str, str]:
    """Return "subject.name" -> statement; a file in queries/<engine>/ overrides."""
    portable, own = _ROOT / "queries", _ROOT / "queries" / engine
    # A folder of a package is a path, which mypy is not told.
    return _named(portable) | _named(own)  # type: ignore[arg-type]


@cache
def _named(folder: Traversable) -> dict[str, str]:
    """Read a folder; what every engine says in the same words is kept once."""
    named: dict[str, str] = {}
    for file in _sql_files(folder):
        subject = file.name.removesuffix(".sql")
        statements = parse(file.read_text("utf-8")).items()
        named |= {f"{subject}.{name}": body for name, body in statements}
    return named


def only_reads(statement: str) -> bool:
    """Tell whether a statement changes nothing, and is no command like ANALYZE."""
    return statement.startswith(("SELECT", "WITH")) and not changed_tables(statement)


def changed_tables(statement: str) -> set[str]:
    """Return the tables in which a statement may change a row."""
    return set(_CHANGED.findall(statement))


def read_tables(statement: str) -> set[str]:
    """Return the tables that a statement reads."""
    return set(_READ.findall(statement))


@cache
def migrations(engine: str) -> dict[int, str]:
    """Return number -> script: the portable file, then the engine's of that number."""
    scripts: dict[int, str] = {}
    folder = _ROOT / "schema"
    for file in _sql_files(folder) + _sql_files(folder / engine):
        number = int(file.name.partition("_")[0])
        scripts[number] = scripts.get(number, "") + file.read_text("utf-8")
    return dict(sorted(scripts.items()))


def _sql_files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    files = (file for file in folder.iterdir() if file.name.endswith(".sql"))
    return sorted(files, key=lambda file: file.name)
