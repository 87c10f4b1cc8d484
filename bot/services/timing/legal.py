"""The clocks of the law: started by facts, warned about, ended by a person."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.access import Action, may, may_see
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.legal import TERMS, LegalClock, warning
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import Button, MessageClass
from bot.ports.storage import RunningClock
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
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
                    issue.reported_at + term.wait,
                    look_at=warning(name, issue.reported_at, turn.now),
                )
            )
            await turn.record("legal_started", issue.id, name)


async def _running(turn: Turn, issue: Issue) -> list[RunningClock]:
    clocks = await turn.unit.issues.clocks(issue.id)
    return [c for c in clocks if c.met_at is None and c.name in TERMS]


async def hand_on(turn: Turn, issue: Issue, target: Issue) -> None:
    """Let the clocks of the law go on where an issue was merged; the sooner end counts.

    What the target has answered for already is answered for both.
    """
    known = {clock.name: clock for clock in await turn.unit.issues.clocks(target.id)}
    for clock in await _running(turn, issue):
        other = known.get(clock.name)
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
        (turn.label(f"clock.{clock.name}", locale), clock.due_at)
        for clock in await _running(turn, issue)
    ]


async def legal_rows(turn: Turn, issue: Issue, viewer: Member) -> list[list[Button]]:
    """Return the buttons that end a legal clock, for those who answer for it."""
    if not may(viewer, Action.END_LEGAL):
        return []
    return [
        [_done_button(turn, issue, clock, viewer.locale)]
        for clock in await _running(turn, issue)
    ]


def _done_button(turn: Turn, issue: Issue, clock: RunningClock, locale: str) -> Button:
    text = turn.label(f"legal_done.{clock.name}", locale)
    return turn.button("legal_done", issue.id, value=clock.name, text=text)


async def ask_legal_done(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before a clock of the law ends."""
    async with member_turn(desk, pressed, Action.END_LEGAL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        clock = await _the_clock(turn, issue, pressed.press.value)
        rows = [
            [turn.button("legal_sure", issue.id, value=clock.name)],
            [turn.button("see_issue", issue.id, value="here", label="back")],
        ]
        await turn.reply(
            "legal_ask",
            fresh=True,
            rows=rows,
            issue=await issue_view(turn, issue, turn.member),
            clock=turn.label(f"clock.{clock.name}"),
            due=clock.due_at,
            now=turn.now,
        )
    return turn.toast


async def _the_clock(turn: Turn, issue: Issue, name: str) -> RunningClock:
    found = [clock for clock in await _running(turn, issue) if clock.name == name]
    if not found:
        raise ButtonExpired
    return found[0]


async def legal_done(desk: Desk, pressed: Pressed) -> str:
    """End a clock of the law: a person answers for what it asked."""
    async with member_turn(desk, pressed, Action.END_LEGAL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        clock = await _the_clock(turn, issue, pressed.press.value)
        await turn.unit.issues.meet_clock(issue.id, clock.name, turn.now)
        await turn.record("legal_done", issue.id, clock.name)
        await turn.reply(
            "legal_done",
            rows=[[turn.button("see_issue", issue.id, value="here")]],
            issue=await issue_view(turn, issue, turn.member),
            clock=turn.label(f"clock.{clock.name}"),
            now=turn.now,
        )
    return turn.toast


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
                [_done_button(turn, issue, clock, to.locale)],
                [turn.button("see_issue", issue.id, locale=to.locale)],
            ],
            issue=await issue_view(turn, issue, to),
            clock=turn.label(f"clock.{clock.name}", to.locale),
            started=clock.started_at,
            due=clock.due_at,
            now=turn.now,
        )
    await turn.record("legal_warned", issue.id, f"{name} {clock.rung}")
    at = warning(name, clock.started_at, turn.now)
    await turn.unit.issues.start_clock(replace(clock, rung=clock.rung + 1, look_at=at))
