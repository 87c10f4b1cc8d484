"""A bell: whoever waits for something new is woken, and nobody has to ask again."""

import asyncio


class Bell:
    """Counts how often it rang; any number of tasks may wait for the next time."""

    def __init__(self) -> None:
        self.version = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake everybody who waits."""
        self.version += 1
        for one in self._waiting:
            if not one.done():
                one.set_result(None)

    async def heard(self, seen: int) -> int:
        """Wait until the version is another than `seen`, and return it."""
        while self.version == seen:
            one = asyncio.get_running_loop().create_future()
            self._waiting.add(one)
            try:
                await one
            finally:
                self._waiting.discard(one)
        return self.version
