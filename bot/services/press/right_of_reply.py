"""Hak jawab: a tap on coverage that is wrong or one-sided starts its two months."""

from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.clipping import Clipping, Tone
from bot.domain.enquiry import Enquiry, Verdict
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.legal import TERMS, LegalClock, warning
from bot.domain.member import Member
from bot.domain.press_errors import ReplyTimeOver
from bot.ports.mail import Button
from bot.ports.storage import RunningClock
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.timing.legal import legal_rows
from bot.services.timing.meeting import clock_label
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

RIGHT = LegalClock.RIGHT_OF_REPLY

#: So many pieces of coverage are offered with a button each.
OFFERED = 8


async def reply_rows(
    turn: Turn, issue: Issue, one: Clipping | Enquiry | None, to: Member
) -> list[list[Button]]:
    """Offer to start the time for one piece of coverage that harms the office."""
    if one is None or not _harms(one) or not await _free(turn, issue, one, to):
        return []
    return [[turn.button("reply_start", one.id, locale=to.locale)]]


def _harms(one: Clipping | Enquiry) -> bool:
    if isinstance(one, Clipping):
        return one.tone is Tone.NEGATIVE
    return one.balanced is Verdict.NO


async def _free(turn: Turn, issue: Issue, one: Clipping | Enquiry, to: Member) -> bool:
    if issue.state in TERMINAL or not may(to, Action.CLAIM_REPLY):
        return False
    clocks = await turn.unit.issues.clocks(issue.id)
    return (RIGHT, one.id) not in {clock.key for clock in clocks}


async def ask_reply(desk: Desk, pressed: Pressed) -> str:
    """Ask which clipping is wrong, where the sheet of clippings was open."""
    async with member_turn(desk, pressed, Action.CLAIM_REPLY) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        found = await harmful(turn, issue)
        buttons = [turn.button("reply_start", c.id, text=c.short) for c in found]
        rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
        back = turn.button("clippings", issue.id, version=1, label="back")
        view = await issue_view(turn, issue, turn.member)
        words = [(one.short, one.words or one.link or one.number) for one in found]
        await turn.reply("reply_which", rows=[*rows, [back]], issue=view, found=words)
    return turn.toast


async def harmful(turn: Turn, issue: Issue) -> list[Clipping]:
    """Return the clippings for which the asker could start the time, newest first."""
    found = await turn.unit.clippings.of_issue(issue.id)
    able = [
        one
        for one in found[::-1]
        if _harms(one) and await _free(turn, issue, one, turn.member)
    ]
    return able[:OFFERED]


async def start_reply(desk: Desk, pressed: Pressed) -> str:
    """Start the time of the law for one clipping, or for how an answer was printed."""
    async with member_turn(desk, pressed, Action.CLAIM_REPLY) as turn:
        issue, one = await coverage(turn, pressed.press.subject)
        clock = _clock(turn, issue, one)
        started = await _begin(turn, issue, one, clock)
        await turn.reply(
            "reply_started",
            fresh=True,
            rows=[
                *_letter_row(turn, one),
                *await legal_rows(turn, issue, turn.member),
                [turn.button("see_issue", issue.id)],
            ],
            issue=await issue_view(turn, issue, turn.member),
            clock=clock_label(turn, clock),
            over=started is not None and started.met_at is not None,
            started=clock.started_at,
            due=clock.due_at,
            now=turn.now,
        )
    return turn.toast


def _letter_row(turn: Turn, one: Clipping | Enquiry) -> list[list[Button]]:
    if not may(turn.member, Action.DRAFT):
        return []
    return [[turn.button("right_about", one.id, label="right_letter")]]


async def begin_time(turn: Turn, issue: Issue, one: Clipping | Enquiry) -> bool:
    """Start the time of the law for coverage, once; False where it is over."""
    try:
        clock = _clock(turn, issue, one)
    except ReplyTimeOver:
        return False
    await _begin(turn, issue, one, clock)
    return True


async def _begin(
    turn: Turn, issue: Issue, one: Clipping | Enquiry, clock: RunningClock
) -> RunningClock | None:
    """Start a clock that does not run; return the one that does."""
    clocks = await turn.unit.issues.clocks(issue.id)
    started = next((c for c in clocks if c.key == clock.key), None)
    if started is None:
        await turn.unit.issues.start_clock(clock)
        await turn.record("legal_started", issue.id, f"{RIGHT} {one.short}")
    return started


async def coverage(turn: Turn, subject: str) -> tuple[Issue, Clipping | Enquiry]:
    """Return a clipping, or an enquiry that was printed, with its issue."""
    one: Clipping | Enquiry | None = await turn.unit.clippings.find(subject)
    one = one or await turn.unit.enquiries.find(subject)
    if one is None:
        raise ButtonExpired
    return await open_issue(turn, one.issue_id), one


def _clock(turn: Turn, issue: Issue, one: Clipping | Enquiry) -> RunningClock:
    """Count from the publication; an answer cannot be printed before it was given."""
    published = _published(one) or turn.now
    due_at = TERMS[RIGHT].ends(published)
    if due_at <= turn.now:
        remedies = (("clippings", issue.id),)
        raise ReplyTimeOver(number=one.number, at=due_at, remedies=remedies)
    look_at = warning(RIGHT, published, turn.now)
    return RunningClock(issue.id, RIGHT, published, due_at, look_at=look_at,
                        subject=one.id)  # fmt: skip


def _published(one: Clipping | Enquiry) -> datetime | None:
    return one.published_at if isinstance(one, Clipping) else one.answered_at
