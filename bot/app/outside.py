"""What is outside of the house while `siaga run` lives: a listener, a supervisor."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.domain.values import Struct, field
from bot.settings import Settings
from bot.settings.shapes import path, secrets
from bot.web.front import Front
from bot.web.listener import open_listener
from bot.web.systemd import Supervisor


class Outside(Struct, frozen=True):
    """Who watches over the house, and whether the command line may ask it.

    A trial has nobody: its front is never opened, and it listens to no command.
    """

    front: Front = field(default_factory=Front)
    supervisor: Supervisor = field(default_factory=Supervisor)
    asked: bool = False


@asynccontextmanager
async def open_outside(settings: Settings) -> AsyncIterator[Outside]:
    """Open the listener while the block runs, also while Telegram is out of reach.

    Raise `CannotListen`.
    """
    url = settings.webhook_url
    front = Front((path(url) or "/") if url else "", secrets(settings.webhook_secret))
    async with open_listener(front, *settings.listen):
        yield Outside(front, Supervisor.of(os.environ), asked=True)
