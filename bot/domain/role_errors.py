"""Refusals about roles of an issue."""

from bot.domain.errors import Refusal


class RoleHeld(Refusal):
    """Somebody else has the role by now."""


class RoleOfferOver(Refusal):
    """The offer was taken back, answered before, or its issue has ended."""


class RoleNotTheirs(Refusal):
    """What somebody is does not allow this role."""


class RolesClash(Refusal):
    """One person may not have both roles on one issue."""


class NobodyForRole(Refusal):
    """There is nobody else who could have the role."""


class TeamMoved(Refusal):
    """The team was sent, or proposed anew, since the button was made."""
