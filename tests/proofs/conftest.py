"""What the proofs counted, added up over all processes of pytest."""

from collections import Counter
from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the figures that the proofs recorded."""
    figures: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", []):
        if "tests/proofs/" in report.nodeid:
            figures.update(dict(report.user_properties))
    if figures:
        terminalreporter.section("what was proved")
    for name, count in figures.items():
        terminalreporter.line(f"{count:>7} {name}")
