"""What the lint found, as its reader sees it: grouped, the heaviest first, short."""

from collections.abc import Collection, Iterator, Sequence

from bot.domain.document import Document
from bot.domain.entry_numbers import short_number
from bot.domain.findings import Weight
from bot.domain.issue import Issue
from bot.domain.lint.marks import Clearing, Remark
from bot.domain.text_notes import bindings_of, reasons_of, same
from bot.domain.values import Struct
from bot.services.texts.linting import QUOTED, found_in
from bot.services.texts.remarks import remark_said
from bot.services.turn import Turn

#: So many findings stand under a preview; a button shows the rest.
SHOWN = 6


#: What law and lead may let pass, between what holds up and what warns.
_LAW = "law"
_ORDER = (str(Weight.HOLDS_UP), _LAW, str(Weight.WARNS), str(Weight.TELLS))


class FoundLine(Struct, frozen=True):
    """One finding: its code, what it does, the sentence, the reason that was given.

    Its weight is "law" where law and lead together may let it pass.
    """

    code: str
    weight: str
    said: str
    reason: str = ""


class BoundLine(Struct, frozen=True):
    """What a writer said of a number: "3 kelurahan" is F2, or is no claim."""

    written: str
    fact: str
    reason: str


def found_lines(
    turn: Turn, document: Document, found: Sequence[Remark], locale: str = ""
) -> list[FoundLine]:
    """Return what was found in words, each place of a rule once."""
    given = {(one.code, same(one.what)): one.reason for one in reasons_of(document)}
    lines = [
        FoundLine(
            code=one.code,
            weight=_LAW if one.clearing is Clearing.LAW_AND_LEAD else str(one.weight),
            said=remark_said(turn, one, locale),
            reason=given.get((one.code, same(one.mark.what)), ""),
        )
        for one in found
    ]
    return sorted(dict.fromkeys(lines), key=lambda one: _ORDER.index(one.weight))


def said_of(turn: Turn, found: Sequence[Remark], locale: str) -> list[str]:
    """Return findings in a line each, as one reader reads them, and not too many."""
    lines = [f"{one.code} · {remark_said(turn, one, locale)}" for one in found]
    return list(dict.fromkeys(lines))[:SHOWN]


def bound_lines(document: Document) -> list[BoundLine]:
    """Return what the numbers of a text rest on, as the writer said."""
    return [
        BoundLine(
            one.written,
            short_number(one.fact, document.issue_id) if one.fact else "",
            one.reason,
        )
        for one in bindings_of(document)
    ]


async def read_with(
    turn: Turn, issue: Issue, document: Document, locale: str
) -> list[FoundLine]:
    """Return what an approver must read: what holds up, and what has a reason."""
    lines = found_lines(turn, document, await found_in(turn, issue, document), locale)
    read = [one for one in lines if one.weight != Weight.TELLS]
    there = {(one.code, one.reason) for one in read}
    return [*read, *_confirmed(document, there)]


def _confirmed(
    document: Document, there: Collection[tuple[str, str]]
) -> Iterator[FoundLine]:
    """Yield the quotations that the writer says were confirmed: no rule finds them."""
    for one in reasons_of(document):
        if one.code == QUOTED and (one.code, one.reason) not in there:
            yield FoundLine(one.code, str(Weight.WARNS), f"{one.what}.", one.reason)
