"""Refusals about situation reports."""

from bot.domain.errors import Refusal


class TooManyLines(Refusal):
    """The summary has more lines than a tired reader takes in."""
