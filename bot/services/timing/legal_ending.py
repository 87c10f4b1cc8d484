"""Ending a clock of the law: a person answers for it, or says why nothing is owed."""

from bot.domain.access import Action
from bot.domain.entry_numbers import short_number
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.legal import LegalClock, NoReply
from bot.ports.mail import Button
from bot.ports.storage import RunningClock
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.timing.legal import place_of, running_legal
from bot.services.timing.meeting import clock_label
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def ask_legal_done(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before a clock of the law ends."""
    async with member_turn(desk, pressed, Action.END_LEGAL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        clock = await _the_clock(turn, issue, pressed.press.value)
        await turn.reply(
            "legal_ask",
            fresh=True,
            rows=_ends(turn, issue, clock),
            issue=await issue_view(turn, issue, turn.member),
            clock=clock_label(turn, clock),
            optional=_optional(clock),
            due=clock.due_at,
            now=turn.now,
        )
    return turn.toast


def _optional(clock: RunningClock) -> bool:
    """Tell whether the office may also decide not to use its right."""
    return clock.name == LegalClock.RIGHT_OF_REPLY


def _ends(turn: Turn, issue: Issue, clock: RunningClock) -> list[list[Button]]:
    sure = turn.button("legal_sure", issue.id, value=place_of(clock))
    reasons = [
        turn.button(
            "legal_declined",
            issue.id,
            value=f"{reason} {place_of(clock)}",
            text=turn.label(f"no_reply.{reason}"),
        )
        for reason in (NoReply if _optional(clock) else ())
    ]
    back = turn.button("see_issue", issue.id, value="here", label="back")
    return [[sure], *[[reason] for reason in reasons], [back]]


async def _the_clock(turn: Turn, issue: Issue, place: str) -> RunningClock:
    found = [c for c in await running_legal(turn, issue) if place_of(c) == place]
    if not found:
        raise ButtonExpired
    return found[0]


async def legal_done(desk: Desk, pressed: Pressed) -> str:
    """End a clock of the law: a person answers for what it asked."""
    async with member_turn(desk, pressed, Action.END_LEGAL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        clock = await _the_clock(turn, issue, pressed.press.value)
        await _end(turn, issue, clock, "legal_done")
    return turn.toast


async def legal_declined(desk: Desk, pressed: Pressed) -> str:
    """End the clock of a right that the office does not use, for the reason tapped."""
    async with member_turn(desk, pressed, Action.END_LEGAL) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        reason, _, place = pressed.press.value.partition(" ")
        clock = await _the_clock(turn, issue, place)
        await _end(turn, issue, clock, "legal_declined", NoReply(reason))
    return turn.toast


async def _end(
    turn: Turn, issue: Issue, clock: RunningClock, deed: str, why: str = ""
) -> None:
    await turn.unit.issues.meet_clock(issue.id, clock.name, turn.now, clock.subject)
    which = short_number(clock.subject, issue.id)
    detail = f"{clock.name} {which} {why}"
    await turn.record(deed, issue.id, " ".join(detail.split()))
    await turn.reply(
        "legal_done",
        rows=[[turn.button("see_issue", issue.id, value="here")]],
        issue=await issue_view(turn, issue, turn.member),
        clock=clock_label(turn, clock),
        why=turn.label(f"no_reply.{why}") if why else "",
        now=turn.now,
    )
