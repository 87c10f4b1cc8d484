"""Refusals of the guard against reacting."""

from bot.domain.errors import Refusal


class HeldBack(Refusal):
    """An angry reply waits before it may be submitted."""


class FoundSince(Refusal):
    """What came up since the submission bars an approval."""


class RecoveryNotYet(Refusal):
    """Good news begins when the issue is contained, and answers who asked."""


class NobodyAnswered(Refusal):
    """Good news that answers nothing of what citizens asked for."""


class TooManyPassed(Refusal):
    """More warnings than an approver reads at a glance would pass with reasons."""


class TooManyUnbound(Refusal):
    """More numbers of a text are said to be no claim than one text may hold."""
