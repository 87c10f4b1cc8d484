"""The unit of systemd: valid, closed as far as it goes, and pointing at what exists."""

import re
import shutil
import subprocess

import pytest

from tests.architecture.source import ROOT

UNIT = ROOT / "deploy" / "siaga.service"
ANALYZE = shutil.which("systemd-analyze")

needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="no systemd-analyze here")

#: systemd's own figure, 0 (closed) to 100 (open); what talks to a network has some.
EXPOSURE = 20


def settings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in UNIT.read_text("utf-8").splitlines():
        if hit := re.match(r"(\w+)=(.*)", line):
            found.setdefault(hit[1], []).append(hit[2])
    return found


@pytest.fixture
def unit(tmp_path):
    """The unit as it is installed, with the program in a folder of the test."""
    program = tmp_path / ".venv" / "bin" / "siaga"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    text = UNIT.read_text("utf-8").replace("/srv/siaga", str(tmp_path))
    text = text.replace("User=siaga", "User=daemon").replace(
        "Group=siaga", "Group=daemon"
    )
    (tmp_path / "siaga.service").write_text(text)
    return tmp_path / "siaga.service"


@pytest.mark.processes
@needs_systemd
def test_systemd_finds_nothing_wrong(unit):
    ended = subprocess.run(
        [ANALYZE, "verify", unit], capture_output=True, text=True, check=False
    )
    about_us = [line for line in ended.stderr.splitlines() if "siaga" in line]

    assert (ended.returncode, about_us) == (0, [])


@pytest.mark.processes
@needs_systemd
def test_it_is_closed_as_far_as_systemd_can_tell(unit):
    ended = subprocess.run(
        [ANALYZE, "security", "--offline=yes", f"--threshold={EXPOSURE}", unit],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr


@pytest.mark.processes
def test_a_typo_would_be_seen(unit):
    unit.write_text(unit.read_text() + "\n[Service]\nProtectSystm=strict\n")
    if ANALYZE is None:
        pytest.skip("no systemd-analyze here")
    ended = subprocess.run(
        [ANALYZE, "verify", unit], capture_output=True, text=True, check=False
    )

    assert "ProtectSystm" in ended.stderr


def test_it_runs_as_its_own_user_and_writes_only_its_data():
    found = settings()

    assert found["User"] == ["siaga"]
    assert found["ReadWritePaths"] == ["/srv/siaga/data"]
    assert found["ExecStart"] == ["/srv/siaga/.venv/bin/siaga run"]
    assert found["WorkingDirectory"] == ["/srv/siaga"]


def test_a_stop_is_given_longer_than_the_bot_needs_and_wrong_settings_end_it():
    found = settings()

    assert int(found["TimeoutStopSec"][0]) > 10
    assert found["RestartPreventExitStatus"] == ["2"]
    assert found["Restart"] == ["on-failure"]
