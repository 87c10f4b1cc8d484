"""The bots as processes of their own, and what they cost."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Generic, Protocol, TypeVar

from benchmarks.as_installed import HIDDEN, hidden
from benchmarks.fake_telegram import FakeTelegram
from benchmarks.town import LIFTED, enrol, playbook

ROOT = Path(__file__).parents[1]
TOKEN = "42:TEST"
SIAGA, ECHO, TWO = "Siaga", "bare echo", "two messages"
KEEPS = "two messages, kept"
#: How each bot is started: a module, and its arguments.
COMMANDS = {
    SIAGA: ["bot", "run"],
    ECHO: ["benchmarks.echo_bot"],
    TWO: ["benchmarks.two_messages_bot"],
    KEEPS: ["benchmarks.keeping_bot"],
}
#: The same bot, with a note of how late its event loop is.
WATCHED = ["benchmarks.watched_siaga"]
#: The same bot, which notes what it spends its time on.
SAMPLED = ["benchmarks.sampled_siaga"]
#: Nothing may take longer, in seconds: a safety, not a measure.
PATIENCE = 120.0


class Server(Protocol):
    """What a bot talks to; `polled` is set when it asks for updates."""

    url: str
    polled: asyncio.Event


S = TypeVar("S", bound=Server)


@dataclass(slots=True)
class Bot(Generic[S]):
    """A bot, its folder, and the server that it talks to."""

    name: str
    folder: Path
    telegram: S
    process: asyncio.subprocess.Process | None = None
    ready_after: float = 0.0

    @property
    def database(self) -> str:
        """Return where Siaga keeps everything."""
        return f"sqlite:///{self.folder}/siaga.db"

    async def start(self, command: list[str] | None = None) -> None:
        """Start it and wait until it asks for updates."""
        self.telegram.polled.clear()
        began = perf_counter()
        self.process = await spawned(command or COMMANDS[self.name], self)
        async with asyncio.timeout(PATIENCE):
            await self.telegram.polled.wait()
        self.ready_after = perf_counter() - began

    async def stop(self) -> None:
        """Ask it to end, and wait."""
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """End it wherever it is."""
        await self._end(signal.SIGKILL)

    async def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(how)
            async with asyncio.timeout(PATIENCE):
                await self.process.wait()

    def cpu(self) -> float:
        """Return the seconds of processor that it has used; Linux tells."""
        return _spent(self._proc("stat"))

    def main_thread(self) -> float:
        """Return the seconds of processor that its first thread has used."""
        assert self.process is not None
        return _spent(self._proc(f"task/{self.process.pid}/stat"))

    def memory(self) -> float:
        """Return its resident memory in MiB; Linux tells."""
        for line in self._proc("status").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def _proc(self, name: str) -> str:
        assert self.process is not None
        file = Path(f"/proc/{self.process.pid}/{name}")
        return file.read_text() if file.exists() else ""


def _spent(stat: str) -> float:
    spent = stat.rpartition(")")[2].split()
    ticks = os.sysconf("SC_CLK_TCK")
    return (int(spent[11]) + int(spent[12])) / ticks if spent else 0.0


FakedBot = Bot[FakeTelegram]


async def spawned(command: list[str], bot: Bot[S]) -> asyncio.subprocess.Process:
    """Start a bot in its folder; what it says goes to a file there."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("SIAGA_")}
    environment = inherited | {
        "PYTHONPATH": str(ROOT),
        HIDDEN: hidden(),
        # What is installed is compiled already; so is the house from its second start.
        "PYTHONDONTWRITEBYTECODE": "",
        "BENCHMARK_FOLDER": str(bot.folder),
        "SIAGA_TELEGRAM_API": bot.telegram.url,
        "SIAGA_TELEGRAM_TOKEN": TOKEN,
        "SIAGA_DATABASE": bot.database,
        "SIAGA_PLAYBOOK": str(bot.folder / "office"),
        "SIAGA_ADMINS": "1",
        # Any free port: several benchmarks may run on one machine.
        "SIAGA_LISTEN": "127.0.0.1:0",
    }
    with (bot.folder / "bot.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "benchmarks.as_installed",
            *command,
            cwd=bot.folder,
            env=environment,
            stderr=log,
        )


@asynccontextmanager
async def bot(
    name: str, folder: Path, *, start: bool = True
) -> AsyncIterator[Bot[FakeTelegram]]:
    """Open a bot with a server of its own; at the end nothing is left running."""
    telegram = FakeTelegram()
    server = await telegram.listen()
    folder = folder / name.replace(", ", " ").replace(" ", "-")
    playbook(folder / "office", LIFTED)
    opened = Bot(name, folder, telegram)
    try:
        if name == SIAGA:
            await enrol(opened.database)
        if start:
            await opened.start()
        yield opened
    finally:
        await opened.kill()
        server.close()
