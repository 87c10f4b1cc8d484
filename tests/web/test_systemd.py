"""What systemd hears, on a real datagram socket."""

import os
import socket
from contextlib import closing

import pytest

from bot.web.systemd import Supervisor


@pytest.fixture(params=["file", "abstract"])
def systemd(request, tmp_path):
    """A socket as systemd opens it, and its address as systemd writes it."""
    address = str(tmp_path / "notify")
    if request.param == "abstract":
        address = f"@siaga-test-{os.getpid()}"
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as ear:
        ear.bind(f"\0{address[1:]}" if address[0] == "@" else address)
        ear.setblocking(False)
        yield ear, address


def heard(ear):
    found = []
    while True:
        try:
            found.append(ear.recv(100).decode())
        except BlockingIOError:
            return found


def test_it_hears_ready_alive_and_stopping(systemd):
    ear, address = systemd
    supervisor = Supervisor.of({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "30000000"})
    supervisor.ready()
    supervisor.alive()
    supervisor.alive()
    supervisor.stopping()

    assert heard(ear) == ["READY=1", "WATCHDOG=1", "WATCHDOG=1", "STOPPING=1"]


@pytest.mark.parametrize(
    "more",
    [{}, {"WATCHDOG_USEC": "0"}, {"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}],
)
def test_a_watchdog_that_is_not_for_us_is_not_fed(systemd, more):
    ear, address = systemd
    supervisor = Supervisor.of({"NOTIFY_SOCKET": address, **more})
    supervisor.ready()
    supervisor.alive()

    assert heard(ear) == ["READY=1"]


def test_a_watchdog_for_this_process_is_fed(systemd):
    ear, address = systemd
    named = {"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}
    Supervisor.of({"NOTIFY_SOCKET": address, **named}).alive()

    assert heard(ear) == ["WATCHDOG=1"]


def test_a_supervisor_that_does_not_listen_blocks_nobody(systemd):
    ear, address = systemd
    supervisor = Supervisor(address, watching=True)
    for _ in range(2000):  # more than any queue holds
        supervisor.alive()

    assert set(heard(ear)) == {"WATCHDOG=1"}
    ear.close()
    supervisor.alive()


def test_without_systemd_nothing_is_said(systemd, monkeypatch):
    """Only the environment that is handed over counts, not that of the process."""
    ear, address = systemd
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    supervisor = Supervisor.of({})
    supervisor.ready()
    supervisor.alive()
    supervisor.stopping()

    assert heard(ear) == []
