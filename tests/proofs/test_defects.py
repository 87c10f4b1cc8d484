"""Each defect of the table is noticed by the tests that are there for it.

A test that cannot fail proves nothing. So a defect is planted into a copy of the
house, and the tests that the table names run there: each of them has to fail, and by
an assertion of its own. A defect that survives is an invariant that nobody wrote down.
"""

import os
import tomllib

import pytest

from tests.proofs import planting
from tests.proofs.planting import (
    ROOT,
    TABLE,
    copied,
    defects,
    is_finding,
    plant,
    tried,
)

FULL = os.environ.get("SIAGA_PROOF") == "full"

#: One of each kind, quickly noticed: for `make test`.
SAMPLE = {
    "the throttle forgets what Telegram asked for",
    "a unit that failed is not undone",
    "a member who was suspended may still act",
    "a letter may leave before the one that it rewrites",
}

ALL = defects()
CHOSEN = [one for one in ALL if FULL or one.name in SAMPLE]


@pytest.mark.slow
@pytest.mark.processes
@pytest.mark.parametrize("defect", CHOSEN, ids=lambda defect: defect.name)
def test_a_planted_defect_is_noticed(tmp_path, defect, record_property):
    tree = copied(tmp_path / "tree")
    plant(defect, tree)

    outcome = tried(defect.caught_by, tree)

    for accident in ("ImportError", "SyntaxError", "no tests ran", "not found:"):
        assert accident not in outcome.said, outcome.said
    for test in defect.caught_by:
        failures = outcome.of(test)
        assert failures, f"{test} saw nothing:\n{outcome.said}"
        accidents = [f for f in failures if not is_finding(defect, f)]
        assert accidents == [], outcome.said
    record_property("planted defects", 1)
    record_property("planted defects noticed", 1)


def test_every_defect_fits_the_house_and_names_tests_that_exist():
    for defect in ALL:
        changed = defect.planted((ROOT / defect.file).read_text("utf-8"))
        if defect.file.endswith(".py"):
            compile(changed, defect.file, "exec")
        if defect.file.endswith(".toml"):
            tomllib.loads(changed)
        assert defect.caught_by, defect.name
        for test in defect.caught_by:
            file, _, name = test.partition("::")
            text = (ROOT / file).read_text("utf-8")
            assert f"def {name.partition('[')[0]}(" in text, test


@pytest.mark.parametrize("name", ["SIAGA_DOCS", "SIAGA_GOLDEN", "SIAGA_FIGURES"])
def test_a_run_in_a_copy_never_writes_into_what_it_shares_with_our_tree(
    monkeypatch, name
):
    monkeypatch.setenv(name, "write")
    monkeypatch.setenv("SIAGA_PROOF", "full")

    assert [key for key in planting.environment() if key.startswith("SIAGA_")] == []


def test_there_are_many_defects_each_with_its_own_name():
    names = [defect.name for defect in ALL]

    assert len(names) == len(set(names)) >= 30
    assert set(names) >= SAMPLE
    assert TABLE.read_text("utf-8").startswith("# ")
