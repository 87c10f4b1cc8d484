"""Refusals about press conferences and prepared answers."""

from bot.domain.errors import Refusal


class ConferenceMoved(Refusal):
    """The conference is no longer where the button was made for."""


class ConferenceTooSoon(Refusal):
    """An invitation needs more time than is left (UK-02)."""


class ConferenceEarly(Refusal):
    """It would begin long before its time: that is asked once."""


class ConferenceUnready(Refusal):
    """What blocks the beginning is open: the answers are not approved (UK-06)."""


class ResponderMissing(Refusal):
    """At L4 whoever answers for the level is among the speakers (UK-03)."""


class PlanUnclear(Refusal):
    """The words name no time, or nothing that could be changed."""


class FollowUpUnclear(Refusal):
    """A question to be answered later lacks its outlet or its words."""


class AnswerTooLong(Refusal):
    """An answer takes longer than 45 seconds, about a hundred words."""
