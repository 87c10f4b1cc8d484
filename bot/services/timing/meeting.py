"""Meeting clocks: what happened stops them, and whoever was told of them hears so."""

from datetime import datetime

from bot.domain.access import may_see
from bot.domain.clocks import STOPPED_BY, ClockName, Stop
from bot.domain.entry_numbers import short_number
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.ports.storage import RunningClock
from bot.services.timing.starting import awake, calmer, keep_running, work_of
from bot.services.turn import Turn
from bot.services.views import issue_view


async def meet(turn: Turn, issue: Issue, stop: Stop, subject: str = "") -> None:
    """Stop the clocks that *stop* meets, and rewrite what was said about them."""
    for clock in await turn.unit.issues.clocks(issue.id):
        meant = STOPPED_BY.get(clock.name) is stop and clock.subject == subject
        if clock.met_at is None and meant:
            await end_clock(turn, issue, clock)


async def end_clock(turn: Turn, issue: Issue, clock: RunningClock) -> None:
    """Mark a clock as met; nobody is told of it any more."""
    await turn.unit.issues.meet_clock(issue.id, clock.name, turn.now, clock.subject)
    await hush(turn, issue, clock)


def guard_of(clock: RunningClock) -> str:
    """Return what keeps the letters about one clock together."""
    return f"{clock.issue_id}#{clock.name}#{clock.subject}"


async def hush(turn: Turn, issue: Issue, clock: RunningClock) -> None:
    """Take back the unwritten calls about a clock, and let the written ones say so."""
    guard = guard_of(clock)
    await turn.unit.letters.cancel_guarded(guard)
    told = await turn.unit.letters.guarded(guard)
    readers = await turn.people() if told else {}
    for letter in told:
        to = readers.get(letter.letter.chat_id)
        if to is None or not to.active or not may_see(to, issue):
            continue
        await turn.tell(
            to,
            "clock_met",
            klass=MessageClass.BOARD,
            key=f"{turn.key}:met:{letter.id}",
            edits=letter.letter.key,
            slot=f"rewrite:{letter.id}",
            rows=[[turn.button("see_issue", issue.id, locale=to.locale)]],
            issue=await issue_view(turn, issue, to),
            clock=clock_label(turn, clock, to.locale),
            now=turn.now,
        )


def clock_label(turn: Turn, clock: RunningClock, locale: str = "") -> str:
    """Name a clock, and which of several it is: "persetujuan naskah D1"."""
    name = turn.label(f"clock.{clock.name}", locale)
    which = short_number(clock.subject, clock.issue_id)
    return f"{name} {which}" if which else name


async def silence(turn: Turn, issue: Issue, name: ClockName) -> None:
    """Tell nobody of a clock that is answered for now, though it is not met."""
    for clock in await turn.unit.issues.clocks(issue.id):
        if clock.name == name and clock.met_at is None:
            await turn.unit.issues.start_clock(replace(clock, look_at=None))
            await hush(turn, issue, clock)


async def ask_again(turn: Turn, issue: Issue, name: ClockName) -> None:
    """Tell people again of a clock that was silenced: what answered it is void."""
    for clock in await turn.unit.issues.clocks(issue.id):
        if clock.name == name and clock.met_at is None:
            await keep_running(turn, issue.level, clock)


async def tell_public(turn: Turn, issue: Issue, next_at: datetime | None) -> None:
    """Let the clock of the next public update run from now, if the level has one.

    *next_at* is when the next word was promised; later than the rhythm it may not be.
    """
    if issue.level is None:
        return
    clocks = {c.name: c for c in await turn.unit.issues.clocks(issue.id)}
    name, before = ClockName.PUBLIC_UPDATE, clocks.get(ClockName.PUBLIC_UPDATE)
    began = before.started_at if before else turn.now
    rhythm = turn.desk.playbook.clocks.due(
        issue.level, name, began, turn.now, work_of(turn)
    )
    if rhythm is None:
        return
    rhythm = awake(turn, issue.level, calmer(issue, turn.now, rhythm))
    if before is not None:
        await hush(turn, issue, before)
    clock = RunningClock(issue.id, name, began, min(next_at or rhythm, rhythm))
    await keep_running(turn, issue.level, replace(clock, since=turn.now))
