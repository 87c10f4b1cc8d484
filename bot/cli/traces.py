"""Where an exception came from: types and places, never its text."""

import sys
import traceback

from structlog.typing import EventDict


def where(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Say where an exception came from; its own words may quote people."""
    trouble = event.pop("exc_info", None)
    if trouble is True:
        trouble = sys.exc_info()
    error = trouble[1] if isinstance(trouble, tuple) else trouble
    if isinstance(error, BaseException):
        event["exception"] = "\n".join(_places(error))
    return event


def _places(error: BaseException) -> list[str]:
    before = error.__cause__ or error.__context__
    told = [*_places(before), "which led to"] if before else []
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return [*told, type(error).__name__, *places]
