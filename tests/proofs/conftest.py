"""What the proofs counted, added up over all processes of pytest, and written down."""

import os
import platform
import sqlite3
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- figures -->", "<!-- end figures -->"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the figures that the proofs recorded; SIAGA_FIGURES=write keeps them."""
    if hasattr(terminalreporter.config, "workerinput"):
        return  # a share of the figures is not the figures
    figures: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", []):
        if "tests/proofs/" in report.nodeid:
            figures.update(dict(report.user_properties))
    if figures:
        terminalreporter.section("what was proved")
    for name, count in figures.items():
        terminalreporter.line(f"{count:>7} {name}")
    if figures and os.environ.get("SIAGA_FIGURES") == "write":
        failed = len(terminalreporter.stats.get("failed", []))
        PAGE.write_text(with_figures(PAGE.read_text("utf-8"), figures, failed), "utf-8")


def with_figures(page: str, figures: Counter[str], failed: int) -> str:
    """Return the page with the block of figures replaced."""
    command = "make prove" if os.environ.get("SIAGA_PROOF") == "full" else "make test"
    rows = [f"| {name} | {count} |" for name, count in sorted(figures.items())]
    block = [
        BEGIN,
        f"`{command}` on {datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores,",
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}; tests that failed: {failed}.",
        "",
        "| what | how many |",
        "|---|---|",
        *rows,
        END,
    ]
    head, _, rest = page.partition(BEGIN)
    return head + "\n".join(block) + rest.partition(END)[2]
