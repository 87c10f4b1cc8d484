"""The bodies of a call: what goes out, and what came back without secrets."""

import json
import re
from io import BytesIO
from urllib.parse import quote

from aiohttp import FormData
from telegram.request import RequestData

JSON = {"Content-Type": "application/json"}
TOKEN = re.compile(r"/bot(\d+:[\w-]+)")


# One encoder: `json.dumps` makes a new one for each call that names how.
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def payload(data: RequestData | None) -> tuple[bytes | FormData, dict[str, str]]:
    """Encode the parameters of a call; return body and headers.

    As one piece of JSON: in a form every field that is no text would be encoded twice,
    which took as long as all the rest of sending. A call without parameters has an
    empty body and no content type.
    """
    if data is not None and data.contains_files:
        return _multipart(data), {}
    parameters = data.parameters if data is not None else {}
    return (_COMPACT.encode(parameters).encode(), JSON) if parameters else (b"", {})


def _multipart(data: RequestData) -> FormData:
    # The Bot API server reads file names as raw UTF-8, not percent-encoded.
    parts = FormData(quote_fields=False)
    for name, text in data.json_parameters.items():
        parts.add_field(name, text)
    for name, (filename, content, kind) in data.multipart_data.items():
        # Bare bytes above 1 MiB make aiohttp warn; a stream is written in pieces.
        stream = BytesIO(content) if isinstance(content, bytes) else content
        parts.add_field(name, stream, filename=filename, content_type=kind)
    return parts


def scrubbed(url: str, body: bytes) -> bytes:
    """Blank the token in a page that repeats the address, as proxies' errors do.

    Bodies that look like an answer of the Bot API pass untouched.
    """
    if body[:1] == b"{":
        return body
    for token in TOKEN.findall(url):
        for spelling in (token, quote(token, safe="")):
            body = body.replace(spelling.encode(), b"***")
    return body
