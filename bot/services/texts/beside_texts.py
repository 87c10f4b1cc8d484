"""What stands beside a text for whoever looks at it: facts, findings, what changed."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.changed_lines import ChangedLine, changed_lines
from bot.domain.document import Document
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.siblings import is_behind, made_from
from bot.domain.values import Struct
from bot.domain.writing import facts_behind
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.texts.found_lines import (
    SHOWN,
    BoundLine,
    FoundLine,
    bound_lines,
    read_with,
)
from bot.services.texts.last_read import last_read
from bot.services.turn import Turn

#: So many facts and changes are shown: a phone at night.
FACTS, CHANGES = 5, 5


class Apart(Struct, frozen=True):
    """The same text in another language, which does not say the same any more.

    `newer`: it was changed since this text was made from it; else it has not followed
    a change of this text yet.
    """

    number: str
    locale: str
    newer: bool


class Beside(Struct, frozen=True):
    """What a reader needs beside the words; `since` is the text compared with.

    Who was asked about an earlier submission compares with that: `read_at` is its time.

    `bound` is what the writer said of the numbers; `more`, `more_facts` and
    `more_findings` are what is not shown; `apart` are its siblings that differ.
    """

    facts: Sequence[FactView] = ()
    findings: Sequence[FoundLine] = ()
    bound: Sequence[BoundLine] = ()
    changes: Sequence[ChangedLine] = ()
    apart: Sequence[Apart] = ()
    more: int = 0
    more_facts: int = 0
    more_findings: int = 0
    since: str = ""
    read_at: datetime | None = None


async def beside(
    turn: Turn, issue: Issue, document: Document, viewer: Member
) -> Beside:
    """Return what stands beside the submitted words for one reader."""
    since, read_at, changes = await _changes(turn, document, viewer)
    facts = await _behind(turn, issue, document)
    findings = await read_with(turn, issue, document, viewer.locale)
    return Beside(
        facts=[await fact_view(turn, fact, viewer) for fact in facts[:FACTS]],
        findings=findings[:SHOWN],
        bound=bound_lines(document),
        changes=changes[:CHANGES],
        apart=await _apart(turn, document),
        more=max(0, len(changes) - CHANGES),
        more_facts=max(0, len(facts) - FACTS),
        more_findings=max(0, len(findings) - SHOWN),
        since=since,
        read_at=read_at,
    )


async def _behind(turn: Turn, issue: Issue, document: Document) -> list[Fact]:
    behind = facts_behind(document)
    return [f for f in await turn.unit.facts.of_issue(issue.id) if f.id in behind]


async def _apart(turn: Turn, document: Document) -> list[Apart]:
    """Return the siblings in other languages that do not say the same any more."""
    found = []
    for one in await turn.unit.documents.of_issue(document.issue_id):
        if one.id == made_from(document) and is_behind(document, one):
            found.append(Apart(one.number, one.locale, newer=True))
        if made_from(one) == document.id and is_behind(one, document):
            found.append(Apart(one.number, one.locale, newer=False))
    return found


async def _changes(
    turn: Turn, document: Document, viewer: Member
) -> tuple[str, datetime | None, list[ChangedLine]]:
    """Compare with what the viewer last read of it, else with what was approved last.

    That is the last approved text of the document, or of its kind.
    """
    frozen = await turn.unit.documents.version(document.id, document.submitted_version)
    if frozen is None:
        return "", None, []
    read = await last_read(turn, document, viewer)
    given = await turn.unit.documents.approvals(document.id)
    if read and all(read.version > one.version for one in given):
        return "", read.at, changed_lines(read.body, frozen.body)
    before = await _last_approved(turn, document)
    if before is None:
        return "", None, []
    number, old = before
    return number, None, changed_lines(old, frozen.body)


async def _last_approved(turn: Turn, document: Document) -> tuple[str, str] | None:
    """Return what people call the text that was approved last, and its words.

    Of another language it is none: every line would differ.
    """
    same = (document.kind, document.locale)
    kin = [
        one
        for one in await turn.unit.documents.of_issue(document.issue_id)
        if (one.kind, one.locale) == same and one.id != document.id
    ]
    for one in (document, *reversed(kin)):
        given = [
            approval
            for approval in await turn.unit.documents.approvals(one.id)
            if one.id != document.id or approval.version < document.submitted_version
        ]
        if given:
            last = max(given, key=lambda approval: (approval.at, approval.version))
            old = await turn.unit.documents.version(one.id, last.version)
            return (one.number, old.body) if old else None
    return None
