"""Reading the plan of a conference: when, where, about what, however it is parted."""

import re

from bot.domain.as_of_patterns import DATES
from bot.domain.due_patterns import NAMED, SPAN, TIME
from bot.domain.values import Struct

_PARTED = re.compile(r"\s*[,;\n]\s*")
_AHEAD = re.compile(r"\s*\b(?:lagi|dari sekarang|from now)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"^(?:tempat(?:nya)?\s*:?|bertempat(?:\s+di)?|di|at|in|place\s*:)\s+", re.IGNORECASE
)
_TOPIC = re.compile(
    r"^(?:topik(?:nya)?|tentang|mengenai|perihal|soal|topic|about)\b\s*:?\s*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s+(?=(?:topik(?:nya)?|tentang|mengenai|perihal|soal|topic|about)\b)",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b(?:hari|tanggal|tgl|pada|on|the)\b", re.IGNORECASE)


class Plan(Struct, frozen=True):
    """The three parts as they were typed; "" for what was left out."""

    when: str
    place: str = ""
    topic: str = ""


def read_plan(text: str) -> Plan:
    """Read "14.00, Aula Lantai 2, hasil uji air", with ";", lines, or no marks at all.

    Without marks what follows the time is the place, and "tentang" begins the topic.
    """
    when, rest = _time_first(text.strip())
    parts = [part for part in _PARTED.split(rest, maxsplit=1) if part]
    if len(parts) == 1 and not _TOPIC.match(parts[0]):
        parts = _ABOUT.split(parts[0], maxsplit=1)
    if parts and _TOPIC.match(parts[0]):
        parts.insert(0, "")
    place, topic = (*parts, "", "")[:2]
    return Plan(when, _PLACE.sub("", place), _TOPIC.sub("", topic))


def _time_first(text: str) -> tuple[str, str]:
    """Part the time at the beginning from the rest; its day may stand before it."""
    match = TIME.search(text)
    if match is None or not _only_a_day(text[: match.start()]):
        match = SPAN.match(text)
    if match is None:
        when, *rest = _PARTED.split(text, maxsplit=1)
        return when, rest[0] if rest else ""
    later = _AHEAD.match(text, match.end())
    end = later.end() if later else match.end()
    return text[:end], text[end:].strip(" ,;\n")


def _only_a_day(text: str) -> bool:
    for pattern in (*DATES, NAMED, _SMALL):
        text = pattern.sub(" ", text)
    return not any(sign.isalnum() for sign in text)
