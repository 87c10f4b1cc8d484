"""Runs a bot as an office has it: without the packages that only developers install.

Several libraries load rich, pygments or tornado where these are there.
"""

import os
import runpy
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

#: Names of the packages that are not to be found, for the process of a bot.
HIDDEN = "BENCHMARK_HIDDEN"
LOCK = Path(__file__).parents[1] / "requirements" / "base.lock"
#: Installed from the folder itself, or with Python.
ALWAYS = frozenset({"siaga", "pip", "setuptools", "wheel"})


def hidden() -> str:
    """Return the names of installed packages that base.lock does not pin."""
    pinned = ALWAYS | {
        line.split("==")[0].lower().replace("_", "-")
        for line in LOCK.read_text("utf-8").splitlines()
        if "==" in line and line[0].isalnum()
    }
    found = packages_distributions().items()
    return " ".join(
        sorted(
            package
            for package, owners in found
            if not any(o.lower().replace("_", "-") in pinned for o in owners)
        )
    )


def main() -> None:
    """Run the module that the command line names, with its own arguments."""
    for name in os.environ[HIDDEN].split():
        sys.modules[name] = None  # type: ignore[assignment]
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
