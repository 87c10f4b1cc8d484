"""Plants a defect into a copy of the house, and lets tests run there.

`defects.toml` is the table: each row changes one place of one file, as a careless hand
might, and names the tests that must notice. The copy is the whole tree, so that tables,
templates and SQL can be changed as well as code, and real processes start with it.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("defects.toml")

#: What no test reads.
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", "artefacts", "*.egg-info", "*.pyc.*"
)

#: A test that hangs has noticed nothing, after so many seconds.
PATIENCE = 600

#: What pytest says of a failure that is a finding, and no accident on the way to it.
FINDING = re.compile(
    r'(failed on teardown with ")?(AssertionError\b|assert |Failed: DID NOT RAISE)'
)


@dataclass(frozen=True)
class Defect:
    """One row: in *file*, *was* becomes *becomes*; *caught_by* are tests.

    *says* is what a failure must contain where it is no failed assertion.
    """

    name: str
    promise: str
    file: str
    was: str
    becomes: str
    caught_by: tuple[str, ...]
    says: str = ""

    def planted(self, text: str) -> str:
        """Return the file with the defect; it must fit in exactly one place."""
        places = text.count(self.was)
        assert places == 1, f"{self.name}: found {places} times in {self.file}"
        return text.replace(self.was, self.becomes)


@dataclass(frozen=True)
class Outcome:
    """What became of the tests: their failures by name, and all that pytest said."""

    failures: dict[str, str]
    said: str

    def of(self, test: str) -> list[str]:
        """Return the failures of one of the tests that were asked for."""
        name = test.partition("::")[2]
        return [
            failure
            for case, failure in self.failures.items()
            if name in (case, case.partition("[")[0])
        ]


def defects() -> list[Defect]:
    """Read the table."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["defect"]
    return [Defect(**{**row, "caught_by": tuple(row["caught_by"])}) for row in rows]


def copied(to: Path) -> Path:
    """Copy the tree; files share their bytes with ours where the disk can do that."""

    def link(source: str, target: str) -> None:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    return Path(
        shutil.copytree(ROOT, to, copy_function=link, ignore=LEFT_OUT, symlinks=True)
    )


def plant(defect: Defect, tree: Path) -> None:
    """Write the changed file in place of the one that is shared with our tree."""
    file = tree / defect.file
    text = defect.planted(file.read_text("utf-8"))
    file.unlink()
    file.write_text(text, "utf-8")
    for compiled in file.parent.glob(f"__pycache__/{file.stem}.*"):
        compiled.unlink()


def tried(tests: tuple[str, ...], tree: Path) -> Outcome:
    """Run tests in a tree, in a process of their own."""
    report = tree / "report.xml"
    words = ["-q", "-p", "no:cacheprovider", *tests]
    words += [f"--junitxml={report}", "-o", "junit_family=xunit1"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=tree,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    failures: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        found = [*case.findall("failure"), *case.findall("error")]
        if found:
            failures[case.attrib["name"]] = found[0].attrib["message"]
    return Outcome(failures, ran.stdout + ran.stderr)


def environment() -> dict[str, str]:
    """Our own, with small samples; the database server stays that of this run.

    Nothing of ours that writes (SIAGA_DOCS, SIAGA_GOLDEN, SIAGA_FIGURES) goes along: a
    copy may share its bytes with our tree.
    """
    ours = {k: v for k, v in os.environ.items() if not k.startswith("SIAGA_")}
    ours.pop("PYTEST_ADDOPTS", None)
    return {**ours, "PYTEST_XDIST_WORKER": "planted"}


def is_finding(defect: Defect, failure: str) -> bool:
    """Tell whether a test failed because of what it looks for."""
    if defect.says:
        return re.search(defect.says, failure) is not None
    return FINDING.match(failure) is not None
