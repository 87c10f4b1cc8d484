"""Reading a chat that was copied or exported from WhatsApp: who said what, and when."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from bot.domain.values import Struct, replace

_CENTURY = 2000
_NOON = 12

#: "[12/03/26 09.41] Rina: …", also with the time first, as the web client copies it.
_BRACKET = re.compile(
    r"\[(?P<head>[^\]\n]{8,40})\]\s{0,2}(?P<who>[^:\n]{1,80}):(?:\s|$)(?P<words>.*)"
)
#: "12/03/26, 9:41 AM - Rina: …", as the telephone exports it.
_DASH = re.compile(
    r"(?P<head>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s{1,2}\d{1,2}[.:]\d{2}[^\n-]{0,12}?)"
    r"\s-\s(?:(?P<who>[^:\n]{1,80}):(?:\s|$))?(?P<words>.*)"
)
#: A telephone that copies a chat leaves the year out.
_DAY = re.compile(
    r"(?<!\d)(\d{1,2})(?:[/.-](\d{1,2})[/.-](\d{4}|\d{2})|[/-](\d{1,2}))(?![\d/-])"
)
_TIME = re.compile(r"(?<!\d)(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?\s?([AaPp])?\.?[Mm]?")

#: What stands in an export in place of a picture.
_OMITTED = re.compile(
    r"<?(?:media|gambar|image|video|audio|stiker|sticker|dokumen|document)"
    r" (?:tidak disertakan|omitted)>?\s*",
    re.IGNORECASE,
)

#: Spaces that phones put between a time and "AM".
_SPACES = str.maketrans({"\u202f": " ", "\u00a0": " ", "\u200e": "", "\u200f": ""})

#: A chat is pasted at most this long after it was held; else its times say nothing.
_FRESH = timedelta(days=3)

#: A phone's clock may be this far ahead of ours.
_AHEAD = timedelta(minutes=10)


class Said(Struct, frozen=True):
    """One message of a chat; `who` is "" for words that nobody is named for.

    `head` is what stood before the name: date and time as the phone wrote them.
    """

    who: str
    words: str
    head: str = ""


def read_chat(text: str) -> list[Said]:
    """Return the messages of a chat; a text that is none is one message of nobody."""
    found: list[Said] = []
    for line in text.translate(_SPACES).splitlines():
        match = _BRACKET.match(line) or _DASH.match(line)
        if match and _DAY.search(match["head"]) and _TIME.search(match["head"]):
            who = (match["who"] or "").strip(" ~\t")
            words = match["words"] if who else ""
            found.append(Said(who, words, match["head"]))
        elif found:
            found[-1] = replace(found[-1], words=f"{found[-1].words}\n{line}")
        else:
            found.append(Said("", line))
    return [one for one in map(_tidy, found) if one.words]


def _tidy(one: Said) -> Said:
    return replace(one, words=_OMITTED.sub("", one.words).strip())


def said_at(head: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when a message was sent; None where the phone's way cannot be told.

    Day and month may stand in either order: the reading that lies just before *now*
    counts.
    """
    day = _DAY.search(head)
    clock = _TIME.search(_DAY.sub(" ", head, count=1))
    if day is None or clock is None:
        return None
    first, second = int(day[1]), int(day[2] or day[4])
    year = int(day[3]) if day[3] else now.astimezone(zone).year
    year += _CENTURY if year < _CENTURY else 0
    years = (year,) if day[3] else (year, year - 1)
    hour = _hour(int(clock[1]), clock[3])
    read = (
        _moment((one, month, date, hour, int(clock[2])), zone)
        for one in years
        for date, month in ((first, second), (second, first))
    )
    fits = (at for at in read if at and now - _FRESH <= at <= now + _AHEAD)
    return next(fits, None)


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % _NOON + (_NOON if half.lower() == "p" else 0)


def _moment(parts: tuple[int, int, int, int, int], zone: tzinfo) -> datetime | None:
    try:
        return datetime(*parts, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def guests(chat: Iterable[Said], ours: Iterable[str]) -> list[Said]:
    """Return what was said by others than the office's own people."""
    known = {" ".join(name.casefold().split()) for name in ours}
    return [one for one in chat if " ".join(one.who.casefold().split()) not in known]
