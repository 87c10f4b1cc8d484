"""The `siaga` command as a person meets it: one clear line, never a traceback."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot import cli
from tests.harness import nursery

ROOT = Path(__file__).parents[2]


def siaga(tmp_path, *words, as_people_do=not nursery.IS_HERE, **settings):
    """Run the command as its own process, without a Telegram to reach."""
    environment = {
        "PYTHONPATH": str(ROOT),
        "SIAGA_TELEGRAM_TOKEN": "42:TEST",
        "SIAGA_TELEGRAM_API": "http://127.0.0.1:1",
        "SIAGA_DATABASE": f"sqlite:///{tmp_path}/siaga.db",
        "SIAGA_LISTEN": "127.0.0.1:0",
    } | settings
    if not as_people_do:
        return nursery.run(words, folder=tmp_path, environment=environment)
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip


@pytest.mark.processes
@pytest.mark.parametrize(
    ("words", "settings", "code", "said"),
    [
        (["frobnicate"], {}, 2, "invalid choice: 'frobnicate'"),
        (["invite", "bos"], {}, 2, "no such role"),
        (["invite"], {}, 2, "ROLE"),
        (["verify"], {"SIAGA_DATABASE": "postgresql://a:b@127.0.0.1:1/d"}, 1, "cannot be reached"),
        (["run"], {"SIAGA_DATABASE": "postgresql://a:b@127.0.0.1:1/d"}, 1, "cannot be reached"),
        (["run"], {"SIAGA_TELEGRAM_TOKEN": "kosong"}, 2, "SIAGA_TELEGRAM_TOKEN"),
        (["run"], {"SIAGA_TYPO": "1"}, 2, "SIAGA_TYPO is not a setting"),
        (["verify"], {"SIAGA_DATABASE": "sqlite:////dev/null/s.db"}, 1, "s.db"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_clear_line(tmp_path, words, settings, code, said):
    ended = siaga(tmp_path, *words, **settings)

    assert (ended.returncode, "Traceback" in ended.stderr) == (code, False)
    assert said in ended.stdout + ended.stderr


@pytest.mark.processes
def test_a_link_needs_the_name_of_the_bot_and_says_so(tmp_path):
    ended = siaga(tmp_path, "invite", "admin")

    assert ended.returncode == 1
    assert "Telegram is out of reach" in ended.stdout
    assert "Traceback" not in ended.stderr


@pytest.mark.processes
def test_a_fresh_database_is_whole(tmp_path):
    ended = siaga(tmp_path, "verify", as_people_do=True)

    assert ended.returncode == 0, ended.stderr
    assert "every invariant kept" in ended.stdout


@pytest.mark.parametrize("name", [cli.name_of(one) for one in cli.commands()])
def test_every_command_has_an_example(name, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])

    assert ended.value.code == 0
    assert f"Example: siaga {name}" in capsys.readouterr().out


@pytest.mark.processes
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--port", "99999"], 2, "a port is a number up to 65535"),
        (["--port", "delapan"], 2, "a port is a number up to 65535"),
        (["--scenario", "tidak-ada"], 2, "there are air-keruh-2, air-keruh"),
    ],
)
def test_a_trial_that_cannot_be_opened_says_why_in_one_line(
    tmp_path, words, code, said
):
    ended = siaga(tmp_path, "try", *words)

    assert (ended.returncode, "Traceback" in ended.stderr) == (code, False)
    assert said in ended.stderr


@pytest.mark.processes
def test_a_port_that_is_taken_is_told_with_another_one(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = siaga(tmp_path, "try", "--port", str(port))

    assert ended.returncode == 1
    assert f"siaga try --port {port + 1}" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.processes
def test_a_trial_says_where_its_page_is_and_ends_cleanly(tmp_path):
    page = re.compile(r"http://127\.0\.0\.1:\d+")
    trial = subprocess.Popen(
        [sys.executable, "-u", "-m", "bot", "try", "--port", "0"],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with trial:
        address = page.search(trial.stdout.readline())
        with urlopen(f"{address[0]}/") as answer:
            shown = answer.read().decode()
        trial.send_signal(signal.SIGTERM)
        _, errors = trial.communicate(timeout=180)

    assert "<title>" in shown
    assert (trial.returncode, errors) == (0, "")
    assert list(tmp_path.iterdir()) == []
