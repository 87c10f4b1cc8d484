"""The terms of SP4N-LAPOR!: they begin with a number, and end with the last answer."""

from bot.domain.issue import Issue
from bot.domain.legal import TERMS, LegalClock, warning
from bot.ports.storage import RunningClock
from bot.services.turn import Turn

#: A first word in three days, an answer to a request without investigation in five.
LAPOR = (LegalClock.LAPOR_FIRST, LegalClock.LAPOR_PLAIN)


async def start_lapor(turn: Turn, issue: Issue) -> None:
    """Start the terms of the law for the first request with a number."""
    running = {c.name for c in await turn.unit.issues.clocks(issue.id) if not c.met_at}
    for name in LAPOR:
        if name in running:
            continue
        due_at = turn.now + TERMS[name].wait
        look_at = warning(name, turn.now, turn.now)
        clock = RunningClock(issue.id, name, turn.now, due_at, look_at=look_at)
        await turn.unit.issues.start_clock(clock)
        await turn.record("legal_started", issue.id, name)


async def end_lapor(turn: Turn, issue: Issue) -> None:
    """End the terms once every request with a number is answered."""
    inputs = await turn.unit.citizen_inputs.of_issue(issue.id)
    if any(one.lapor and one.waits for one in inputs):
        return
    running = {c.name for c in await turn.unit.issues.clocks(issue.id) if not c.met_at}
    for name in LAPOR:
        if name in running:
            await turn.unit.issues.meet_clock(issue.id, name, turn.now)
            await turn.record("legal_done", issue.id, name)
