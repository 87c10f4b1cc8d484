"""A correction: of which text it is, and which words a newer fact replaces (D15)."""

from collections.abc import Iterable, Sequence

from bot.domain.document import Document
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.lint.amounts import numbers
from bot.domain.lint.sentences import sentences
from bot.domain.values import Struct

#: Notes of a correction: the document that it corrects, and whether a number went down.
_CORRECTS, _LOWER = "_corrects", "_lower"

#: What became of a fact on which nothing may rest any more.
_FALLEN = frozenset({FactState.SUPERSEDED, FactState.REFUTED, FactState.WITHDRAWN})


class Replaced(Struct, frozen=True):
    """A fact behind the old text that fell, and the one that holds instead, if any."""

    old: Fact
    new: Fact | None

    @property
    def lower(self) -> bool:
        """Tell whether the number went down: people must hear why (RL-04)."""
        if self.new is None or self.old.value is None or self.new.value is None:
            return False
        return self.new.value < self.old.value


def corrects(document: Document) -> str:
    """Return the id of the document that this one corrects; "" for an outside post."""
    return document.fields.get(_CORRECTS, "")


def of_outside(document: Document) -> bool:
    """Tell whether a correction is of a post that is none of our texts."""
    return document.fields.get(_CORRECTS) == ""


def lowers(document: Document) -> bool:
    """Tell whether a correction brings a number down."""
    return bool(document.fields.get(_LOWER))


def noted(document_id: str, fallen: Replaced | None) -> dict[str, str]:
    """Return the notes of a correction of *document_id*."""
    lower = {_LOWER: "yes"} if fallen is not None and fallen.lower else {}
    return {_CORRECTS: document_id, **lower}


def replacements(behind: Iterable[str], facts: Sequence[Fact]) -> list[Replaced]:
    """Return what fell of the facts behind a text; each with the one that holds now."""
    known = {fact.id: fact for fact in facts}
    old = [known[one] for one in behind if one in known]
    fallen = [fact for fact in old if fact.state in _FALLEN]
    return [Replaced(fact, _holding(fact, known)) for fact in fallen]


def _holding(fact: Fact, known: dict[str, Fact]) -> Fact | None:
    """Follow what replaced a fact to the one that is verified."""
    seen = {fact.id}
    while fact.replaced_by in known and fact.replaced_by not in seen:
        fact = known[fact.replaced_by]
        seen.add(fact.id)
    return fact if fact.state is FactState.VERIFIED else None


def saying(body: str, fact: Fact, locale: str) -> list[str]:
    """Return the sentences of a text that say a fact."""
    return [one for one in told(body) if _says(one, fact, locale)]


def told(body: str) -> list[str]:
    """Return the sentences of a text, each once."""
    return list(dict.fromkeys(one.text for one in sentences(body)))


def _says(words: str, fact: Fact, locale: str) -> bool:
    if fact.value is not None:
        return fact.value in {number.value for number in numbers(words, locale)}
    return fact.text.rstrip(" .").casefold() in words.casefold()
