"""Who gets a second try, and what is said of it."""

import os
import re
import subprocess
import sys
from importlib.metadata import version

import pytest

from tests.architecture.source import ROOT
from tests.harness.second_try import MARKER, OURS, SECOND

TRIED = """
import pathlib, pytest
from tests.harness import second_try

def pytest_configure(config):
    config.addinivalue_line("markers", "processes")
    second_try.watch(config)

@pytest.fixture
def times():
    file = pathlib.Path(__file__).with_name("times")
    file.write_text("x" + (file.read_text() if file.exists() else ""))
    return len(file.read_text())
"""
CASES = """
import pytest

@pytest.mark.processes
def test_unlucky(times):
    print("the machine was busy")
    assert times > 1, "not yet"

@pytest.mark.processes
def test_always():
    assert False, "broken"

def test_pure(times):
    assert times > 1, "at once"
"""

#: What only a test that starts processes needs.
STARTS = re.compile(
    r"BotProcess|subprocess|Popen|drilled\(|own_server|tests\.cli\.test_commands|"
    r"async_playwright|tests\.proofs\.planting|Alone\(|Phones|ROWS|browser"
)


def tried(folder, name):
    """Run one case of the example in a process of its own."""
    (folder / "conftest.py").write_text(TRIED)
    (folder / "test_cases.py").write_text(CASES)
    (folder / "pytest.ini").write_text("[pytest]\n")
    own = (SECOND, *OURS, "PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS")
    environment = {k: v for k, v in os.environ.items() if k not in own}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-k", name],
        cwd=folder, env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_what_passes_alone_is_told_with_its_first_failure(tmp_path):
    ended = tried(tmp_path, "unlucky")

    assert ended.returncode == 0, ended.stdout
    assert "1 unstable" in ended.stdout
    for part in ("assert times > 1", "not yet", "the machine was busy"):
        assert part in ended.stdout
    assert "unstable: test_cases.py::test_unlucky (" in ended.stdout
    assert (tmp_path / "times").read_text() == "xx"


@pytest.mark.parametrize(("name", "why"), [("always", "broken"), ("pure", "at once")])
def test_what_fails_twice_and_what_is_pure_stays_a_failure(tmp_path, name, why):
    ended = tried(tmp_path, name)

    assert ended.returncode == 1, ended.stdout
    assert why in ended.stdout
    assert "1 failed" in ended.stdout
    assert "unstable" not in ended.stdout
    if name == "pure":
        assert (tmp_path / "times").read_text() == "x"


def test_only_tests_that_start_processes_get_a_second_try():
    marked = [
        file
        for file in ROOT.glob("tests/**/test_*.py")
        if f"mark.{MARKER}" in file.read_text("utf-8")
    ]
    assert len(marked) > 10
    assert [file for file in marked if not STARTS.search(file.read_text("utf-8"))] == []


def test_nobody_draws_from_what_else_was_imported():
    """A later version may read the modules some other way: look before you pin it."""
    from hypothesis.internal.conjecture import providers

    assert not len(providers._get_local_constants()), version("hypothesis")
