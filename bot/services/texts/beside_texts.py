"""What stands beside a text for whoever looks at it: facts, findings, what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.changed_lines import ChangedLine, changed_lines
from bot.domain.document import Document
from bot.domain.findings import Weight
from bot.domain.issue import Issue
from bot.domain.lint.marks import Remark
from bot.domain.member import Member
from bot.domain.text_notes import reasons_of, same
from bot.domain.writing import facts_behind
from bot.services.facts.fact_views import FactView, fact_view
from bot.services.texts.linting import found_in
from bot.services.texts.remarks import remark_said
from bot.services.turn import Turn

#: So many facts, findings and changes are shown: a phone at night.
FACTS, FINDINGS, CHANGES = 5, 3, 5


@dataclass(frozen=True, slots=True)
class Finding:
    """What the lint found, in words, and why the writer lets it stand; "" for none."""

    code: str
    said: str
    reason: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a reader needs beside the words; `since` is the version compared with.

    `more` are the changes that are not shown.
    """

    facts: Sequence[FactView] = ()
    findings: Sequence[Finding] = ()
    changes: Sequence[ChangedLine] = ()
    more: int = 0
    since: str = ""


async def beside(
    turn: Turn, issue: Issue, document: Document, viewer: Member
) -> Beside:
    """Return what stands beside the submitted words for one reader."""
    since, changes = await _changes(turn, document)
    return Beside(
        facts=await _facts(turn, issue, document, viewer),
        findings=await _findings(turn, issue, document),
        changes=changes[:CHANGES],
        more=max(0, len(changes) - CHANGES),
        since=since,
    )


async def _facts(
    turn: Turn, issue: Issue, document: Document, viewer: Member
) -> list[FactView]:
    behind = facts_behind(document)
    every = await turn.unit.facts.of_issue(issue.id)
    found = [fact for fact in every if fact.id in behind][:FACTS]
    return [await fact_view(turn, fact, viewer) for fact in found]


async def _findings(turn: Turn, issue: Issue, document: Document) -> list[Finding]:
    """Return what the lint found and did not bar, those with a reason first."""
    given = {(r.code, same(r.what)): r.reason for r in reasons_of(document)}
    found = [
        Finding(one.code, remark_said(turn, one), given.get((one.code, _at(one)), ""))
        for one in await found_in(turn, issue, document)
        if one.weight is not Weight.TELLS
    ]
    return sorted(found, key=lambda one: not one.reason)[:FINDINGS]


def _at(remark: Remark) -> str:
    return same(remark.mark.what)


async def _changes(turn: Turn, document: Document) -> tuple[str, list[ChangedLine]]:
    """Compare with the last approved text of the document, else of its kind."""
    before = await _last_approved(turn, document)
    frozen = await turn.unit.documents.version(document.id, document.submitted_version)
    if before is None or frozen is None:
        return "", []
    name, old = before
    return name, changed_lines(old, frozen.body)


async def _last_approved(turn: Turn, document: Document) -> tuple[str, str] | None:
    """Return what people call the text that was approved last, and its words."""
    kin = [
        one
        for one in await turn.unit.documents.of_issue(document.issue_id)
        if one.kind == document.kind and one.id != document.id
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
