"""The ports of what comes in: reports of the same thing, files, the citizens' words."""

from typing import Protocol

from bot.ports.citizen_inputs import CitizenInputs
from bot.ports.surges import Surges
from bot.ports.withholding import Withholding


class HoldsInbound(Protocol):
    """What these are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def surges(self) -> Surges:
        """Reports of the same thing."""

    @property
    def withholding(self) -> Withholding:
        """Files that are not spread."""

    @property
    def citizen_inputs(self) -> CitizenInputs:
        """What citizens ask for."""
