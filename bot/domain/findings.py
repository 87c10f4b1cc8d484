"""What a written thing lacks: a code of the doctrine, and how much it weighs."""

from enum import StrEnum

from bot.domain.values import Struct


class Weight(StrEnum):
    """What a finding does: it holds up, it warns, or it only tells."""

    HOLDS_UP = "holds_up"
    WARNS = "warns"
    TELLS = "tells"


class Finding(Struct, frozen=True):
    """One thing that is missing or wrong; `what` names where, as people wrote it."""

    code: str
    weight: Weight
    what: tuple[str, ...] = ()


def holding(findings: list[Finding]) -> list[Finding]:
    """Return what must be put right first."""
    return [one for one in findings if one.weight is Weight.HOLDS_UP]
