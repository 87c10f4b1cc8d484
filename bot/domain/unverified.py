"""Finding numbers that no verified fact stands behind, before they leave the house."""

from collections.abc import Collection
from decimal import Decimal

from bot.domain.lint.amounts import numbers


def has_unverified(text: str, verified: Collection[Decimal], locale: str) -> bool:
    """Tell whether *text* holds a number that is not among the *verified* ones.

    Dates, times and codes are no such numbers; what nobody counted is never verified.
    """
    return any(one.value not in verified for one in numbers(text, locale))
