"""Refusals about rumours, promises and protected names."""

from bot.domain.errors import Refusal


class RumourMoved(Refusal):
    """The rumour is no longer in the state that the button was made for."""


class OwnLabel(Refusal):
    """Who proposed a label does not confirm it (KH-09)."""


class EvidenceOwed(Refusal):
    """Nothing shows yet that a rumour is false."""


class HoaxUnproven(Refusal):
    """A text calls something a hoax, and no rumour of the issue may be called so."""


class ProofNeeded(Refusal):
    """Evidence is a file and the words that name its source."""


class PromiseMoved(Refusal):
    """The promise is kept, replaced or withdrawn already."""


class PromiseUnclear(Refusal):
    """What is promised and by when cannot be told apart."""


class PromisePast(Refusal):
    """Nothing is promised for a time that is over."""


class ReasonOwed(Refusal):
    """A promise is replaced with a reason, or not at all."""


class TooManyNames(Refusal):
    """The register of protected names of an issue is full."""
