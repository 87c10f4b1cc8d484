"""A calendar as every phone reads it (RFC 5545): events with a beginning and an end."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from bot.domain.values import Struct

#: A line is folded after so many bytes (RFC 5545, 3.1).
FOLDED = 75

_SPECIAL = re.compile(r"([\\;,])")


class Event(Struct, frozen=True):
    """Something in a calendar; the same *uid* replaces it when it is read again."""

    uid: str
    begins_at: datetime
    ends_at: datetime
    title: str


def calendar(name: str, events: Iterable[Event], now: datetime) -> str:
    """Return the text of an .ics file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Siaga//Piket//ID",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}",
            f"DTSTAMP:{_utc(now)}",
            f"DTSTART:{_utc(event.begins_at)}",
            f"DTEND:{_utc(event.ends_at)}",
            f"SUMMARY:{escaped(event.title)}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Write a text so that no mark in it means anything (RFC 5545, 3.3.11)."""
    return _SPECIAL.sub(r"\\\1", text).replace("\r", "").replace("\n", "\\n")


def folded(line: str) -> str:
    """Break a line so that no part is too long and no letter is cut in two."""
    parts, part, size = [], "", 0
    for letter in line:
        length = len(letter.encode("utf-8", "replace"))
        if size + length > FOLDED:
            parts.append(part)
            part, size = "", 1  # the space before what goes on
        part, size = part + letter, size + length
    return "\r\n ".join([*parts, part])
