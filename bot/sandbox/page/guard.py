"""Only the page itself, in a browser on this machine, may come in."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.sandbox.answers import FORBIDDEN
from bot.sandbox.visitors import comes_from_elsewhere

PEERS = {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
READING = {"GET", "HEAD"}
JSON = "application/json"
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Refuses strangers, and seals every answer with the headers of the page.

    A name that leads to this machine is no proof: another site's page could ask
    for it. So the Host must be a name of this machine; a write must be empty or
    JSON, which no form can send; and whoever's page asks must be this server's own.
    Only a link of another site may lead to the page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer 403."""

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        reason = refusal(scope)
        answer = JSONResponse({"error": reason}, FORBIDDEN)
        await (answer if reason else self._app)(scope, receive, sealed)


def refusal(scope: Scope) -> str | None:
    """Say why a request may not come in; None lets it in."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    peer = (scope.get("client") or ("",))[0]
    if peer not in PEERS:
        return "loopback only"
    if not HOST.fullmatch(host):
        return "this server is asked for under a name of loopback only"
    reads = scope["method"] in READING
    if comes_from_elsewhere(headers) and not (reads and _is_a_visit(headers)):
        return "no page of another site may enter"
    if reads:
        return None
    return None if _is_json_or_nothing(headers) else f"send {JSON}"


def _is_json_or_nothing(headers: Headers) -> bool:
    if headers.get("content-type", "").partition(";")[0].strip().lower() == JSON:
        return True
    empty = headers.get("content-length", "0") == "0"
    return empty and "transfer-encoding" not in headers


def _is_a_visit(headers: Headers) -> bool:
    """Tell whether somebody follows a link, in a window and not in a frame."""
    known = "origin" not in headers
    return known and headers.get("sec-fetch-dest", "document") == "document"
