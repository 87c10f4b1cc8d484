"""What `siaga check` says about the machine, and what it tells people to do."""

import shutil
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest

from bot.cli import machine
from bot.settings import Settings
from tests.cli.test_commands import siaga

NOW = datetime(2026, 11, 26, 11, 30, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path):
    return Settings(
        telegram_token="42:TEST",
        telegram_api="http://127.0.0.1:1",
        database=f"sqlite:///{tmp_path}/data/siaga.db",
    )


@pytest.mark.parametrize(
    ("mode", "said"), [(0o600, ""), (0o400, ""), (0o640, "chmod 600"), (0o604, "chmod")]
)
def test_the_file_with_the_token_is_for_its_owner_alone(tmp_path, mode, said):
    (tmp_path / ".env").touch()
    (tmp_path / ".env").chmod(mode)

    told = machine.file_of_the_settings(tmp_path)
    assert said in told
    assert bool(said) == bool(told)


def test_settings_from_the_environment_need_no_file(tmp_path):
    assert machine.file_of_the_settings(tmp_path) == ""


@pytest.mark.parametrize(
    ("free", "said"), [(500, ""), (499, "499 MB free in"), (0, "make room")]
)
def test_a_disk_that_is_almost_full_is_told_before_it_is(
    settings, monkeypatch, tmp_path, free, said
):
    usage = shutil.disk_usage(tmp_path)._replace(free=free << 20)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda folder: usage)

    assert said in machine.disk(settings)
    assert bool(said) == bool(machine.disk(settings))


def test_a_bare_system_without_zones_is_told(settings, monkeypatch):
    assert machine.zones(settings) == ""

    def unknown(name):
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(machine, "ZoneInfo", unknown)
    assert "install requirements/base.lock" in machine.zones(settings)


@pytest.fixture
def running(tmp_path):
    """The bot runs: it has its socket."""
    (tmp_path / "data" / "backups").mkdir(parents=True)
    (tmp_path / "data" / "siaga.db.sock").touch()
    return tmp_path / "data" / "backups"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, ""), (29, ""), (31, "the newest is of 2026-11-26 10:59:00")],
)
def test_a_bot_that_makes_no_copies_any_more_is_told(settings, running, minutes, said):
    at = NOW - timedelta(minutes=minutes)
    (running / f"siaga-{at:%Y%m%dT%H%M%SZ}.db").touch()
    (running / "siaga-20251126T113000Z.db").touch()

    assert said in machine.copies(settings, NOW)
    assert bool(said) == bool(machine.copies(settings, NOW))


def test_a_bot_without_any_copy_is_told(settings, running):
    assert "there is no copy" in machine.copies(settings, NOW)
    assert str(running) in machine.copies(settings, NOW)


def test_a_bot_that_is_off_makes_no_copies(settings):
    assert machine.copies(settings, NOW) == ""


@pytest.mark.processes
def test_the_command_names_each_check_and_the_fix(tmp_path):
    (tmp_path / ".env").write_text("")
    (tmp_path / ".env").chmod(0o644)
    ended = siaga(tmp_path, "check")

    lines = ended.stdout.splitlines()
    assert ended.returncode == 1
    assert [line.split(":")[0] for line in lines] == [
        "ok       settings",
        "NOT YET  env file",
        "ok       playbook",
        "ok       templates",
        "ok       time zones",
        "ok       disk",
        "ok       database",
        "ok       backups",
        "ok       listener",
        "ok       webhook address",
        "NOT YET  telegram",
        "not seen clock",
        "not seen webhook",
        "NOT YET  admins",
    ]
    assert lines[1].endswith(f"chmod 600 {tmp_path}/.env")
