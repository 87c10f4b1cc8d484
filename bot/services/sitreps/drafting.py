"""What a writer added to a report, and what it still lacks."""

from bot.domain.claims import read_claim
from bot.domain.findings import Finding
from bot.domain.issue import Issue
from bot.domain.sitrep import NONE_ASKED, Sitrep, SitrepDraft, Stability
from bot.domain.sitrep_checks import Contents, sitrep_findings
from bot.domain.values import Struct, replace
from bot.services.sitreps.fitting import fitted
from bot.services.sitreps.gathering import Known, fill, known_now
from bot.services.turn import Turn


class Draft(Struct, frozen=True):
    """A report that is being written: what is known, was added, and is missing."""

    known: Known
    fields: dict[str, str]
    one: Sitrep
    findings: list[Finding]
    text: str


async def drafted(turn: Turn, issue: Issue) -> Draft:
    """Return the asker's report as it would be sent now."""
    kept = await turn.unit.sitreps.draft(issue.id, turn.member.user_id)
    fields = dict(kept.fields) if kept else {}
    known = await known_now(turn, issue)
    return await _looked_over(turn, issue, known, fields)


async def unchanged(turn: Turn, issue: Issue) -> Draft | None:
    """Return a report that says that nothing changed; None where none went before."""
    known = await known_now(turn, issue)
    if known.last is None:
        return None
    fields = {"stability": str(known.last.stability), "requests": NONE_ASKED}
    return await _looked_over(turn, issue, known, fields, same=True)


async def _looked_over(
    turn: Turn,
    issue: Issue,
    known: Known,
    fields: dict[str, str],
    *,
    same: bool = False,
) -> Draft:
    one = _report(turn, issue, known, fields, same=same)
    asked = "requests" in fields
    sheet = await fill(turn, issue, known, one, turn.member, asked=asked)
    text, cut = fitted(turn, sheet, turn.locale)
    findings = sitrep_findings(_contents(turn, known, fields, cut))
    return Draft(known, fields, one, findings, text)


def _report(
    turn: Turn, issue: Issue, known: Known, fields: dict[str, str], *, same: bool
) -> Sitrep:
    return Sitrep(
        id=f"{issue.id}/S{known.count}",
        issue_id=issue.id,
        number=known.count,
        by=turn.member.user_id,
        at=turn.now,
        level=issue.level,
        score=issue.score,
        stability=Stability(fields.get("stability", Stability.UNSTABLE)),
        same=same,
        summary=fields.get("summary", ""),
        requests=fields.get("requests", ""),
        next_at=known.next_at,
    )


def _contents(turn: Turn, known: Known, fields: dict[str, str], cut: int) -> Contents:
    summary = fields.get("summary", "")
    stability = fields.get("stability")
    return Contents(
        number=known.count,
        last=known.count - 1,
        locale=turn.locale,
        summary=summary,
        requests=fields.get("requests"),
        stability=Stability(stability) if stability else None,
        figures=tuple(known.figures(turn.now)),
        claims=tuple(known.claims()),
        sourced=_sourced(turn, summary),
        next_at=known.next_at,
        rhythm=known.awaited,
        cut=cut,
    )


def _sourced(turn: Turn, summary: str) -> frozenset[str]:
    """Return the lines that name time and source of their numbers themselves."""
    rules, zone = turn.desk.playbook.facts, turn.desk.house.zone
    read = {
        line: read_claim(line, turn.now, zone, turn.locale, rules)
        for line in summary.splitlines()
    }
    return frozenset(line for line, said in read.items() if said.as_of and said.source)


async def add(turn: Turn, issue: Issue, **fields: str) -> None:
    """Keep something that its writer added."""
    kept = await turn.unit.sitreps.draft(issue.id, turn.member.user_id)
    before = kept or SitrepDraft(issue.id, turn.member.user_id, turn.now, {})
    draft = replace(before, at=turn.now, fields={**before.fields, **fields})
    await turn.unit.sitreps.keep_draft(draft)
    await turn.record("sitrep_drafted", issue.id, ",".join(fields))
