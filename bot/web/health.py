"""/healthz, /readyz and /metrics: codes and numbers for machines that watch."""

import asyncio
import logging

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.ports.storage import StorageUnavailable
from bot.web.front import STORAGE_PATIENCE, Front

log = logging.getLogger(__name__)


async def healthz(request: Request) -> Response:
    """Say that the process is alive."""
    return PlainTextResponse("ok\n")


async def readyz(request: Request) -> Response:
    """Say whether the bot can do its work, and if not, what is missing, as codes."""
    front: Front = request.app.state.front
    missing = await front.not_ready()
    answer = {"ready": not missing, "missing": missing}
    return JSONResponse(answer, 503 if missing else 200)


async def metrics(request: Request) -> Response:
    """Say every number, in the format of Prometheus."""
    front: Front = request.app.state.front
    front.gauges.show_ages(front.meters)
    house = front.house
    try:
        async with asyncio.timeout(STORAGE_PATIENCE):
            if house is not None:
                await front.gauges.show_queues(house.storage, house.clock.now())
    except (StorageUnavailable, TimeoutError):
        log.warning("the queues could not be counted")
    numbers = generate_latest(front.meters.registry)
    return Response(numbers, media_type=CONTENT_TYPE_LATEST)
