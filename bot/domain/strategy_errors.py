"""Refusals about strategy and messages."""

from bot.domain.errors import Refusal


class MapNotUnderstood(Refusal):
    """A support has no message above it, or there is no message at all."""


class MapChanged(Refusal):
    """Somebody wrote the message map anew meanwhile."""


class MapNotReady(Refusal):
    """A narrative takes three messages, and the map has another number."""


class CoreMissing(Refusal):
    """A narrative needs its core line."""


class OwnNarrative(Refusal):
    """Who wrote a narrative does not approve it."""


class NarrativeMoved(Refusal):
    """The narrative was written anew, or approved already."""
