"""What happens, told to one page as server-sent events.

Nothing is kept for a page but how far it was told: a slow one finds the rest in
the log, and one that is too far behind is told to load everything again.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress

from bot.sandbox.answers import JsonObject
from bot.sandbox.events import EventLog
from bot.sandbox.page.stage import Stage
from bot.sandbox.page.views import event_view, reset_view
from bot.sandbox.world import World

MOST_BEHIND = 500
AT_ONCE = 50
HEARTBEAT = 15.0
BEAT = ": still here\n\n"
RETRY = "retry: 1000\n\n"
NOTHING_SEEN = -1


class Stream:
    """The events after a number, and the stage whenever it changes.

    `life` is the name of the log that the page's snapshot was taken from.
    """

    def __init__(
        self, world: World, stage: Stage, since: int | None, life: str | None
    ) -> None:
        self._world = world
        self._stage = stage
        log = world.events
        self._told = log.last if since is None else since
        self._life = log.life if life is None else life

    async def chunks(self) -> AsyncIterator[str]:
        """Yield what to send, until whoever listens goes away."""
        yield RETRY
        staged = asyncio.ensure_future(self._stage.changed(NOTHING_SEEN))
        try:
            while True:
                if text := self._news():
                    yield text
                    continue
                await self._wait(staged)
                if staged.done():
                    yield _sent("stage", self._stage.view())
                    staged = asyncio.ensure_future(self._stage.changed(staged.result()))
                elif not self._has_news():
                    yield BEAT
        finally:
            staged.cancel()

    async def _wait(self, staged: asyncio.Future[int]) -> None:
        """Wait for an event, the stage, or the time of the next sign of life."""
        bell = self._world.events.bell
        happened = asyncio.ensure_future(bell.heard(bell.version))
        try:
            await asyncio.wait(
                {happened, staged},
                timeout=HEARTBEAT,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            happened.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.wait({happened})

    def _has_news(self) -> bool:
        log = self._world.events
        return log.life != self._life or log.last != self._told

    def _news(self) -> str:
        """Return the next events as text, empty when there are none."""
        if not self._has_news():
            return ""
        log = self._world.events
        if log.life != self._life or not 0 <= log.last - self._told <= MOST_BEHIND:
            return self._reset(log)
        new = log.since(self._told)[:AT_ONCE]
        self._told = new[-1].number
        shown = [event_view(self._world, one) for one in new]
        return "".join(_sent("happened", one, one["number"]) for one in shown)

    def _reset(self, log: EventLog) -> str:
        self._life, self._told = log.life, log.last
        return _sent("happened", reset_view(self._world), log.last)


def _sent(event: str, content: JsonObject, number: int | None = None) -> str:
    head = f"event: {event}\n" if number is None else f"id: {number}\nevent: {event}\n"
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{head}data: {body}\n\n"
