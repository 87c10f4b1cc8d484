"""Which right wrong coverage gives: reply, correction, or neither (D12)."""

from enum import StrEnum


class Right(StrEnum):
    """What UU 40/1999 gives, article 5 (2) and (3), as the field calls it."""

    REPLY = "hak_jawab"
    CORRECTION = "hak_koreksi"


class Asked(StrEnum):
    """What is asked, one tap each; the next follows only where the last said yes."""

    FACT = "fact"
    OURS = "ours"
    HARMED = "harmed"


#: In this order. An answer is "y" or "n"; all of them are one word: "yyn".
QUESTIONS = tuple(Asked)


def next_question(answers: str) -> Asked | None:
    """Return what is asked after these answers; None: it is decided."""
    if "n" in answers or len(answers) >= len(QUESTIONS):
        return None
    return QUESTIONS[len(answers)]


def right_of(answers: str) -> Right | None:
    """Return the right that the answers give; None for an opinion.

    The office replies where a wrong fact about what it did harms its good name; who
    only copied a wrong figure, as one that others made up, is asked to correct it (S6).
    """
    if answers.startswith("n"):
        return None
    return Right.REPLY if answers == "yyy" else Right.CORRECTION
