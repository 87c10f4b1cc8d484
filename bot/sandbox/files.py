"""Files the server keeps: their ids, their sizes, and what they contain."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any

from bot.sandbox.answers import TOO_LARGE, JsonObject, RefusedError, bad_request
from bot.sandbox.decoding import ATTACH
from bot.sandbox.text.links import LinkError, checked

MAX_DOWNLOAD = 20 << 20
MAX_UPLOAD = 50 << 20
MAX_PHOTO = 10 << 20
WRONG_ID = "invalid file_id"
NO_ID = "wrong remote file identifier specified: "
ID = re.compile(r"[A-Za-z0-9_-]+={0,2}")
TYPE_NAMES = {
    "photo": "Photo",
    "video": "Video",
    "animation": "Animation",
    "video_note": "VideoNote",
    "voice": "VoiceNote",
    "audio": "Audio",
    "sticker": "Sticker",
    "document": "Document",
}
DEFAULT_NAMES = {
    "photo": ("photo.jpg", "image/jpeg"),
    "video": ("video.mp4", "video/mp4"),
    "animation": ("animation.mp4", "video/mp4"),
    "video_note": ("video_note.mp4", "video/mp4"),
    "voice": ("voice.ogg", "audio/ogg"),
    "audio": ("audio.mp3", "audio/mpeg"),
    "sticker": ("sticker.webp", "image/webp"),
    "document": ("document.bin", "application/octet-stream"),
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str | None
    content: bytes
    mime: str | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the server; large ones of people have a size but no bytes."""

    id: str
    kind: str
    size: int
    name: str
    mime: str
    content: bytes | None = None

    @property
    def unique_id(self) -> str:
        """Return the id that is the same for every bot."""
        return hashlib.sha256(self.id.encode()).hexdigest()[:15]

    @property
    def path(self) -> str:
        """Return where the file can be fetched."""
        suffix = self.name.rpartition(".")[2]
        return f"{self.kind}s/{self.unique_id}.{suffix}"

    def read(self) -> bytes:
        """Return the bytes; zeros where only the size is known."""
        return bytes(self.size) if self.content is None else self.content

    def json(self) -> JsonObject:
        """Return the fields that every kind of file has."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }


class FileStore:
    """All files, by id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self.last = 0

    def add(
        self,
        kind: str,
        content: bytes | None = None,
        size: int | None = None,
        name: str | None = None,
        mime: str | None = None,
    ) -> StoredFile:
        """Keep a file; without content only its size is remembered."""
        usual_name, usual_mime = DEFAULT_NAMES[kind]
        self.last += 1
        length = len(content or b"") if size is None else size
        file_id = f"{kind.upper()}-{self.last:06d}-siaga"
        stored = StoredFile(
            file_id, kind, length, name or usual_name, mime or usual_mime, content
        )
        self.by_id[file_id] = self.by_path[stored.path] = stored
        return stored

    def find(self, file_id: str) -> StoredFile:
        """Find a file by the id a bot was given."""
        stored = self.by_id.get(file_id)
        if stored is None:
            raise bad_request(WRONG_ID if file_id else "file_id not specified")
        return stored

    def taken(self, kind: str, value: str, uploads: Mapping[str, Upload]) -> StoredFile:
        """Return the file a parameter names: an upload, or an id known here."""
        if value.startswith(ATTACH):
            return self._uploaded(kind, uploads.get(value.removeprefix(ATTACH)))
        stored = self.by_id.get(value)
        if stored is None:
            raise bad_request(_unknown(value))
        if stored.kind != kind:
            types = f"{TYPE_NAMES[stored.kind]} as {TYPE_NAMES[kind]}"
            raise bad_request(f"can't use file of type {types}")
        return stored

    def _uploaded(self, kind: str, upload: Upload | None) -> StoredFile:
        if upload is None:
            raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > MAX_UPLOAD:
            raise RefusedError(TOO_LARGE)
        if kind == "photo" and len(upload.content) > MAX_PHOTO:
            raise bad_request(
                f"file of size {len(upload.content)} bytes is too big for a photo; "
                f"the maximum size is {MAX_PHOTO} bytes"
            )
        return self.add(kind, upload.content, name=upload.name, mime=upload.mime)


def _unknown(value: str) -> str:
    """Say why a text names no file: an address, or no id; nothing is fetched here."""
    if "." in value:
        try:
            checked(value)
        except LinkError as error:
            return f"invalid file HTTP URL specified: {error}"
        return "failed to get HTTP URL content"
    if not ID.fullmatch(value):
        return NO_ID + "Wrong character in the string"
    return NO_ID + "can't unserialize it. Wrong last symbol"


def upload_from(value: Any) -> Upload:
    """Read an upload from a tuple of name, bytes or open file, and type."""
    if isinstance(value, Upload):
        return value
    name, content, mime = (*value, None, None)[:3]
    return Upload(name, _read(content), mime)


def _read(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()
