"""Imports point down, and libraries stay in their rooms (pyproject.toml)."""

import subprocess
import sys

from tests.architecture.source import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def test_the_rooms_import_only_what_they_may():
    run = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
