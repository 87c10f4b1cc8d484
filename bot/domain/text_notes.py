"""What a writer said of a text besides its words: what numbers rest on, and reasons."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from bot.domain.document import Document
from bot.domain.values import Struct, asdict, replace

#: Kept among the fields; the hash of a submission covers both: whoever approves
#: "3 kelurahan" approves that it is F2, and the reason for what the lint warned of.
BINDINGS, REASONS = "_bindings", "_reasons"
HASHED = (BINDINGS, REASONS)

#: So many warnings pass with a reason: as many as an approver is shown. Of sixty good
#: texts and sixty bad ones none has more than four (tests/lint/corpus).
MOST_PASSED = 6
#: So many numbers of one text are said to be no claim.
MOST_UNBOUND = 12


class BoundNumber(Struct, frozen=True):
    """A number as it is written: the id of the *fact* behind it, or why it is none."""

    written: str
    fact: str = ""
    reason: str = ""


class GivenReason(Struct, frozen=True):
    """Why a text passes though a rule struck: the rule, the place, the words, who."""

    code: str
    what: str
    reason: str
    by: int


def bindings_of(document: Document) -> tuple[BoundNumber, ...]:
    """Return what was said of the numbers of a text."""
    return tuple(BoundNumber(**one) for one in _read(document, BINDINGS))


def reasons_of(document: Document) -> tuple[GivenReason, ...]:
    """Return the reasons that were given for what the lint found."""
    return tuple(GivenReason(**one) for one in _read(document, REASONS))


def with_bindings(document: Document, said: Iterable[BoundNumber]) -> Document:
    """Say of numbers what they rest on, in place of what was said before."""
    new = {same(one.written): one for one in said}
    kept = [one for one in bindings_of(document) if same(one.written) not in new]
    return _noted(document, BINDINGS, [*kept, *new.values()])


def with_reasons(document: Document, given: Iterable[GivenReason]) -> Document:
    """Keep reasons; an earlier one for the same rule and place goes."""
    new = {(one.code, same(one.what)): one for one in given}
    kept = [r for r in reasons_of(document) if (r.code, same(r.what)) not in new]
    return _noted(document, REASONS, [*kept, *new.values()])


def without_stale(
    document: Document, numbers: Collection[str], places: Collection[tuple[str, str]]
) -> Document:
    """Drop what is said of numbers and places that stand in the text no more.

    *places* are pairs of a rule and its place.
    """
    there = {same(number) for number in numbers}
    found = {(code, same(what)) for code, what in places}
    bound = [one for one in bindings_of(document) if same(one.written) in there]
    given = [r for r in reasons_of(document) if (r.code, same(r.what)) in found]
    return _noted(_noted(document, BINDINGS, bound), REASONS, given)


def hashed_notes(document: Document) -> Mapping[str, str]:
    """Return the notes that an approval covers; a text without any has none."""
    fields = document.fields
    return {name: fields[name] for name in HASHED if fields.get(name)}


def same(text: str) -> str:
    """Return a piece of a text as it is compared: blanks and case do not count."""
    return " ".join(text.split()).casefold()


def _read(document: Document, name: str) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = json.loads(document.fields.get(name) or "[]")
    return said


def _noted(
    document: Document, name: str, said: Iterable[BoundNumber | GivenReason]
) -> Document:
    rows = [asdict(one) for one in said]
    fields = {key: value for key, value in document.fields.items() if key != name}
    if rows:
        fields[name] = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    return replace(document, fields=fields)
