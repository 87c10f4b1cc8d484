"""The webhook's door: Telegram brings an update, and hears 200 once it is kept."""

import asyncio
import json
import logging
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.ports.storage import StorageUnavailable
from bot.web.front import Front, Keep

log = logging.getLogger(__name__)

SECRET_HEADER = "x-telegram-bot-api-secret-token"

#: An update is smaller than this by far, in bytes.
LARGEST = 1024 * 1024

#: Whoever takes longer to send it is no Telegram, in seconds.
PATIENCE = 10.0

#: After what could not be kept Telegram is to wait so many seconds.
RETRY_AFTER = 5


class Refused(Exception):
    """This call is none that Telegram would make."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def receive(request: Request) -> Response:
    """Keep what Telegram brings: 200 when it is durable, 503 when it cannot be."""
    front: Front = request.app.state.front
    try:
        update = await _read(front, request)
    except Refused as refused:
        front.meters.refused(refused.status)
        return Response(status_code=refused.status)
    keep = front.house.keep if front.house else None
    if keep is None or not await _kept(keep, update):
        return Response(status_code=503, headers={"Retry-After": str(RETRY_AFTER)})
    return Response()


async def _read(front: Front, request: Request) -> Any:
    """Return the update; refuse before a byte of it is read where that is right."""
    if not front.is_secret(request.headers.get(SECRET_HEADER, "")):
        raise Refused(403)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refused(415)
    try:
        async with asyncio.timeout(PATIENCE):
            body = await _body(request)
    except TimeoutError:
        raise Refused(408) from None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400) from None


async def _body(request: Request) -> bytes:
    """Read at most `LARGEST` bytes, whatever the length that was announced."""
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                raise Refused(413)
    except ClientDisconnect:
        raise Refused(400) from None
    return bytes(body)


async def _kept(keep: Keep, update: Any) -> bool:
    try:
        await keep(update)
    except StorageUnavailable as fault:
        log.error("an update waits at Telegram: %s", fault)
    except Exception as error:
        code = type(error).__name__
        log.error("an update waits at Telegram: %s", code, exc_info=error)
    else:
        return True
    return False
