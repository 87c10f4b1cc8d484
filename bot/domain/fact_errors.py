"""Refusals about facts."""

from bot.domain.errors import Refusal


class FactMoved(Refusal):
    """The fact is no longer in the state that the button was made for."""


class OwnClaim(Refusal):
    """Who claimed a fact does not verify it."""


class SecondVerifierNeeded(Refusal):
    """At this level another person verifies after the first one."""


class SourceNeeded(Refusal):
    """Neither the data owner nor two independent sources stand behind the claim."""


class NumberNotUnderstood(Refusal):
    """The number is none, or too large to be one."""


class DateNotUnderstood(Refusal):
    """There is no such day, or it lies ahead."""
