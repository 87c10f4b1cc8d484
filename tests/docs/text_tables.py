"""The tables of the page about outgoing texts: their kinds, and what the lint asks."""

import tomllib
from collections.abc import Iterator

from bot.domain.findings import Weight
from bot.domain.lint.rules import RULES
from bot.playbook.documents import load_documents
from tests.docs.pages import ROOT

_WEIGHTS = {
    Weight.HOLDS_UP: "holds it up",
    Weight.WARNS: "asks for a reason",
    Weight.TELLS: "is told",
}


def _labels(language: str, file: str) -> dict[str, dict[str, str]]:
    text = (ROOT / "templates" / language / file).read_text("utf-8")
    return tomllib.loads(text)


def text_kinds() -> str:
    """Return every kind of text: its number, its names, and when it is offered."""
    return "\n".join(_kinds())


def _kinds() -> Iterator[str]:
    ours = _labels("id", "labels.toml")["document_kind"]
    theirs = _labels("en", "labels.toml")["document_kind"]
    yield "| no. | kind | on the screen | from | public | may meet |"
    yield "|---|---|---|---|---|---|"
    for kind in load_documents(ROOT / "templates").kinds.values():
        public, due = "yes" if kind.public else "no", kind.due.replace("_", " ")
        yield (
            f"| {kind.code} | {theirs[kind.name]} | {ours[kind.name]} | {kind.lowest.name}"
            f" | {public} | {due or '–'} |"
        )


def lint_rules() -> str:
    """Return every rule: what it weighs, and what the writer reads."""
    return "\n".join(_rules())


def _rules() -> Iterator[str]:
    said = _labels("en", "lint.toml")["lint"]
    yield "| rule | what it does | what the writer reads |"
    yield "|---|---|---|"
    for rule in RULES:
        words = said[rule.code].replace("{what}", "…").replace("{detail}", "…")
        words = words.replace("{may}", "…")
        yield f"| `{rule.code}` | {_WEIGHTS[rule.weight]} | {words} |"
