"""The bot as a real process: started, frozen, killed, told to stop, asked."""

import asyncio
import itertools
import json
import os
import re
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from aiohttp import ClientSession

from tests.architecture.source import ROOT
from tests.harness import nursery

TOKEN = "42:TEST"

READY = '"event": "ready"'
LISTENING = re.compile(r"listening on ([0-9.:]+)")

SECRET = "s" * 40

#: Below those that a kernel gives out by itself (Linux: 32768 and above).
PORTS = range(20_000, 32_000)

_asked = itertools.count()

#: Nothing here may take longer, in seconds: a safety, not a measure.
PATIENCE = 180.0


class BotProcess:
    """`siaga run` in a folder of its own, against a Bot API server."""

    #: Whether it starts as people start it, and not out of the nursery.
    as_people_do = not nursery.IS_HERE

    def __init__(self, folder: Path, api: str, **settings: str) -> None:
        self.folder = folder
        self.log = folder / "bot.log"
        self._process: asyncio.subprocess.Process | nursery.Child | None = None
        self._lives = 0
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("SIAGA_")}
        named = {f"SIAGA_{name.upper()}": value for name, value in settings.items()}
        self.environment = {
            **inherited,
            "PYTHONPATH": str(ROOT),
            "SIAGA_TELEGRAM_API": api,
            "SIAGA_TELEGRAM_TOKEN": TOKEN,
            "SIAGA_DATABASE": f"sqlite:///{folder}/siaga.db",
            "SIAGA_LISTEN": "127.0.0.1:0",
            **named,
        }

    @property
    def database(self) -> Path:
        return self.folder / "siaga.db"

    async def start(self) -> None:
        """Start; its log is added to the log of its former lives."""
        self._lives = self._readied()
        with self.log.open("ab") as log:
            self._process = await self._started("run", err=log)

    async def ready(self) -> None:
        """Wait until it says that it is ready."""
        await until(lambda: self._readied() > self._lives, self.log.read_text)

    def _readied(self) -> int:
        return self.log.read_text("utf-8").count(READY) if self.log.exists() else 0

    def logged(self) -> list[dict[str, Any]]:
        """Return the lines of its log; the one that it is writing is none yet."""
        whole = self.log.read_text("utf-8").rpartition("\n")[0]
        return [json.loads(line) for line in whole.splitlines()]

    async def freeze(self) -> None:
        """Freeze it; return when it stands still."""
        self.send(signal.SIGSTOP)
        stat = Path(f"/proc/{self._process.pid}/stat")
        await until(lambda: stat.read_text().rpartition(") ")[2].startswith("T"))

    def send(self, number: signal.Signals) -> None:
        """Send a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    async def kill(self) -> None:
        """End it at once, wherever it is."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def stop(self) -> int:
        """Ask it to stop; return its exit code."""
        self.send(signal.SIGTERM)
        return await self.ended()

    async def ended(self) -> int:
        """Wait for its end; return the exit code."""
        assert self._process is not None
        return await asyncio.wait_for(self._process.wait(), PATIENCE)

    async def ask(self, *arguments: str) -> tuple[int, str]:
        """Run another command beside it; return the exit code and what it said."""
        with tempfile.TemporaryFile() as said:
            asked = await self._started(*arguments, out=said, err=said)
            code = await asyncio.wait_for(asked.wait(), PATIENCE)
            said.seek(0)
            return code, said.read().decode()

    async def _started(
        self, *arguments: str, out: IO[bytes] | None = None, err: IO[bytes]
    ) -> "asyncio.subprocess.Process | nursery.Child":
        if not self.as_people_do:
            return nursery.fork(
                arguments, folder=self.folder, environment=self.environment,
                out=out, err=err,
            )  # fmt: skip
        return await asyncio.create_subprocess_exec(
            *self._command(*arguments),
            cwd=self.folder, env=self.environment, stdout=out, stderr=err,
        )  # fmt: skip

    async def looks(self, path: str) -> tuple[int, str]:
        """Ask its listener; return status and text."""
        said = LISTENING.findall(self.log.read_text("utf-8"))
        async with (
            ClientSession() as client,
            client.get(f"http://{said[-1]}{path}") as answer,
        ):
            return answer.status, await answer.text()

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "bot", *arguments]


def free_port() -> int:
    """Return a port that is free, and that nobody is given who asks for any port.

    Those lie above 32767, and connections that leave take one for a moment, too; the
    processes of this run begin to look in places of their own.
    """
    for _ in PORTS:
        port = PORTS.start + (os.getpid() * 131 + next(_asked)) % len(PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise OSError("no port is free")


def called_by_telegram(secret: str = SECRET) -> dict[str, str]:
    """Settings of a bot that Telegram calls, at a port that is free now."""
    listen = f"127.0.0.1:{free_port()}"
    return {
        "listen": listen,
        "webhook_url": f"http://{listen}/telegram",
        "webhook_secret": secret,
    }


#: The two ways in which updates come in, as settings.
WAYS: dict[str, Callable[[], dict[str, str]]] = {
    "polling": dict,
    "webhook": called_by_telegram,
}


async def until(
    true: Callable[[], object],
    why: Callable[[], object] = str,
    patience: float = PATIENCE,
) -> None:
    """Wait until something is true; after so many seconds say why it is not."""
    with suppress(TimeoutError):
        async with asyncio.timeout(patience):
            while not true():
                await asyncio.sleep(0.02)
    assert true(), why()
