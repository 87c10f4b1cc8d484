"""The process that `siaga` is forked off in tests: it reads the house, then waits."""

import gc
import json
import os
import pkgutil
import select
import signal
import socket
import sys
from importlib import import_module
from typing import Any

import bot
import handlers
from bot.app import TEMPLATES
from bot.cli import main
from bot.rendering.jinja import JinjaWords

#: Longer than any request: an environment, and a few words.
LONGEST = 1 << 20


def read_the_house() -> None:
    """Import everything of ours and what it needs; compile every template."""
    for package in (bot, handlers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                import_module(found.name)
    assert JinjaWords(TEMPLATES, None, "UTC").mistakes() == []
    gc.collect()
    gc.freeze()


def served(door: socket.socket) -> dict[str, Any]:
    """Fork for each who asks, and tell them of the end; return only in a child."""
    wires: dict[int, socket.socket] = {}
    woken, wakes = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    while True:
        ready, _, _ = select.select([door, woken, 0], [], [])
        if 0 in ready:  # whoever started us has ended
            os._exit(0)
        if woken in ready:
            os.read(woken, 1 << 10)
        bury(wires)
        if door in ready:
            wire, _ = door.accept()
            asked = forked(door, wire, wires)
            if asked is not None:
                return asked


def forked(
    door: socket.socket, wire: socket.socket, wires: dict[int, socket.socket]
) -> dict[str, Any] | None:
    """Make a child for who is at the wire; return in it what it shall do."""
    said, files, _, _ = socket.recv_fds(wire, LONGEST, 2)
    pid = os.fork()
    if pid == 0:
        for one in (door, wire, *wires.values()):
            one.detach()
        become_oneself(files)
        asked: dict[str, Any] = json.loads(said)
        return asked
    for number in files:
        os.close(number)
    wires[pid] = wire
    wire.send(str(pid).encode())
    return None


def bury(wires: dict[int, socket.socket]) -> None:
    """Tell those who wait which children have ended, and how."""
    while wires:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        with wires.pop(pid) as wire:
            try:
                wire.send(str(status).encode())
            except OSError:
                continue  # nobody waits any more


def become_oneself(files: list[int]) -> None:
    """Keep nothing of the nursery but what it has read."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number, file in enumerate(files, 1):
        os.dup2(file, number)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.closerange(3, 1 << 12)


if __name__ == "__main__":
    read_the_house()
    door = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    door.bind(sys.argv[1])
    door.listen()
    print("ready", flush=True)
    asked = served(door)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv = ["siaga", *asked["words"]]
    raise SystemExit(main())
