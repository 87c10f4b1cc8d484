"""What is on its way: to which chats, and how many letters in all."""

import asyncio
from collections.abc import Coroutine
from typing import Any

Carrying = Coroutine[Any, Any, None]


class OnTheWay:
    """Letters that are being carried; a chat is busy until all of its letters ended.

    `freed` is set whenever a chat is not busy any more.
    """

    def __init__(self) -> None:
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self.letters = 0
        self.freed = asyncio.Event()

    @property
    def chats(self) -> list[int]:
        """Return the busy chats."""
        return list(self._tasks)

    def __contains__(self, chat_id: int) -> bool:
        """Tell whether a chat is busy."""
        return chat_id in self._tasks

    def __len__(self) -> int:
        """Return how many chats are busy."""
        return len(self._tasks)

    def start(self, chat_id: int, carrying: list[Carrying]) -> None:
        """Carry letters to one chat side by side."""
        self.letters += len(carrying)
        work = [self._counted(one) for one in carrying]
        task = asyncio.create_task(work[0] if len(work) == 1 else _all(work))
        self._tasks[chat_id] = task
        task.add_done_callback(lambda _: self.freed.set())

    def reap(self) -> None:
        """Forget the chats whose letters have ended; raise what went wrong there."""
        for chat_id, task in list(self._tasks.items()):
            if task.done():
                del self._tasks[chat_id]
                task.result()

    async def all_ended(self, seconds: float | None = None) -> None:
        """Wait; what has not ended after *seconds* is cut off."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=seconds)
            for task in late:
                task.cancel()

    async def _counted(self, carrying: Carrying) -> None:
        try:
            await carrying
        finally:
            self.letters -= 1


async def _all(work: list[Carrying]) -> None:
    await asyncio.gather(*work)
