"""In which line of a file a mistake stands: what TOML parsers do not remember."""

import re
from collections.abc import Iterator, Sequence

Path = Sequence[str | int]

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"-]+)\s*\]\]?")


def line_of(text: str, path: Path) -> int:
    """Return the line, from 1, that comes nearest to *path*; 0 where nothing does."""
    lines = text.splitlines()
    begins, left = _table(lines, list(path))
    if not begins:
        inside = (n for n, header in _headers(lines) if header[: len(path)] == [*path])
        begins = next(inside, 0)
        left = [] if begins else left
    return _within(lines, begins, left)


def _table(lines: Sequence[str], path: list[str | int]) -> tuple[int, list[str | int]]:
    """Return the line of the innermost header on the way, and what is left to go."""
    best, left = 0, path
    for number, header in _headers(lines):
        depth = len(header)
        if path[:depth] == header and depth > len(path) - len(left):
            best, left = number, path[depth:]
    return best, left


def _headers(lines: Sequence[str]) -> Iterator[tuple[int, list[str | int]]]:
    """Yield each header as a path, with its line; entries of lists count from 0."""
    counts: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        found = _HEADER.match(line)
        if found is None or "=" in line.partition("#")[0].partition("]")[0]:
            continue
        name = found[2].replace('"', "")
        path: list[str | int] = [*name.split(".")]
        if found[1] == "[[":
            counts[name] = counts.get(name, -1) + 1
            path.append(counts[name])
        yield number, path


def _within(lines: Sequence[str], begins: int, left: list[str | int]) -> int:
    """Go on inside a table: to the key, then to the entry of an inline list."""
    at = begins
    for part in left:
        ends = _next_header(lines, at)
        if isinstance(part, int):
            entries = [n for n in range(at, ends + 1) if n and "{" in lines[n - 1]]
            at = entries[part] if part < len(entries) else at
            continue
        key = re.compile(rf"\s*\"?{re.escape(part)}\"?\s*=")
        found = next((n for n in range(at + 1, ends + 1) if key.match(lines[n - 1])), 0)
        if not found:
            break
        at = found
    return at


def _next_header(lines: Sequence[str], after: int) -> int:
    """Return the last line of the table that the line *after* belongs to."""
    for number in range(after + 1, len(lines) + 1):
        if _HEADER.match(lines[number - 1]):
            return number - 1
    return len(lines)
