"""Reading until when a journalist needs an answer."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from bot.domain.times import ZONES
from bot.domain.values import Struct

_HOURS, _MINUTES, _HALF, _EARLY = 24, 60, 12, 7

#: So far from the time of day "besok" is looked for.
_NEAR = 30

_PART = r"am|pm|a\.m\.|p\.m\.|pagi|siang|sore|malam"
#: A word that only a deadline has; a bare hour behind it is one.
_STRONG = r"dead ?line(?:nya)?|tenggat(?:nya)?(?: waktu)?|batas waktu(?:nya)?"
#: Words that also stand before amounts: behind them an hour must be called one.
_WEAK = (
    r"sebelum|paling (?:lambat|telat|akhir)|maksimal|maks|max|sampai|hingga|s/d"
    r"|tayang|naik (?:tayang|cetak|berita)|terbit|on ?air"
    r"|(?:di)?tunggu(?: jawabannya)?(?: sampai)?|by|before|until|no later than|due"
)
_FILLER = (
    r"(?:[\s:,]+(?:kami|saya|kita|adalah|hari ini|besok|lusa|nanti|ini|itu|is|today"
    r"|tomorrow|at))*"
)
_CLOCK = (
    r"[\s:]*(?P<call>pukul|pkl\.?|jam|at)?\s*(?P<h>\d{1,2})(?!\d)"
    r"(?:\s?[.:]\s?(?P<min>\d{2})(?!\d))?"
    rf"(?:\s{{0,2}}(?P<part>{_PART})\b)?(?:\s{{0,2}}(?P<zone>WIB|WITA|WIT)\b)?"
)
_DEADLINE = re.compile(
    rf"\b(?:(?P<strong>{_STRONG})|(?:{_WEAK}))\b{_FILLER}{_CLOCK}", re.IGNORECASE
)
_LEFT = re.compile(
    r"(?:\b(?:dalam|within|in)\s+)?"
    r"\b(?P<n>\d{1,3}|setengah|satu|se(?=jam)|half an?|an?|one)"
    r"\s?(?P<unit>menit|mnt|jam|minutes?|mins?|hours?)\b"
    r"\s*(?P<left>lagi|ke depan|from now)?",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"\b(?:{_STRONG}|secepatnya|sesegera mungkin|asap|urgent"
    r"|(?:pagi|siang|sore|malam) ini|hari ini (?:pagi|siang|sore|malam)"
    r"|this (?:morning|afternoon|evening)|tonight)\b",
    re.IGNORECASE,
)
#: What makes a bare number behind "deadline" something else than an hour.
_COUNTED = re.compile(
    r"\s*(?:[-/%]|\d|hari|menit|jam|minggu|bulan|orang|kali|days?|hours?|minutes?"
    r"|jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)",
    re.IGNORECASE,
)
_DAYS = {"besok": 1, "tomorrow": 1, "lusa": 2}


class Deadline(Struct, frozen=True):
    """Until when; None where none is said. `vague`: one is said, but no hour."""

    at: datetime | None = None
    vague: bool = False


def read_deadline(text: str, since: datetime, zone: tzinfo) -> Deadline:
    """Read the deadline of a question that was asked at *since*; times are in *zone*.

    An hour without minutes may be of either half of the day: the next one counts, as
    the earlier reading is the safe one. The answer is in UTC.
    """
    for match in _DEADLINE.finditer(text):
        at = _at(match, text, since, zone)
        if at is not None:
            return Deadline(at)
    for match in _LEFT.finditer(text):
        if match["left"] or match.group().lower().startswith(
            ("dalam", "within", "in ")
        ):
            return Deadline(since + _wait(match["n"].lower(), match["unit"].lower()))
    return Deadline(vague=_VAGUE.search(text) is not None)


def _at(
    match: re.Match[str], text: str, since: datetime, zone: tzinfo
) -> datetime | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    named = match["call"] or match["min"] or match["part"] or match["zone"]
    bare = match["strong"] and not _COUNTED.match(text, match.end())
    if not (named or bare) or hour > _HOURS or minute >= _MINUTES:
        return None
    place = _place(match["zone"], zone)
    near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower()
    ahead = next((days for word, days in _DAYS.items() if word in near), 0)
    hours = _readings(hour, (match["part"] or "").lower(), match["min"])
    local = since.astimezone(place)
    day = local.replace(hour=0, minute=0, second=0, microsecond=0)
    found = [day + timedelta(days=ahead, hours=h, minutes=minute) for h in hours]
    if not ahead:
        found = [at if at > local else at + timedelta(days=1) for at in found]
    return min(found).astimezone(UTC)


def _place(named: str | None, zone: tzinfo) -> tzinfo:
    return timezone(timedelta(hours=ZONES[named.upper()])) if named else zone


def _readings(hour: int, part: str, minutes: str | None) -> tuple[int, ...]:
    """Return the hours of the day that are meant."""
    if hour > _HALF or hour == 0:
        return (hour,)
    if part in {"pagi", "am", "a.m."}:
        return (hour % _HALF,)
    if part == "malam" and hour == _HALF:
        return (_HOURS,)
    if part in {"pm", "p.m.", "sore", "malam"} or (part == "siang" and hour < _EARLY):
        return (hour % _HALF + _HALF,)
    if part or minutes or hour == _HALF:
        return (hour,)
    return (hour, hour + _HALF)


def _wait(count: str, unit: str) -> timedelta:
    whole = (
        timedelta(hours=1) if unit.startswith(("jam", "h")) else timedelta(minutes=1)
    )
    if count in {"setengah", "half a", "half an"}:
        return whole / 2
    return whole * (int(count) if count.isdigit() else 1)
