"""The policy of one office as the use cases see it: read once, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from pathlib import Path

from bot.domain.authority import Authority
from bot.domain.clock_plans import Clocks
from bot.domain.fact_rules import FactRules
from bot.domain.ladders import Ladders
from bot.domain.outlets import PressRules
from bot.domain.retention import Retention
from bot.domain.roles import Role
from bot.domain.rubric import Rubric
from bot.domain.stakeholders import Seed
from bot.domain.steps import LifeRules
from bot.domain.strategy import StrategyRules
from bot.domain.surge import SurgeRules
from bot.domain.task_rules import TaskRules
from bot.domain.worktime import Holidays, WorkTime

#: What is filled in to complete the emergency text; `jam` carries its zone.
SLOTS = ("hal", "tempat", "unit", "imbauan", "jam", "kanal", "narahubung")

#: What a letter number is composed of.
NUMBER_SLOTS = ("number", "code", "month", "year")


class Profile(StrEnum):
    """How much procedure the office asks for (doctrine.md 0b.12)."""

    SMALL = "small"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast messages may leave, and how many of one member are answered each."""

    per_chat_per_second: float
    per_group_per_minute: float
    total_per_second: float
    answers_per_minute: int = 15


@dataclass(frozen=True, slots=True)
class Night:
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


@dataclass(frozen=True, slots=True)
class Contact:
    """A person whom the press may ask; `phone` and `email` may be empty."""

    name: str
    position: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A place where the office publishes."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class EmergencyText:
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


@dataclass(frozen=True, slots=True)
class Office:
    """What belongs to the office rather than to the machine; texts may be empty.

    `logo` is absolute. `number_pattern` has the slots of NUMBER_SLOTS.
    `office_hours` has opening and closing time per weekday, Monday is 0; a day
    that is absent is closed. `titles` and `honorifics` are by locale.
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

    def title(self, role: Role, locale: str) -> str | None:
        """Give the office's own name of a role; None: use the label."""
        return self.titles.get(locale, {}).get(role)

    def honorific(self, locale: str) -> str:
        """Give the form of address for somebody whose own is unknown."""
        return "/".join(self.honorifics.get(locale, ()))


@dataclass(frozen=True, slots=True)
class Playbook:
    """All policy of the office."""

    rubric: Rubric
    clocks: Clocks
    ladders: Ladders
    authority: Authority
    life: LifeRules
    limits: Limits
    office: Office
    facts: FactRules
    surge: SurgeRules
    tasks: TaskRules
    press: PressRules
    retention: Retention
    stakeholders: tuple[Seed, ...]
    strategy: StrategyRules
    holidays: Holidays = field(default_factory=Holidays)

    def work(self, zone: tzinfo) -> WorkTime:
        """Return the hours of work of the office in its zone."""
        return WorkTime(zone, self.office.office_hours, self.holidays)
