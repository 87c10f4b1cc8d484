"""The ways a call can carry its parameters: query, form, multipart, JSON."""

from collections.abc import Iterator
from email.message import Message as Headers
from typing import Any
from urllib.parse import parse_qsl

from bot.sandbox import strict_json
from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.files import Upload

LINE = b"\r\n"
END_OF_HEADERS = LINE + LINE
Fields = tuple[dict[str, Any], dict[str, Upload]]


def read(query: str, content_type: str, body: bytes) -> Fields:
    """Return the parameters and the files of a request; the body wins."""
    params: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    files: dict[str, Upload] = {}
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json" and body:
        params.update(_json(body))
    elif kind == "multipart/form-data":
        params.update(_multipart(body, content_type, files))
    elif body:
        text = body.decode("utf-8", "replace")
        params.update(parse_qsl(text, keep_blank_values=True))
    return params, files


def _json(body: bytes) -> JsonObject:
    try:
        value = strict_json.read(body)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object of the request")
    return {key: one for key, one in value.items() if one is not None}


def _multipart(
    body: bytes, content_type: str, files: dict[str, Upload]
) -> Iterator[tuple[str, str]]:
    boundary = _header("content-type", content_type).get_param("boundary")
    if not isinstance(boundary, str):
        raise bad_request("can't find the boundary of the form")
    for part in (LINE + body).split(LINE + b"--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            return
        headers, _, content = part.removeprefix(LINE).partition(END_OF_HEADERS)
        name, upload = _part(headers.decode("utf-8", "replace"), content)
        if upload.name is None:
            yield name, content.decode("utf-8", "replace")
        else:
            files[name] = upload


def _part(headers: str, content: bytes) -> tuple[str, Upload]:
    lines = [line.partition(":") for line in headers.split("\r\n")]
    known = {key.strip().lower(): value.strip() for key, _, value in lines}
    place = _header("content-disposition", known.get("content-disposition", ""))
    name = place.get_param("name", "", header="content-disposition")
    upload = Upload(place.get_filename(), content, known.get("content-type"))
    return str(name), upload


def _header(name: str, value: str) -> Headers:
    headers = Headers()
    headers[name] = value
    return headers
