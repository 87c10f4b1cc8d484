"""Where texts come from: Jinja2 templates and labels, one folder a language."""

from datetime import datetime
from typing import Protocol


class Words(Protocol):
    """Turns facts into words. A missing fact is an error, never an empty line."""

    locales: tuple[str, ...]

    def message(self, name: str, locale: str, /, **facts: object) -> str:
        """Render templates/<locale>/messages/<name>.html.j2 into Telegram's HTML."""

    def whole(self, name: str, locale: str, /, **facts: object) -> str:
        """Render a message however long it is: for a file, or to see what fits."""

    def refusal(self, name: str, locale: str, /, **facts: object) -> str:
        """Render templates/<locale>/refusals/<name>.html.j2."""

    def document(self, kind: str, form: str, locale: str, /, **facts: object) -> str:
        """Render templates/<locale>/documents/<kind>.<form>.txt.j2: plain text."""

    def label(self, key: str, locale: str, /, **facts: object) -> str:
        """Return one short phrase from templates/<locale>/labels.toml."""

    def time(self, at: datetime, locale: str) -> str:
        """Return "14.30 WITA"."""

    def brief(self, at: datetime, now: datetime, locale: str) -> str:
        """Return a time as a button shows it: with its day when that is not today."""

    def stretch(
        self, begins: datetime, ends: datetime, now: datetime, locale: str
    ) -> str:
        """Return a span as a button shows it: "Kam 26/11 16.00–08.00 WITA"."""

    def date(self, at: datetime, locale: str) -> str:
        """Return "Jumat, 7 Juni 2024"."""
