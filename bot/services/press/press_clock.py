"""The clock of a question: the earlier of the journalist's deadline and C8."""

from datetime import datetime, timedelta

from bot.domain.clocks import ClockName, Stop
from bot.domain.enquiry import Enquiry, Line
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.values import replace
from bot.ports.storage import RunningClock
from bot.services.timing.meeting import hush, meet
from bot.services.timing.starting import keep_running, work_of
from bot.services.turn import Turn

#: How long an answer may take where the office's plan does not say.
USUAL = timedelta(days=1)


def due(
    turn: Turn, level: Level | None, since: datetime, wanted: datetime | None
) -> datetime:
    """Return when a question is due; an issue not assessed counts as L1."""
    work = work_of(turn)
    clocks = turn.desk.playbook.clocks
    ours = clocks.due(level or Level.L1, ClockName.ENQUIRY, since, since, work)
    ours = ours or since + USUAL
    return min(ours, wanted) if wanted else ours


async def run_clock(turn: Turn, issue: Issue, enquiry: Enquiry) -> None:
    """Start the clock of a question, or let it end at another time."""
    since = enquiry.first_answer_at or enquiry.created_at
    clock = RunningClock(
        issue.id, ClockName.ENQUIRY, since, enquiry.due_at, subject=enquiry.id
    )
    await keep_running(turn, issue.level, clock)


async def stop_clock(turn: Turn, issue: Issue, enquiry: Enquiry) -> None:
    """Stop it: the journalist has an answer."""
    await meet(turn, issue, Stop.ENQUIRY_ANSWERED, enquiry.id)


async def follow_level(turn: Turn, issue: Issue) -> None:
    """Let open questions be due as the level of an issue wants it.

    What was promised to a journalist by a holding line stays promised.
    """
    for enquiry in await turn.unit.enquiries.of_issue(issue.id):
        if enquiry.open and enquiry.line is not Line.HOLDING:
            at = due(turn, issue.level, enquiry.created_at, enquiry.wanted_at)
            if at != enquiry.due_at:
                changed = replace(enquiry, due_at=at)
                changed = await turn.unit.enquiries.save(changed)
                await run_clock(turn, issue, changed)


async def move_press(turn: Turn, issue: Issue, target: Issue) -> None:
    """Move questions and clippings to the issue that another was merged into."""
    for clock in await turn.unit.issues.clocks(issue.id):
        if clock.name == ClockName.ENQUIRY and clock.met_at is None:
            await turn.unit.issues.meet_clock(
                issue.id, clock.name, turn.now, clock.subject
            )
            await hush(turn, issue, clock)
    await turn.unit.enquiries.move(issue.id, target.id)
    await turn.unit.clippings.move(issue.id, target.id)
    known = {clock.key for clock in await turn.unit.issues.clocks(target.id)}
    for enquiry in await turn.unit.enquiries.of_issue(target.id):
        if enquiry.open and (ClockName.ENQUIRY, enquiry.id) not in known:
            await run_clock(turn, target, enquiry)
    await follow_level(turn, target)
