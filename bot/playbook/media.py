"""media.toml: which outlets are national, when clippings are summed up."""

from typing import Annotated

from pydantic import AfterValidator, Field

from bot.domain.outlets import PressRules, host_of
from bot.playbook.fields import ClockWait, Table, TimeOfDay


def read_outlet(text: str) -> str:
    """Require "name, domain"."""
    name, comma, domain = text.rpartition(",")
    host = domain.strip()
    if comma and name.strip() and host and host_of(f"https://{host}") == host.lower():
        return text
    raise ValueError(f'{text!r} must be a name and a domain, like "Kompas, kompas.com"')


class MediaFile(Table):
    """The whole file."""

    digest_at: TimeOfDay
    coverage_after: ClockWait
    crowd: Annotated[int, Field(ge=2, le=20)]
    window: ClockWait
    national: list[Annotated[str, AfterValidator(read_outlet)]]

    def value(self) -> PressRules:
        """Convert to the domain."""
        pairs = (one.rpartition(",") for one in self.national)
        return PressRules(
            national={host.strip().lower(): name.strip() for name, _, host in pairs},
            digest_at=self.digest_at,
            coverage_after=self.coverage_after,
            crowd=self.crowd,
            window=self.window,
        )
