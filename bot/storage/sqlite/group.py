"""Units that share one COMMIT, hence one fsync."""

import asyncio
from collections.abc import Callable

from bot.ports.storage import StorageUnavailable


class Group:
    """What is finished and waits, together, to become durable."""

    def __init__(self) -> None:
        # The outcome is a result, never an exception: nobody may be left to take it.
        self._outcome: asyncio.Future[BaseException | None]
        self._outcome = asyncio.get_running_loop().create_future()
        self._calls: list[Callable[[], None]] = []

    def join(self, calls: list[Callable[[], None]]) -> None:
        """Add what a finished unit wants to be called once it is durable."""
        self._calls += calls

    def settle(self, error: BaseException | None) -> None:
        """Wake everyone: durable, or lost to *error*. The first outcome counts."""
        if self._outcome.done():
            return
        self._outcome.set_result(error)
        if error is None:
            for call in self._calls:
                call()

    async def durable(self) -> None:
        """Return when all of it is on disk; raise `StorageUnavailable` if it is not."""
        error = await asyncio.shield(self._outcome)
        if isinstance(error, Exception):
            raise StorageUnavailable(str(error)) from error
        if error is not None:
            raise error
