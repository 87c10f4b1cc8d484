"""The keeper writes a world down soon after it changed, and brings it back."""

import asyncio
import logging
import time
from contextlib import suppress
from pathlib import Path

from bot.sandbox.local import LocalTelegram
from bot.sandbox.state.decoder import Decoder
from bot.sandbox.state.encoder import Encoder
from bot.sandbox.state.file import StateFile

LOG = logging.getLogger(__name__)
# After a write the next one waits at least this long, and nine times as long as
# the write took: a large world costs a tenth of the time, not all of it.
PAUSE = 0.2
REST = 9
AFTER_TROUBLE = 5.0
# Numbers given out after the last write are lost with a crash. The next ones start
# so much later, lest a bot takes a new update or message for one it has seen.
LEAP = 10_000


class Keeper:
    """Keeps a local Telegram in a file while it runs."""

    def __init__(self, telegram: LocalTelegram, path: Path) -> None:
        self.telegram = telegram
        self.file = StateFile(path)
        self.written = 0
        self._changed = asyncio.Event()
        self._stop = asyncio.Event()
        self._work: asyncio.Task[None] | None = None
        self._encoder = Encoder()

    async def start(self) -> None:
        """Write at once, or raise `StateError`; then after every change."""
        self.telegram.watchers.append(self._changed.set)
        try:
            await self._write(clean=False)
        except OSError as error:
            self.telegram.watchers.remove(self._changed.set)
            raise self.file.trouble(f"cannot be written ({error.strerror})") from error
        self._work = asyncio.create_task(self._run())

    async def aclose(self) -> None:
        """Write a last time, as an orderly end."""
        self.telegram.watchers.remove(self._changed.set)
        self._stop.set()
        self._changed.set()
        if self._work is not None:
            await self._work
        await self._write(clean=True)

    async def _run(self) -> None:
        while not self._stop.is_set():
            await self._changed.wait()
            self._changed.clear()
            began = time.monotonic()
            done = await self._try()
            took = time.monotonic() - began
            pause = max(PAUSE, REST * took) if done else AFTER_TROUBLE
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), pause)

    async def _try(self) -> bool:
        try:
            await self._write(clean=False)
        except (OSError, TypeError) as error:
            LOG.error("%s was not written: %s", self.file.path, error)
            self._changed.set()
            return False
        return True

    async def _write(self, clean: bool) -> None:
        for _ in self._encoder.prepare(self.telegram):
            await asyncio.sleep(0)
        kept = self._encoder.encode(self.telegram)  # at one moment: one whole world
        await asyncio.to_thread(self.file.write, kept, clean, self._encoder.blobs)
        self.written += 1


def keep(telegram: LocalTelegram, path: Path) -> None:
    """Write a local Telegram to a file at once."""
    encoder = Encoder()
    kept = encoder.encode(telegram)
    StateFile(path).write(kept, clean=True, blobs=encoder.blobs)


def restore(telegram: LocalTelegram, path: Path) -> None:
    """Make a local Telegram what a file says, or raise `StateError`."""
    file = StateFile(path)
    kept, clean = file.read()
    telegram.reset()
    try:
        Decoder(telegram, file.blob).decode(kept)
        for user in telegram.users.values():
            telegram.hand_out(user)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        telegram.reset()
        raise file.trouble(f"is of another version ({error!r})") from error
    if not clean:
        _leap(telegram)
    telegram.stir()


def _leap(telegram: LocalTelegram) -> None:
    for bot in telegram.bots.values():
        bot.updates.next_id += LEAP
    for chat in telegram.chats():
        chat.last_id += LEAP
    telegram.files.last += LEAP
    telegram.last_tap += LEAP * LEAP
