"""The files of the page itself, and those that people and bots sent."""

from pathlib import Path
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from bot.sandbox.answers import NOT_FOUND
from bot.sandbox.files import StoredFile
from bot.sandbox.page.attaching import FILES, sample

STATIC = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
# Shown inside the page. Anything else could be a page of its own: it is saved.
SHOWN = {
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "audio/webm",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "video/mp4",
    "video/webm",
}
INERT = {"Content-Security-Policy": "default-src 'none'; sandbox"}
LONGEST_ZEROS = 1 << 20


def static(path: str) -> Response:
    """Answer with a file of the page, never with one beside its folder."""
    root = STATIC.resolve()
    try:
        file = (root / path).resolve()
        known = file.is_relative_to(root) and file.is_file()
    except (OSError, ValueError):
        known = False
    if not known or file.suffix not in TYPES:
        raise HTTPException(NOT_FOUND)
    return FileResponse(file, media_type=TYPES[file.suffix])


def sent_file(file: StoredFile) -> Response:
    """Answer with a file of a chat; where only its size is known, with a sample."""
    content, mime = _content(file)
    headers = {**INERT}
    if mime not in SHOWN:
        name = quote(file.name, safe="")
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return Response(content, media_type=mime, headers=headers)


def _content(file: StoredFile) -> tuple[bytes, str]:
    if file.content is not None:
        return file.content, file.mime
    if file.kind in FILES:
        return sample(file.kind), FILES[file.kind].mime
    return bytes(min(file.size, LONGEST_ZEROS)), file.mime
