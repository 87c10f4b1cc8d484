"""office.toml: what belongs to the office rather than to the machine."""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    Field,
    ValidationInfo,
    field_validator,
)

from bot.domain.office import (
    Channel,
    Contact,
    EmergencyText,
    Night,
    Office,
    Profile,
)
from bot.playbook.fields import Day, Filled, RoleName, Table, TimeOfDay
from bot.playbook.night import NightTable
from bot.playbook.office_checks import (
    check_hours,
    check_number,
    check_picture,
    check_statement,
)

Hours = Annotated[list[TimeOfDay], AfterValidator(check_hours)]
Statement = Annotated[str, AfterValidator(check_statement)]


class ContactTable(Table):
    """Somebody whom the press may ask."""

    name: str
    position: str
    phone: str = ""
    email: str = ""


class ChannelTable(Table):
    """A place where the office publishes."""

    name: str
    address: str


class HoursTable(Table):
    """When the office is open."""

    monday: Hours | None = None
    tuesday: Hours | None = None
    wednesday: Hours | None = None
    thursday: Hours | None = None
    friday: Hours | None = None
    saturday: Hours | None = None
    sunday: Hours | None = None

    def value(self) -> dict[int, tuple[time, time]]:
        """Convert to the domain."""
        days = enumerate(getattr(self, day) for day in HoursTable.model_fields)
        return {number: (hours[0], hours[1]) for number, hours in days if hours}


class EmergencyTextTable(Table):
    """The statement approved beforehand."""

    approved_by: str
    approved_on: Day
    texts: dict[str, Statement]


YearName = Annotated[str, Field(pattern=r"^20\d\d$")]


class OfficeFile(Table):
    """The whole file."""

    profile: Literal["small", "full"]
    contacts: list[ContactTable] = Field(default_factory=list)
    channels: list[ChannelTable] = Field(default_factory=list)
    address: str
    phone: str = ""
    email: str = ""
    site: str = ""
    logo: str
    letter_code: str
    number_pattern: Annotated[str, AfterValidator(check_number)]
    gives_numbers: bool = False
    pdp_authority: str = ""
    first_numbers: dict[YearName, Annotated[int, Field(ge=1)]] = Field(
        default_factory=dict
    )
    office_hours: HoursTable
    night: NightTable
    quiet_hours: Literal["night", "off"]
    emergency_number: str
    titles: dict[str, dict[RoleName, str]]
    honorifics: dict[str, Annotated[list[str], Filled]]
    emergency_text: EmergencyTextTable

    @field_validator("logo")
    @classmethod
    def find_logo(cls, logo: str, info: ValidationInfo) -> str:
        """Find the picture beside the file; the context says where that is."""
        path = Path((info.context or {}).get("office_folder", "."), logo).resolve()
        if logo and not path.is_file():
            raise ValueError(f"no such file: {logo}")
        if logo:
            check_picture(path)
        return str(path) if logo else ""

    def value(self) -> Office:
        """Convert to the domain."""
        text = self.emergency_text
        return Office(
            profile=Profile(self.profile),
            contacts=tuple(Contact(**c.model_dump()) for c in self.contacts),
            channels=tuple(Channel(**c.model_dump()) for c in self.channels),
            address=self.address,
            logo=Path(self.logo) if self.logo else None,
            letter_code=self.letter_code,
            number_pattern=self.number_pattern,
            gives_numbers=self.gives_numbers,
            pdp_authority=self.pdp_authority,
            first_numbers={int(year): n for year, n in self.first_numbers.items()},
            phone=self.phone,
            email=self.email,
            site=self.site,
            office_hours=self.office_hours.value(),
            night=Night(self.night.start, self.night.end),
            emergency_number=self.emergency_number,
            titles=self.titles,
            honorifics={loc: tuple(forms) for loc, forms in self.honorifics.items()},
            emergency_text=EmergencyText(
                text.texts, text.approved_by, text.approved_on
            ),
            rests_at_night=self.quiet_hours == "night",
        )
