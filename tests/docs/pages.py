"""What the documents say: their code, their links, and what they claim to exist."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")


@cache
def documents() -> dict[str, str]:
    """Return every document by its path."""
    files = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return {f.relative_to(ROOT).as_posix(): f.read_text("utf-8") for f in sorted(files)}


def fences(text: str, language: str | None = None) -> list[str]:
    """Return the blocks between ```, of one language or of all."""
    return [body for kind, body in _FENCE.findall(text) if language in (None, kind)]


def spoken(text: str) -> str:
    """Return a text without its blocks of code."""
    return _FENCE.sub("", text)


def code(text: str) -> list[str]:
    """Return everything written as code: blocks, and words between backticks."""
    return [*fences(text), *(words for _, words in _CODE.findall(spoken(text)))]


def links(text: str) -> list[str]:
    """Return where the links lead."""
    return _LINK.findall(spoken(text))


def everywhere(find: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield (document, what the first group found) in all code of all documents."""
    for name, text in documents().items():
        for part in code(text):
            for hit in find.finditer(part):
                yield name, hit[1]


def section(text: str, title: str) -> str:
    """Return what stands under a heading of the second level."""
    found = re.search(
        rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert found, f"there is no section {title!r}"
    return found[1]
