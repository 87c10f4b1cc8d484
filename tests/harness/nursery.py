"""Where the tests' processes of `siaga` come from: forked off one that has read the house.

They are processes like any other: with a number, an environment, a folder and files of
their own, to be frozen, limited and killed. Only what Python compiles and reads at every
start, more than a second each time, was read once. A few tests start as people do:
`tests/proofs/test_story_over_http.py`, the trial, and the bot on a wayward clock.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

from tests.architecture.source import ROOT
from tests.migrated import folder_of_tests

#: Other systems have no such sockets: there every process starts as people start it.
IS_HERE = sys.platform == "linux"


class Child:
    """A process that was forked off; `returncode` is None while it lives."""

    def __init__(self, wire: socket.socket, pid: int) -> None:
        self.pid, self.returncode = pid, None
        self._wire = wire

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal; raise ProcessLookupError when it has ended."""
        if self.returncode is not None:
            raise ProcessLookupError(self.pid)
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def ended(self) -> int:
        """Wait for its end; negative is the signal that ended it."""
        if self.returncode is None:
            self._learn(self._wire.recv(64))
        return self.returncode

    async def wait(self) -> int:
        """Wait for its end in a loop, from as many tasks as like."""
        while self.returncode is None:
            readable = asyncio.Event()
            own = self._wire.dup()
            loop = asyncio.get_running_loop()
            loop.add_reader(own, readable.set)
            try:
                await readable.wait()
                if self.returncode is None:
                    self._learn(self._wire.recv(64))
            finally:
                loop.remove_reader(own)
                own.close()
        return self.returncode

    def _learn(self, said: bytes) -> None:
        assert said, "the nursery is gone"
        self.returncode = os.waitstatus_to_exitcode(int(said))
        self._wire.close()


def fork(
    words: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    out: IO[Any] | int | None = None,
    err: IO[Any] | int | None = None,
) -> Child:
    """Start `siaga` with these words; what is not named goes where ours goes."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as wire:
        wire.connect(_nursery())
        files = [_number(out, 1), _number(err, 2)]
        asked = {"words": list(words), "folder": str(folder), "env": dict(environment)}
        socket.send_fds(wire, [json.dumps(asked).encode()], files)
        return Child(wire.dup(), int(wire.recv(64)))


def run(
    words: Sequence[str], *, folder: Path, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run `siaga` to its end; return what it said."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = fork(words, folder=folder, environment=environment, out=out, err=err)
        code = child.ended()
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(list(words), code, out.read(), err.read())


def _number(file: IO[Any] | int | None, usual: int) -> int:
    if file is None:
        return usual
    return file if isinstance(file, int) else file.fileno()


@cache
def _nursery() -> str:
    """Return the address of this process's nursery; it ends with this process."""
    folder = tempfile.TemporaryDirectory(prefix="siaga-nursery-", dir=folder_of_tests())
    _KEPT.append(folder)
    address = f"{folder.name}/s"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SIAGA_")}
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.harness.zygote", address],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    _KEPT.append(started)
    assert started.stdout is not None
    assert started.stdout.readline() == b"ready\n", "the nursery did not start"
    return address


#: The nursery sees by its standard input that we have ended, however that was.
_KEPT: list[Any] = []


def leave() -> None:
    """End the nursery of this process, if there is one; remove its folder."""
    while _KEPT:
        kept = _KEPT.pop()
        if isinstance(kept, subprocess.Popen):
            kept.communicate()
        else:
            kept.cleanup()
    _nursery.cache_clear()
