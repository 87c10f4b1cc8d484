"""The samples a person on the page can send."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone

SAMPLES = Path(__file__).parent / "samples"
PLACE = {"latitude": -5.1477, "longitude": 119.4327}
CARD = {"phone_number": "+6281200000000", "first_name": "Rina"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A file that comes with the page."""

    file: str
    name: str
    mime: str
    seconds: int | None = None


FILES = {
    "photo": Sample("water.jpg", "air-keruh.jpg", "image/jpeg"),
    "voice": Sample("voice.ogg", "pesan-suara.ogg", "audio/ogg", 5),
    "video": Sample("water.mp4", "air-keruh.mp4", "video/mp4", 3),
    "document": Sample("note.pdf", "nota-pekerjaan-pipa.pdf", "application/pdf"),
}


@cache
def sample(kind: str) -> bytes:
    """Return the bytes of the sample of a kind."""
    return (SAMPLES / FILES[kind].file).read_bytes()


def samples() -> dict[str, dict[str, Any]]:
    """Return what `Phone.sends_file` needs to send each sample that is a file."""
    return {kind: _options(kind) for kind in FILES}


def _options(kind: str) -> dict[str, Any]:
    one = FILES[kind]
    length: dict[str, Any] = {} if one.seconds is None else {"duration": one.seconds}
    return {"name": one.name, "mime": one.mime, "content": sample(kind), **length}


def attach(phone: Phone, what: str, caption: str | None, **where: Any) -> Message:
    """Send a sample; `where` says in which chat, topic and answer."""
    if what in FILES:
        return phone.sends_file(what, caption, **_options(what), **where)
    if what not in OTHERS:
        raise LookupError(f"nothing to attach is called {what!r}")
    return OTHERS[what](phone, where)


OTHERS: dict[str, Callable[[Phone, Any], Message]] = {
    "location": lambda phone, where: phone.sends_kind("location", PLACE, **where),
    "contact": lambda phone, where: phone.sends_kind("contact", CARD, **where),
}
