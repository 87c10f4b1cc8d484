"""The catalogue of faults is whole, and whoever it names is there."""

import ast
from functools import cache

import pytest

from tests.architecture.source import ROOT
from tests.proofs.catalogue import ROWS
from tests.proofs.test_every_class import CLASSES

#: The numbers of reliability.md 5; those between were never given.
NUMBERS = [
    *range(1, 16), 17, 18, 19, *range(21, 27), *range(28, 35), *range(36, 41),
    *range(42, 47), 48, 49, 50, *range(52, 57), 58,
]  # fmt: skip


@cache
def collected(path: str) -> set[str]:
    """The tests of a file, as pytest finds them by their names."""
    module = ast.parse((ROOT / "tests" / path).read_text("utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [one.name for one in module.body if isinstance(one, functions)]
    return {name for name in found if name.startswith("test_")}


def test_no_row_is_missing_and_none_was_made_up():
    assert list(ROWS) == [f"F{number}" for number in NUMBERS]


@pytest.mark.parametrize("number", ROWS)
def test_a_row_names_tests_that_exist_or_says_why_there_is_none(number):
    row = ROWS[number]
    assert row.what
    assert row.then
    assert bool(row.shown) != bool(row.why_not)
    for test in row.shown:
        path, _, name = test.partition("::")
        assert path.rpartition("/")[2].startswith("test_")
        assert name in collected(path), test


def test_every_class_of_the_long_run_says_which_rows_it_stands_for():
    for fault in {fault for faults in CLASSES.values() for fault in faults}:
        assert fault.__doc__, fault.__name__


def test_a_name_that_is_no_test_would_be_seen():
    assert "collected" not in collected("proofs/test_catalogue.py")
    assert "test_no_row_is_missing" not in collected("proofs/test_catalogue.py")
