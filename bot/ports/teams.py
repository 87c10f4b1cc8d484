"""What is kept of a team: who is there, on duty, called, and where they meet."""

from typing import Protocol

from bot.ports.absences import HoldsAbsences
from bot.ports.calls import HoldsCalls
from bot.ports.musters import HoldsReadiness
from bot.ports.rooms import HoldsRooms
from bot.ports.rosters import HoldsRosters


class HoldsTeams(
    HoldsRosters, HoldsRooms, HoldsCalls, HoldsAbsences, HoldsReadiness, Protocol
):
    """The stores of a unit of work that tell of people rather than of issues."""
