"""The parts of a draft that can be replaced alone, and which one somebody quotes."""

from collections.abc import Mapping, Sequence

from bot.domain.fields import MOMENTS, FieldRule, Shape, lines_of, paragraphs_of
from bot.domain.values import Struct


class Piece(Struct, frozen=True):
    """A part of a draft: a field, or one paragraph or entry of it.

    `place` counts within the field from 0; -1 is the whole field.
    """

    field: str
    place: int
    text: str


def pieces(rules: Sequence[FieldRule], answers: Mapping[str, str]) -> list[Piece]:
    """Return the parts of a draft that stand in its text, in their order.

    Times and choices are not among them: these have buttons.
    """
    found = []
    for rule in rules:
        answer = answers.get(rule.name, "")
        if answer and rule.shape not in MOMENTS and rule.shape is not Shape.CHOICE:
            found += _pieces_of(rule, answer)
    return found


def _pieces_of(rule: FieldRule, answer: str) -> list[Piece]:
    parts = _parts(rule, answer)
    if len(parts) < 2:  # noqa: PLR2004 - one part is the whole
        return [Piece(rule.name, -1, rule.shaped(answer))]
    return [Piece(rule.name, place, part) for place, part in enumerate(parts)]


def _parts(rule: FieldRule, answer: str) -> list[str]:
    if rule.shape is Shape.TEXT:
        return paragraphs_of(answer)
    return lines_of(answer) if rule.shape is Shape.LINES else []


def quoted_in(found: Sequence[Piece], quote: str) -> list[Piece]:
    """Return the parts that a quotation means: those around it, else those within.

    A quotation of a whole paragraph may hold words of the template as well.
    """
    said = _folded(quote)
    if not said:
        return []
    around = [piece for piece in found if said in _folded(piece.text)]
    return around or [piece for piece in found if _folded(piece.text) in said]


def _folded(text: str) -> str:
    return " ".join(text.split()).rstrip(" .").casefold()


def replaced(rule: FieldRule, answer: str, place: int, words: str) -> str:
    """Put *words* in place of one part of an answer; -1: of the whole."""
    parts = _parts(rule, answer)
    if place < 0 or place >= len(parts):
        return words
    between = "\n\n" if rule.shape is Shape.TEXT else "\n"
    return between.join([*parts[:place], words, *parts[place + 1 :]])
