"""The stage: the clock, the bot and the story around the phones of the page."""

from typing import Protocol

from bot.sandbox.answers import JsonObject
from bot.sandbox.bell import Bell
from bot.sandbox.local import LocalTelegram
from bot.sandbox.page.wishes import Weather, faults_view, wish_faults, wish_limits

PHONES_AT_FIRST = 4
WISHES = {"faults": wish_faults, "limits": wish_limits}


class Stage(Protocol):
    """What the page knows of whoever runs the bot and the clock."""

    def view(self) -> JsonObject:
        """Return what the page shows of it."""

    async def changed(self, seen: int) -> int:
        """Wait until the version differs from `seen`, and return the new one."""

    async def wish(self, name: str, given: JsonObject) -> None:
        """Do what the page asks for, or raise `LookupError` or `ValueError`."""


class NoStage:
    """The stage of a server that runs alone: the real clock, no bot, no story."""

    def __init__(self, telegram: LocalTelegram) -> None:
        self._telegram = telegram
        self._bell = Bell()
        self._weather = Weather(telegram, self._bell.ring)

    def view(self) -> JsonObject:
        """Return the time, the faults and the limits; all else is empty."""
        telegram = self._telegram
        return {
            "now": telegram.now().isoformat(),
            "zone": "Asia/Jakarta",
            "zone_name": "WIB",
            "next_due": None,
            "moving": False,
            "bot": "stopped",
            "roles": {},
            "newcomers": [],
            "front": list(telegram.users)[:PHONES_AT_FIRST],
            "stories": [],
            "story": None,
            "faults": faults_view(telegram),
            "limits": telegram.pace.enforced,
        }

    async def changed(self, seen: int) -> int:
        """Wait for the next wish, or a fault that met its call."""
        return await self._bell.heard(seen)

    async def wish(self, name: str, given: JsonObject) -> None:
        """Change the faults or the limits; there is nothing else to change."""
        if name not in WISHES:
            raise LookupError(f"no wish {name!r} in a server that runs alone")
        WISHES[name](self._telegram, given)
        self._telegram.stir()
