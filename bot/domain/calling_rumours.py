"""What a rumour may be called: evidence, two people, and words that wait for both."""

from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.rumour import Rumour, RumourLabel

#: Words that call something a hoax.
HOAX_WORDS = frozenset({"hoaks", "hoax", "berita bohong"})

#: A fact in these states can show that a rumour is false.
_TELLING = frozenset({FactState.VERIFIED, FactState.REFUTED})


def can_refute(fact: Fact | None) -> bool:
    """Tell whether a fact may be bound to a rumour as evidence."""
    return fact is not None and fact.state in _TELLING


def proven(rumour: Rumour, fact: Fact | None) -> bool:
    """Tell whether there is evidence: the bound *fact*, or a file with its source."""
    bound = fact is not None and fact.id == rumour.fact and can_refute(fact)
    return bound or bool(rumour.proofs and rumour.proof)


def may_call_hoax(rumour: Rumour, fact: Fact | None) -> bool:
    """Tell whether any word may call this a hoax (KH-06, KH-09).

    Two people agreed on it, and the evidence still stands: a fact that was withdrawn
    or superseded since carries nothing. What is not determined is never a hoax.
    """
    two = None not in (rumour.labeller, rumour.confirmer)
    agreed = two and rumour.labeller != rumour.confirmer
    return rumour.label is RumourLabel.HOAX and agreed and proven(rumour, fact)


def label_shown(rumour: Rumour, fact: Fact | None) -> RumourLabel:
    """Return the label that may be written: "hoax" only where it may be called so."""
    if rumour.label is RumourLabel.HOAX and not may_call_hoax(rumour, fact):
        return RumourLabel.UNDETERMINED
    return rumour.label
