"""Calls one use case for one update, and turns a refusal into help."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.domain.errors import Refusal
from bot.ports.storage import AlreadyDone, Conflict
from bot.services.desk import Desk
from bot.services.refusing import send_refusal
from bot.services.requests import Request

R = TypeVar("R", bound=Request)

#: Two people changed the same thing at once: the second looks again this often.
TRIES = 5


async def serve(
    desk: Desk, use: Callable[[Desk, R], Awaitable[str]], request: R
) -> str:
    """Run *use* once; a refusal becomes a message that says what to do next."""
    try:
        return await attempt(desk, use, request)
    except AlreadyDone:
        return ""
    except Refusal as refusal:
        await send_refusal(desk, request, refusal)
        return ""


async def attempt(
    desk: Desk, use: Callable[[Desk, R], Awaitable[str]], request: R
) -> str:
    """Run *use* again from the start while somebody else changes the same thing."""
    for _ in range(TRIES - 1):
        try:
            return await use(desk, request)
        except Conflict:
            continue
    return await use(desk, request)
