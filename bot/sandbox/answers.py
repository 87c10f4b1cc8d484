"""What the server answers: the envelope of the Bot API, and the refusals in it."""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

JsonObject = dict[str, Any]

OK = 200
BAD_REQUEST = 400
UNAUTHORIZED = 401
FORBIDDEN = 403
NOT_FOUND = 404
CONFLICT = 409
TOO_LARGE = 413
TOO_MANY_REQUESTS = 429
SERVER_ERROR = 500
NOT_IMPLEMENTED = 501

# Of a pressed button that nobody answered in time, or that never was.
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

PREFIXES = {
    BAD_REQUEST: "Bad Request",
    UNAUTHORIZED: "Unauthorized",
    FORBIDDEN: "Forbidden",
    NOT_FOUND: "Not Found",
    CONFLICT: "Conflict",
    TOO_LARGE: "Request Entity Too Large",
    TOO_MANY_REQUESTS: "Too Many Requests",
    SERVER_ERROR: "Internal Server Error",
    NOT_IMPLEMENTED: "Not Implemented",
}


class Cut(StrEnum):
    """How a connection ends without an answer."""

    REFUSED = "refused"  # nobody listens: the call surely had no effect
    RESET = "reset"  # the call was read and thrown away; the caller cannot know
    LOST = "lost"  # the call took effect, its answer never arrives


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as a transport sees it.

    `raw` replaces the body byte for byte (a proxy's HTML page, half a JSON);
    with `cut` there is no answer at all and the other fields mean nothing.
    """

    status: int
    body: JsonObject
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    cut: Cut | None = None

    def payload(self) -> bytes:
        """Return the bytes of the body."""
        if self.raw is not None:
            return self.raw
        return json.dumps(self.body, separators=(",", ":")).encode()


class RefusedError(Exception):
    """A call the server declines, with the reason of the real server."""

    def __init__(
        self, status: int, reason: str = "", parameters: JsonObject | None = None
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.parameters = parameters

    def answer(self) -> Answer:
        """Wrap the refusal in its envelope."""
        body: JsonObject = {
            "ok": False,
            "error_code": self.status,
            "description": self._description(),
        }
        headers = {}
        if self.parameters:
            body["parameters"] = self.parameters
            if "retry_after" in self.parameters:
                headers["Retry-After"] = str(self.parameters["retry_after"])
        return Answer(self.status, body, headers)

    def _description(self) -> str:
        prefix = PREFIXES.get(self.status, "Error")
        return f"{prefix}: {self.reason}" if self.reason else prefix


def accepted(result: Any) -> Answer:
    """Wrap the result of a call that took effect."""
    return Answer(OK, {"ok": True, "result": result})


def bad_request(reason: str) -> RefusedError:
    """Build the most common refusal."""
    return RefusedError(BAD_REQUEST, reason)


def forbidden(reason: str) -> RefusedError:
    """Build the refusal of a chat that does not want the bot."""
    return RefusedError(FORBIDDEN, reason)


def too_many(seconds: int) -> RefusedError:
    """Build the flood refusal, with its wait in whole seconds."""
    wait = {"retry_after": seconds}
    return RefusedError(TOO_MANY_REQUESTS, f"retry after {seconds}", wait)
