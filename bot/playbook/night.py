"""The hours of rest of an office."""

from pydantic import model_validator

from bot.playbook.fields import Table, TimeOfDay


class NightTable(Table):
    """The hours of rest."""

    start: TimeOfDay
    end: TimeOfDay

    @model_validator(mode="after")
    def check(self) -> "NightTable":
        """Refuse a night that never ends."""
        if self.start == self.end:
            raise ValueError("covers all 24 hours; start and end must differ")
        return self
