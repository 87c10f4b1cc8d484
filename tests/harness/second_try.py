"""A second try for what starts real processes: alone, after the rest, and never silent.

Such a test may fail because the machine was busy. If it passes when nothing else runs,
the run succeeds and ends with the list of what was unstable, with the whole output of
the first failure. A pure test has no such excuse: it never gets a second try.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest

#: The marker of tests that start processes of their own.
MARKER = "processes"

#: So many that fail are not bad luck, and are not tried again.
MOST = 5

#: Says in a second try that there is no third.
SECOND = "TESTS_SECOND_TRY"

#: What belongs to this run alone.
OURS = ("POSTGRES_OF_THIS_RUN", "PYTEST_CURRENT_TEST")


class SecondTry:
    """Looks at the failures when all workers have ended; registered in that process."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.unstable: list[pytest.TestReport] = []

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Try again; where that succeeds what failed counts as unstable."""
        if exitstatus != pytest.ExitCode.TESTS_FAILED:
            return
        stats = self.config.pluginmanager.get_plugin("terminalreporter").stats
        failed = [*stats.get("failed", ()), *stats.get("error", ())]
        # What could not even be read has no markers, and no excuse.
        marks = {one.nodeid: getattr(one, "keywords", ()) for one in failed}
        excused = {name for name, of_it in marks.items() if MARKER in of_it}
        if len(excused) <= MOST:
            steady = {name for name in sorted(excused) if self._passes_alone(name)}
            self._excuse(stats, steady)
        if not stats.get("failed") and not stats.get("error"):
            session.exitstatus = pytest.ExitCode.OK

    def _excuse(self, stats: dict[str, Any], steady: set[str]) -> None:
        for outcome in ("failed", "error"):
            reports = stats.pop(outcome, [])
            self.unstable += [one for one in reports if one.nodeid in steady]
            rest = [one for one in reports if one.nodeid not in steady]
            if rest:
                stats[outcome] = rest
        if self.unstable:
            stats["unstable"] = self.unstable

    def _passes_alone(self, name: str) -> bool:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", name]
        environment = {k: v for k, v in os.environ.items() if k not in OURS}
        tried = subprocess.run(
            command,
            cwd=self.config.rootpath,
            env={**environment, SECOND: "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return tried.returncode == 0

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print what was unstable: first why, in full, then the list."""
        for report in self.unstable:
            terminalreporter.section(f"unstable: {report.nodeid}", "_")
            report.toterminal(terminalreporter._tw)
            for title, text in report.sections:
                terminalreporter.section(title, "-")
                terminalreporter.line(text.rstrip())
        for name in unstable_names(self.unstable):
            line = f"unstable: {name} (failed among the others, passed alone)"
            terminalreporter.line(line, yellow=True)


def unstable_names(reports: Sequence[pytest.TestReport]) -> list[str]:
    """Return the names, each once, in their order."""
    return list(dict.fromkeys(report.nodeid for report in reports))


def watch(config: pytest.Config) -> None:
    """Watch over a run, in its first process; not over a second try."""
    # A planted defect must be seen at once: it runs with the name of a worker.
    if SECOND not in os.environ and "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(SecondTry(config), "second-try")
