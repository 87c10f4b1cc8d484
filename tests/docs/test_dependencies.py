"""Every dependency has its row, its pin and its range, and nothing else has."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COLUMNS = 6


def required(name: str) -> set[str]:
    lines = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
    return {re.split(r"[=<>~! ]", line)[0] for line in lines if line[:1].isalnum()}


def pinned(name: str) -> set[str]:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return set(re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE))


def rows() -> dict[str, dict[str, list[str]]]:
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    tables = {}
    for part in text.split("\n## ")[1:]:
        cells = [
            line.strip("| ").split(" | ")
            for line in re.findall(r"^\|.*\|$", part, re.MULTILINE)
        ]
        tables[part.splitlines()[0]] = {row[0]: row for row in cells[2:]}
    return tables


@pytest.mark.parametrize(
    ("title", "file"),
    [("In an office", "base.in"), ("For building and proving", "dev.in")],
)
def test_every_dependency_has_a_row_and_every_row_a_dependency(title, file):
    assert set(rows()[title]) == required(file)


def test_every_row_is_filled():
    for table in rows().values():
        for name, row in table.items():
            assert len(row) == COLUMNS, name
            assert all(cell.strip() for cell in row), name


@pytest.mark.parametrize("name", ["base", "dev"])
def test_every_dependency_is_pinned(name):
    assert required(f"{name}.in") <= pinned(f"{name}.lock")


def test_the_package_asks_for_what_an_office_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[=<>~! ]", line)[0] for line in project["dependencies"]}

    assert asked == required("base.in") - {"setuptools"}


def test_both_locks_pin_the_same_versions():
    def pins(name: str) -> dict[str, str]:
        text = (ROOT / "requirements" / name).read_text("utf-8")
        return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))

    base, dev = pins("base.lock"), pins("dev.lock")

    assert base.items() <= dev.items()
