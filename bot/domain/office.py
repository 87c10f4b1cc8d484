"""What belongs to one office: its people's titles, its hours, where it speaks."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from bot.domain.roles import Role
from bot.domain.values import Struct, field

#: What is filled in to complete the emergency text; `jam` carries its zone.
SLOTS = ("hal", "tempat", "unit", "imbauan", "jam", "kanal", "narahubung")

#: What a letter number is composed of.
NUMBER_SLOTS = ("number", "code", "month", "month_number", "year")


class Profile(StrEnum):
    """How much procedure the office asks for (doctrine.md 0b.12)."""

    SMALL = "small"
    FULL = "full"


class Night(Struct, frozen=True):
    """The hours of rest in the office's zone; *end* no longer belongs to them."""

    start: time
    end: time

    def covers(self, at: datetime) -> bool:
        """Tell whether *at*, a local time, is at night."""
        after, before = at.time() >= self.start, at.time() < self.end
        return after and before if self.start < self.end else after or before

    def end_after(self, at: datetime) -> datetime:
        """Give the next end of night after *at*, in the zone of *at*."""
        end = datetime.combine(at.date(), self.end, at.tzinfo)
        return end if end > at else end + timedelta(days=1)


class Contact(Struct, frozen=True):
    """A person whom the press may ask; `phone` and `email` may be empty."""

    name: str
    position: str
    phone: str
    email: str


class Channel(Struct, frozen=True):
    """A place where the office publishes."""

    name: str
    address: str


class EmergencyText(Struct, frozen=True):
    """The statement that the head approved before any crisis (ux.md, the draft)."""

    by_locale: Mapping[str, str]
    approved_by: str
    approved_on: date | None

    def offered_in(self, locale: str) -> bool:
        """Tell whether it may be used: who approved it, and when, is on record."""
        return bool(self.approved_by and self.approved_on) and locale in self.by_locale

    def fill(self, locale: str, slots: Mapping[str, str]) -> str:
        """Put *slots* into the text; KeyError names what is missing."""
        return self.by_locale[locale].format_map(slots)


class Office(Struct, frozen=True):
    """What belongs to the office rather than to the machine; texts may be empty.

    `logo` is absolute. `number_pattern` has the slots of NUMBER_SLOTS; it is used
    where the office `gives_numbers` itself, in a year from its number in
    `first_numbers` on, else from 1. `phone`, `email` and `site` are for paper.
    `office_hours` has opening and closing time per weekday, Monday is 0; a day
    that is absent is closed. `titles` and `honorifics` are by locale.
    `pdp_authority` is whom a breach is told to, beside the people (doctrine.md 0b.5).
    `rests_at_night`: who chose no quiet hours has those of the night.
    """

    profile: Profile
    contacts: tuple[Contact, ...]
    channels: tuple[Channel, ...]
    address: str
    logo: Path | None
    letter_code: str
    number_pattern: str
    office_hours: Mapping[int, tuple[time, time]]
    night: Night
    emergency_number: str
    titles: Mapping[str, Mapping[Role, str]]
    honorifics: Mapping[str, tuple[str, ...]]
    emergency_text: EmergencyText
    rests_at_night: bool = False
    phone: str = ""
    email: str = ""
    site: str = ""
    gives_numbers: bool = False
    first_numbers: Mapping[int, int] = field(default_factory=dict)
    pdp_authority: str = ""

    def official_page(self) -> str:
        """Return the page of ours where whole texts stand; "" where none is known."""
        pages = [one.address for one in self.channels if "://" in one.address]
        return self.site or next(iter(pages), "")

    def title(self, role: Role, locale: str) -> str | None:
        """Give the office's own name of a role; None: use the label."""
        return self.titles.get(locale, {}).get(role)

    def honorific(self, locale: str) -> str:
        """Give the form of address for somebody whose own is unknown."""
        return "/".join(self.honorifics.get(locale, ()))
