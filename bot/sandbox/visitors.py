"""Who may call: bots from anywhere, a browser only for this server's own page.

A page of another site can make a browser call any address of this machine. It
cannot hide that: the browser names the page in headers that no script can set, or
the Host is a name of the other site that was made to lead here.
"""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.sandbox.answers import TOO_LARGE, RefusedError, forbidden
from bot.sandbox.connection import AnswerResponse

FOREIGN = {"cross-site", "same-site"}
PORT = re.compile(r":\d{0,5}$")
STRANGE_HOST = "a local Telegram has an address, or a name without a dot"
STRANGE_PAGE = "no page of another site may call the local Telegram"
# One upload may have 50 MB; this is room for an album of photos, too.
LONGEST_BODY = 128 << 20


class BotGuard:
    """Lets bots in, and keeps the pages of other sites out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer as the Bot API refuses."""
        refused = refusal(Headers(scope=scope))
        app = AnswerResponse(refused.answer()) if refused else self._app
        await app(scope, receive, send)


def refusal(headers: Headers) -> RefusedError | None:
    """Return why a call of the Bot API may not come in; None lets it in."""
    if comes_from_elsewhere(headers):
        return forbidden(STRANGE_PAGE)
    if not _is_own_name(headers.get("host", "")):
        return forbidden(STRANGE_HOST)
    return None


async def body_of(request: Request, longest: int | None = None) -> bytes:
    """Read the body of a request, or refuse one without end."""
    length = request.headers.get("content-length", "0")
    body, most = bytearray(), LONGEST_BODY if longest is None else longest
    if length.isdecimal() and int(length) > most:
        raise RefusedError(TOO_LARGE)
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise RefusedError(TOO_LARGE)
    return bytes(body)


def comes_from_elsewhere(headers: Headers) -> bool:
    """Tell whether a page that this server did not give sent a request."""
    if headers.get("sec-fetch-site", "").lower() in FOREIGN:
        return True
    host = headers.get("host", "")
    pages = [headers[name] for name in ("origin", "referer") if name in headers]
    return not all(is_own(page, host) for page in pages)


def is_own(address: str, host: str) -> bool:
    """Tell whether an address is of this server, as a request names it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.netloc.lower() == host.lower()


def _is_own_name(host: str) -> bool:
    """Tell whether nobody else can own a name: another site's has a dot."""
    name = PORT.sub("", host).strip("[]")
    try:
        ip_address(name)
    except ValueError:
        return "." not in name
    return True
