"""Who may enter the rooms that are for this machine alone, browsers included.

A page of another site that a browser on this machine shows can send requests here,
too. It gives itself away by its Origin, by the name it knows this server under
(Host), or it may only send forms.
"""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.answers import FORBIDDEN

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
JSON = "application/json"


def turned_away(request: Request) -> Response | None:
    """Return the refusal of a request that may not enter, None for one that may."""
    if request.client is None or request.client.host not in LOOPBACK:
        return _refusal("loopback only")
    host = request.headers.get("host", "")
    if _name(f"//{host}") not in LOOPBACK:
        return _refusal("this server is asked for under a name of loopback only")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return _refusal("no page of another site may enter")
    return None if _is_json_or_nothing(request) else _refusal(f"send {JSON}")


def _is_json_or_nothing(request: Request) -> bool:
    headers = request.headers
    if headers.get("content-type", "").partition(";")[0].strip().lower() == JSON:
        return True
    empty = headers.get("content-length", "0") == "0"
    return request.method == "GET" or (empty and "transfer-encoding" not in headers)


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _refusal(reason: str) -> Response:
    return JSONResponse({"error": reason}, FORBIDDEN)
