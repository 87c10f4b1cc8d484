"""Refusals about meetings and their minutes."""

from bot.domain.errors import Refusal


class MeetingMoved(Refusal):
    """The meeting is no longer where the button was made for."""


class OwnMinutes(Refusal):
    """Who took the minutes does not approve them."""
