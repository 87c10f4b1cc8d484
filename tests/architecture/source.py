"""The source files of the house, parsed once for the tests beside this file."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Source:
    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def room(self) -> str:
        """ "bot/domain", "bot/app.py", "handlers"."""
        first, *rest = self.path.split("/")
        return first if first == "handlers" else f"{first}/{rest[0]}"

    def nodes(self, *kinds: type) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def at(self, node: ast.AST, what: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


@cache
def sources() -> tuple[Source, ...]:
    files = [*ROOT.glob("bot/**/*.py"), *ROOT.glob("handlers/**/*.py")]
    return tuple(parse(file) for file in sorted(files))


def parse(file: Path) -> Source:
    text = file.read_text("utf-8")
    return Source(file.relative_to(ROOT).as_posix(), text, ast.parse(text, str(file)))
