"""The Containerfile: it cannot be built here, so what it does is done without it."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

TEXT = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
LINES = re.sub(r"\\\n\s*", " ", TEXT).splitlines()


def said(word: str) -> list[str]:
    return [line.partition(" ")[2] for line in LINES if line.startswith(f"{word} ")]


def test_its_image_is_named_without_a_host_and_has_a_python_that_fits():
    (image,) = said("FROM")

    assert re.fullmatch(r"python:3\.1[1-9]-slim", image)


def test_what_is_installed_is_pinned_by_hashes_and_runs_nothing():
    (run,) = said("RUN")

    assert "--require-hashes --only-binary :all:" in run
    assert "--requirement requirements/base.lock" in run


def test_it_does_not_run_as_root():
    assert said("USER") == ["siaga"]
    assert TEXT.index("USER siaga") > TEXT.index("COPY data/playbook")


def test_nothing_secret_can_come_in():
    sources = [copied.split()[0] for copied in said("COPY")]

    assert [s for s in sources if s in {".", "data", ".env"} or s.startswith("/")] == []
    assert "TOKEN" not in TEXT


@pytest.mark.slow
@pytest.mark.processes
def test_what_is_copied_is_enough_to_run(tmp_path):
    for copied in said("COPY"):
        source, to = copied.split()
        (tmp_path / to).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, tmp_path / to)
        else:
            shutil.copy(ROOT / source, tmp_path / to)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SIAGA_")}
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "bot", "check"],
        cwd=tmp_path,
        env=environment
        | {
            "PYTHONPATH": str(tmp_path),
            "SIAGA_TELEGRAM_TOKEN": "42:TEST",
            "SIAGA_TELEGRAM_API": "http://127.0.0.1:1",
            "SIAGA_DATABASE": f"sqlite:///{tmp_path}/state/siaga.db",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in ended.stderr
    for name in ("playbook", "templates", "database"):
        assert f"ok       {name}" in ended.stdout, ended.stdout
