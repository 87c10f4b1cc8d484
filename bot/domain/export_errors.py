"""Refusals about files of approved texts and their numbers."""

from bot.domain.errors import Refusal


class NotApprovedYet(Refusal):
    """Only an approved text leaves as a file."""


class NotPrintable(Refusal):
    """The typeface of the PDF lacks a sign, or the file cannot be made now."""


class LetterNumberUnclear(Refusal):
    """What was typed is no letter number."""


class LetterNumberTaken(Refusal):
    """Another text has this number."""


class LetterNumberGiven(Refusal):
    """Siaga gave this number by the office's pattern; it stays."""


class KitEmpty(Refusal):
    """No text for the public is approved yet."""
