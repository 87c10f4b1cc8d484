"""The Jinja2 side of Words. A missing fact is an error, never an empty line."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.rendering.language import Language
from bot.rendering.office_texts import OfficeTexts
from bot.rendering.text import visible_length

LONGEST_MESSAGE = 4096


class MessageTooLong(ValueError):
    """Telegram would refuse the message; nothing is ever cut silently."""


class JinjaWords:
    """Reads templates/<locale>/; a file under `overrides` stands in for its twin.

    Documents under `overrides` count once they were proved and handed to `adopt`.
    """

    def __init__(
        self, folder: Path, overrides: Path | None, zone: tzinfo | str
    ) -> None:
        roots = [root for root in (overrides, folder) if root]
        known = {file.parent.name for r in roots for file in r.glob("*/labels.toml")}
        self.locales = tuple(sorted(known))
        place = ZoneInfo(zone) if isinstance(zone, str) else zone
        self._languages = {name: Language(name, roots, place) for name in known}
        self._office = OfficeTexts({})

    def adopt(self, texts: Mapping[str, str]) -> None:
        """Put an office's own documents in force: source by path, proved before."""
        self._office = OfficeTexts(texts)

    def message(self, name: str, locale: str, /, **facts: object) -> str:
        text = self.whole(name, locale, **facts)
        # Nothing is longer than two units a character: most need no counting.
        length = visible_length(text) if 2 * len(text) > LONGEST_MESSAGE else 0
        if length > LONGEST_MESSAGE:
            raise MessageTooLong(f'message "{name}" ({locale}) has {length} characters')
        return text

    def whole(self, name: str, locale: str, /, **facts: object) -> str:
        return self._languages[locale].render(f"messages/{name}.html.j2", facts)

    def refusal(self, name: str, locale: str, /, **facts: object) -> str:
        return self._languages[locale].render(f"refusals/{name}.html.j2", facts)

    def document(self, kind: str, form: str, locale: str, /, **facts: object) -> str:
        template = f"documents/{kind}.{form}.txt.j2"
        if (own := f"{locale}/{template}") in self._office:
            return self._office.fill(own, facts)
        return self._languages[locale].render(template, facts)

    def label(self, key: str, locale: str, /, **facts: object) -> str:
        return self._languages[locale].label(key, **facts)

    def time(self, at: datetime, locale: str) -> str:
        return self._languages[locale].calendar.time(at)

    def brief(self, at: datetime, now: datetime, locale: str) -> str:
        return self._languages[locale].calendar.brief(at, now)

    def stretch(
        self, begins: datetime, ends: datetime, now: datetime, locale: str
    ) -> str:
        return self._languages[locale].calendar.stretch(begins, ends, now)

    def date(self, at: datetime, locale: str) -> str:
        return self._languages[locale].calendar.date(at)

    def mistakes(self) -> list[str]:
        """Return one line for each template that cannot be read."""
        found = [self._languages[locale].mistakes() for locale in self.locales]
        return [line for lines in found for line in lines]
