"""How one language says times, dates, waits and numbers in the office's zone."""

from datetime import datetime, time, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Any, Literal, cast

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from babel.units import format_unit

# Plain "en" is American: 2:30 PM.
_REGION = {"en": "en_GB"}
_DATE = "EEEE, d MMMM y"
_UNITS = (("day", 24 * 60), ("hour", 60), ("minute", 1))

#: Which language is meant by a part of its name, and who speaks which where: of all
#: languages of the world, 2 MiB. Ours are asked for by their whole names.
_OF_THE_WORLD: tuple[Literal["likely_subtags", "territory_languages"], ...] = (
    "likely_subtags",
    "territory_languages",
)


@cache
def _language(name: str) -> Locale:
    """Read what a language says once; let go what nobody asks."""
    language = Locale.parse(name)
    for unasked in _OF_THE_WORLD:
        cast("dict[str, Any]", get_global(unasked)).clear()
    return language


# A day has 1,440 minutes, and most messages name one or two of them.
@lru_cache(maxsize=2 * 1440)
def _hour(hour: int, minute: int, locale: str) -> str:
    return str(format_time(time(hour, minute), "short", locale=_language(locale)))


# Spans are named in minutes, hours and days: a few hundred of them.
@lru_cache(maxsize=1024)
def _span(count: int, unit: str, locale: str) -> str:
    return str(format_unit(count, f"duration-{unit}", locale=_language(locale)))


class Calendar:
    """Says moments and amounts; every moment must know its zone."""

    def __init__(self, locale: str, zone: tzinfo) -> None:
        self._locale = _REGION.get(locale, locale)
        self._zone = zone

    @property
    def _said(self) -> Locale:
        return _language(self._locale)

    def time(self, at: datetime) -> str:
        """Return "14.30 WITA"."""
        local = self._local(at)
        return f"{_hour(local.hour, local.minute, self._locale)} {local.tzname()}"

    def date(self, at: datetime) -> str:
        """Return "Jumat, 7 Juni 2024"."""
        return str(format_date(self._local(at), _DATE, locale=self._said))

    def moment(self, at: datetime) -> str:
        """Return "Jumat, 7 Juni 2024, 14.30 WITA"."""
        return f"{self.date(at)}, {self.time(at)}"

    def when(self, at: datetime, now: datetime) -> str:
        """Return "14.30 WITA", and the day behind it when that is not today."""
        local = self._local(at)
        if local.date() == self._local(now).date():
            return self.time(at)
        day = format_date(local, "EEEE, d MMMM", locale=self._said)
        return f"{self.time(at)}, {day}"

    def brief(self, at: datetime, now: datetime) -> str:
        """Return "14.30 WITA", or "Jum 7/6 14.30 WITA" when that is not today."""
        local = self._local(at)
        if local.date() == self._local(now).date():
            return self.time(at)
        return f"{format_date(local, 'EEE d/M', locale=self._said)} {self.time(at)}"

    def stretch(self, begins: datetime, ends: datetime, now: datetime) -> str:
        """Return "Kam 26/11 16.00–08.00 WITA": a span, true whenever it is read."""
        first, last = self._local(begins), self._local(ends)
        start, end = (_hour(at.hour, at.minute, self._locale) for at in (first, last))
        to = f"–{end}"
        if ends - begins > timedelta(days=1):
            to = f" – {self._day(last)} {end}"
        return f"{self._day(first)} {start}{to} {last.tzname()}"

    def _day(self, local: datetime) -> str:
        return str(format_date(local, "EEE d/M", locale=self._said))

    def number(self, amount: float) -> str:
        """Return "1.333" in Indonesian, "1,333" in English."""
        return str(format_decimal(amount, locale=self._said))

    def wait(self, minutes: int) -> str:
        """Return a span in its two largest units: "1 jam 15 menit"."""
        parts, index = [], 0
        while minutes and index < len(_UNITS):
            unit, size = _UNITS[index]
            count, minutes = divmod(minutes, size)
            parts += [(count, unit)] if count else []
            index += 1
        return " ".join(_span(count, unit, self._locale) for count, unit in parts[:2])

    def _local(self, at: datetime) -> datetime:
        if at.tzinfo is None:
            raise ValueError(f"a moment without a zone cannot be shown: {at!r}")
        return at.astimezone(self._zone)
