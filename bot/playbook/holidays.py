"""holidays.toml: on which days the office is closed, and when its hours differ."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from bot.domain.worktime import Holidays, Season
from bot.playbook.fields import Table, read_date
from bot.playbook.office import HoursTable


def read_day(value: object) -> date:
    """Read `2026-03-12`."""
    day = read_date(value)
    if day is None:
        raise ValueError('must be a date, like "2026-03-12"')
    return day


FullDay = Annotated[date, BeforeValidator(read_day)]


class YearTable(Table):
    """The closed days of one year."""

    year: Annotated[int, Field(ge=2020, le=2100)]
    holidays: list[FullDay] = Field(default_factory=list)
    collective_leave: list[FullDay] = Field(default_factory=list)

    @model_validator(mode="after")
    def check(self) -> "YearTable":
        """Refuse a day that was left over from another year."""
        for day in (*self.holidays, *self.collective_leave):
            if day.year != self.year:
                raise ValueError(f"{day} is not a day of {self.year}")
        return self


class SeasonTable(Table):
    """Days in which other hours hold."""

    first: FullDay
    last: FullDay
    hours: HoursTable

    @model_validator(mode="after")
    def check(self) -> "SeasonTable":
        """Require that it ends after it begins."""
        if self.last < self.first:
            raise ValueError('"last" comes before "first"')
        return self

    def value(self) -> Season:
        """Convert to the domain."""
        return Season(self.first, self.last, self.hours.value())


class HolidaysFile(Table):
    """The whole file."""

    years: list[YearTable] = Field(default_factory=list)
    seasons: list[SeasonTable] = Field(default_factory=list)

    def value(self) -> Holidays:
        """Convert to the domain."""
        closed = [day for y in self.years for day in (*y.holidays, *y.collective_leave)]
        return Holidays(frozenset(closed), tuple(s.value() for s in self.seasons))
