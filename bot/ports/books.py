"""The port of the books: every register that a team keeps of an issue."""

from typing import Protocol

from bot.ports.assignments import HoldsAssignments
from bot.ports.conferences import HoldsConferences
from bot.ports.exports import HoldsExports
from bot.ports.meetings import HoldsMeetings
from bot.ports.plans import HoldsPlans
from bot.ports.press import HoldsPress
from bot.ports.protecting import HoldsProtectedNames
from bot.ports.publications import HoldsPublications
from bot.ports.rumours import HoldsRumours
from bot.ports.sitreps import HoldsSitreps
from bot.ports.speaking import HoldsSpeaking
from bot.ports.tasks import HoldsTasks


class HoldsBooks(
    HoldsExports,
    HoldsPublications,
    HoldsAssignments,
    HoldsTasks,
    HoldsPlans,
    HoldsMeetings,
    HoldsConferences,
    HoldsSitreps,
    HoldsRumours,
    HoldsPress,
    HoldsSpeaking,
    HoldsProtectedNames,
    Protocol,
):
    """What a unit of work holds of the registers."""
