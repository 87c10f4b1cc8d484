"""The clocks of the law: started by facts, warned about, ended by a person."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.access import Action, may, may_see
from bot.domain.entry_numbers import short_number
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.legal import TERMS, LegalClock, warning
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Button, MessageClass
from bot.ports.storage import RunningClock
from bot.services.kinds.offering import owed_row
from bot.services.timing.meeting import clock_label
from bot.services.turn import Turn
from bot.services.views import issue_view

#: Who is warned.
WARNED = frozenset({Role.CRISIS_LEAD, Role.LEGAL_ADVISER})


async def start_legal(turn: Turn, issue: Issue, flags: Iterable[str]) -> None:
    """Start the clocks that the facts of an issue start, each once, from the report.

    The office knew of it when it was reported: that is what the law counts from.
    """
    known = {clock.name for clock in await turn.unit.issues.clocks(issue.id)}
    for name, term in TERMS.items():
        if term.flag is not None and term.flag in set(flags) and name not in known:
            await turn.unit.issues.start_clock(
                RunningClock(
                    issue.id,
                    name,
                    issue.reported_at,
                    term.ends(issue.reported_at),
                    look_at=warning(name, issue.reported_at, turn.now),
                )
            )
            await turn.record("legal_started", issue.id, name)


async def running_legal(turn: Turn, issue: Issue) -> list[RunningClock]:
    """Return the clocks of the law that nobody has answered for, the next due first."""
    clocks = await turn.unit.issues.clocks(issue.id)
    return [c for c in clocks if c.met_at is None and c.name in TERMS]


async def hand_on(turn: Turn, issue: Issue, target: Issue) -> None:
    """Let the clocks of the law go on where an issue was merged; the sooner end counts.

    What the target has answered for already is answered for both.
    """
    known = {clock.key: clock for clock in await turn.unit.issues.clocks(target.id)}
    for clock in await running_legal(turn, issue):
        other = known.get(clock.key)
        if other is None or (other.met_at is None and clock.due_at < other.due_at):
            look = warning(LegalClock(clock.name), clock.started_at, turn.now)
            await turn.unit.issues.start_clock(
                replace(clock, issue_id=target.id, look_at=look)
            )
            await turn.record("legal_started", target.id, clock.name)


async def watch_again(turn: Turn, clock: RunningClock) -> None:
    """Let a clock of the law warn again whose issue was finished for a while."""
    if clock.look_at is None:
        at = warning(LegalClock(clock.name), clock.started_at, turn.now)
        await turn.unit.issues.start_clock(replace(clock, look_at=at))


async def legal_lines(
    turn: Turn, issue: Issue, locale: str
) -> list[tuple[str, datetime]]:
    """Return name and end of the legal clocks that run."""
    if issue.state in TERMINAL:
        return []
    return [
        (clock_label(turn, clock, locale), clock.due_at)
        for clock in await running_legal(turn, issue)
    ]


async def legal_rows(turn: Turn, issue: Issue, viewer: Member) -> list[list[Button]]:
    """Return the buttons that end a legal clock, for those who answer for it."""
    if not may(viewer, Action.END_LEGAL):
        return []
    return [
        [_done_button(turn, issue, clock, viewer.locale)]
        for clock in await running_legal(turn, issue)
    ]


async def owed_rows(turn: Turn, issue: Issue, to: Member) -> list[list[Button]]:
    """Offer the texts for which a clock of the law runs, to who may write them."""
    clocks = await running_legal(turn, issue)
    return [row for clock in clocks for row in owed_row(turn, issue, clock.name, to)]


def _done_button(turn: Turn, issue: Issue, clock: RunningClock, locale: str) -> Button:
    which = short_number(clock.subject, clock.issue_id)
    text = f"{turn.label(f'legal_done.{clock.name}', locale)} {which}".strip()
    return turn.button("legal_done", issue.id, value=place_of(clock), text=text)


def place_of(clock: RunningClock) -> str:
    """Return what a button says of a clock: its name, and what it is about."""
    return f"{clock.name} {clock.subject}".strip()


async def warn(turn: Turn, issue: Issue, clock: RunningClock) -> None:
    """Warn those who answer for a clock of the law, and say when the next one comes."""
    name = LegalClock(clock.name)
    for to in await turn.team():
        if not to.reachable or not to.roles & WARNED or not may_see(to, issue):
            continue
        await turn.tell(
            to,
            "legal_warning",
            klass=MessageClass.PING,
            key=f"{turn.key}:{to.user_id}",
            rows=[
                *owed_row(turn, issue, name, to),
                [_done_button(turn, issue, clock, to.locale)],
                [turn.button("see_issue", issue.id, locale=to.locale)],
            ],
            issue=await issue_view(turn, issue, to),
            clock=clock_label(turn, clock, to.locale),
            started=clock.started_at,
            due=clock.due_at,
            now=turn.now,
        )
    await turn.record("legal_warned", issue.id, f"{name} {clock.rung}")
    at = warning(name, clock.started_at, turn.now)
    await turn.unit.issues.start_clock(replace(clock, rung=clock.rung + 1, look_at=at))
