"""Opens a trial: the local Telegram with its page, a sample office, the real bot."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.app.trial.stage import TrialStage
from bot.app.trial.telling import Telling
from bot.app.trial.tenancy import HOST, Tenancy
from bot.sandbox.http import LocalServer
from bot.sandbox.stories import SCENARIOS
from bot.sandbox.stories.office import load_office
from bot.sandbox.stories.reading import load_stories

#: The policy of the sample office.
PLAYBOOK = SCENARIOS / "playbook"

#: How often the page is told when the next deadline is, in seconds.
WATCH_EVERY = 1.0


@asynccontextmanager
async def open_trial(
    port: int = 0,
    scenario: str | None = None,
    pace: float = 1.0,
    playbook: Path = PLAYBOOK,
) -> AsyncIterator[LocalServer]:
    """Open a trial while the block runs; `pace` 0 plays stories without pauses.

    Raise `LookupError` for a scenario that does not exist, `OSError` for a port that
    is taken. Nothing is left behind.
    """
    office = load_office(SCENARIOS)
    stories = load_stories(SCENARIOS, office)
    if scenario is not None and scenario not in stories:
        raise LookupError(f"no scenario {scenario!r}; there are {', '.join(stories)}")
    folder = Path(tempfile.mkdtemp(prefix="siaga-try-"))
    tenancy = Tenancy(office, folder, playbook)
    telling = Telling(tenancy, stories, pace)
    server = LocalServer(
        tenancy.telegram, HOST, port, stage=TrialStage(tenancy, telling)
    )
    try:
        await server.listen()
        async with _watched(tenancy):
            await (telling.choose(scenario) if scenario else tenancy.begin_anew())
            yield server
    finally:
        telling.leave()
        await tenancy.close()
        await server.aclose()


@asynccontextmanager
async def _watched(tenancy: Tenancy) -> AsyncIterator[None]:
    watch = asyncio.create_task(_watch(tenancy))
    try:
        yield
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch


async def _watch(tenancy: Tenancy) -> None:
    while True:
        await tenancy.look_ahead()
        await asyncio.sleep(WATCH_EVERY)


async def try_out(
    port: int,
    scenario: str | None,
    stopping: asyncio.Event,
    opened: Callable[[str], None],
) -> None:
    """Keep a trial open until *stopping* is set; tell *opened* the page's address."""
    async with open_trial(port, scenario) as server:
        opened(server.url)
        await stopping.wait()
