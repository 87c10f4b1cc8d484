"""What the minutes of a meeting lack at this moment, from the registers."""

from bot.domain.bound_numbers import unbound
from bot.domain.findings import Finding
from bot.domain.guards import Need, met
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.meeting import LineKind, Meeting, unmarked
from bot.domain.minutes_checks import MinutesContents, minutes_findings
from bot.domain.task import unowned
from bot.services.life.gathering import dossier_of
from bot.services.meetings.meeting_views import guest_name
from bot.services.turn import Turn

#: What the minutes record of these from L3 on, where the office's T12 asks for it.
ON_RECORD = (Need.SPEAKER_ACCEPTED, Need.SPEAKER_NAMED, Need.NARRATIVE_APPROVED)


async def findings_of(turn: Turn, issue: Issue, meeting: Meeting) -> list[Finding]:
    """Return everything that the minutes lack."""
    lines = await turn.unit.meetings.lines(meeting.id)
    notes = [line.text for line in lines if line.kind is LineKind.NOTE]
    facts = await turn.unit.facts.of_issue(issue.id)
    differed = any(line.kind is LineKind.DISSENT for line in lines)
    return minutes_findings(
        MinutesContents(
            lines=len(lines),
            unowned=await _unowned(turn, issue, {line.decision for line in lines}),
            unmarked=await _unmarked(turn, meeting),
            loose=tuple(unbound("\n".join(notes), facts, turn.locale)),
            silent=await _silent(turn, issue),
            differed=differed or meeting.none_differed,
            held_at=meeting.began_at,
            approved_at=meeting.approved_at,
            now=turn.now,
            strict=_strict(turn, issue),
        )
    )


def _strict(turn: Turn, issue: Issue) -> bool:
    """Tell whether the office asks for approved minutes before it acts (T12)."""
    asked = turn.desk.playbook.life.rule("T12").at(issue.level or Level.L1)
    return Need.MINUTES_APPROVED in asked


async def _unowned(turn: Turn, issue: Issue, mine: set[str]) -> tuple[str, ...]:
    """Return the decisions of these minutes that nobody carries out."""
    decisions = await turn.unit.tasks.decisions(issue.id)
    tasks = await turn.unit.tasks.of_issue(issue.id)
    found = unowned([one for one in decisions if one.id in mine], tasks)
    return tuple(one.short for one in found)


async def _unmarked(turn: Turn, meeting: Meeting) -> tuple[str, ...]:
    team = await turn.people()
    guests = await turn.unit.meetings.guests(meeting.id)
    return tuple(guest_name(turn, g, team, turn.member) for g in unmarked(guests))


async def _silent(turn: Turn, issue: Issue) -> tuple[str, ...]:
    """Return what is not on record of who speaks and of the narrative, from L3 on."""
    if issue.level is None or issue.level < Level.L3:
        return ()
    asked = turn.desk.playbook.life.rule("T12").at(issue.level)
    dossier = await dossier_of(turn, issue)
    lacking = [n for n in ON_RECORD if n in asked and not met(n, dossier)]
    return tuple(turn.label(f"on_record.{need}") for need in lacking)
