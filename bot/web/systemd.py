"""Talks to systemd where it started us: ready, stopping, and still alive."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress


class Supervisor:
    """What sd_notify does, in a few lines; without an address it says nothing."""

    def __init__(self, address: str = "", *, watching: bool = False) -> None:
        self._address = f"\0{address[1:]}" if address[:1] == "@" else address
        self._watching = watching

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Supervisor":
        """Return the supervisor that systemd named in the environment."""
        meant = environment.get("WATCHDOG_PID", "") in ("", str(os.getpid()))
        watching = meant and environment.get("WATCHDOG_USEC", "0") != "0"
        return cls(environment.get("NOTIFY_SOCKET", ""), watching=watching)

    def ready(self) -> None:
        """Say that the bot is ready."""
        self._say("READY=1")

    def stopping(self) -> None:
        """Say that the bot was told to stop."""
        self._say("STOPPING=1")

    def alive(self) -> None:
        """Feed the watchdog: a whole cycle was finished."""
        if self._watching:
            self._say("WATCHDOG=1")

    def _say(self, state: str) -> None:
        if not self._address:
            return
        # A supervisor that cannot hear is its own problem, never the bot's.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
            way.setblocking(False)
            way.sendto(state.encode(), self._address)
