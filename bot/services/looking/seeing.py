"""Seeing: the list of open issues, the card of one, its timeline, its attachments."""

from bot.domain.access import Action, may, may_reach, may_see
from bot.domain.errors import Refusal
from bot.domain.issue import Issue
from bot.services.cards.keeping import show_card
from bot.services.deadlines import deadlines
from bot.services.desk import Desk
from bot.services.finding import issue_of_number, issue_typed, the_issue
from bot.services.looking.sight import count_seen, open_issues
from bot.services.requests import Pressed, Typed
from bot.services.timing.meeting import clock_label
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: How many issues one list shows; the rest is one line.
LISTED = 8


async def see_issues(desk: Desk, typed: Typed) -> str:
    """/isu lists what is open, most urgent first; /isu N shows one card."""
    async with member_turn(desk, typed, Action.SEE_ISSUES) as turn:
        own = await _own_report(turn, await issue_of_number(turn, typed.text))
        if own:
            await _show_own(turn, own)
        elif typed.text:
            await show_card(turn, await issue_typed(turn, typed.text))
        else:
            await _show_list(turn)
    return turn.toast


async def _show_list(turn: Turn) -> None:
    lines = []
    for issue in await open_issues(turn, turn.member, LISTED):
        view = await issue_view(turn, issue, turn.member)
        lines.append((view, await next_clock(turn, issue)))
    buttons = [turn.button("see_issue", view.id, text=view.short) for view, _ in lines]
    rows = [buttons[i : i + 4] for i in range(0, len(buttons), 4)]
    rows += [[turn.button("map")]] if lines else []
    total = await count_seen(turn, turn.member)
    await turn.reply("issues", rows=rows, lines=lines, total=total, now=turn.now)


async def next_clock(
    turn: Turn, issue: Issue, locale: str = ""
) -> tuple[str, object] | None:
    """Return the next deadline of an issue: its name and when it is due."""
    for clock in await deadlines(turn, issue):
        return clock_label(turn, clock, locale), clock.due_at
    return None


async def see_issue(desk: Desk, pressed: Pressed) -> str:
    """Show the card of one issue: anew, or in place of what was opened from it."""
    async with member_turn(desk, pressed, Action.SEE_ISSUES) as turn:
        found = await turn.unit.issues.find(pressed.press.subject)
        if own := await _own_report(turn, found):
            await _show_own(turn, own)
            return turn.toast
        issue = await the_issue(turn, pressed.press.subject)
        await show_card(turn, issue, fresh=pressed.press.value != "here")
    return turn.toast


async def _own_report(turn: Turn, issue: Issue | None) -> Issue | None:
    """Return an issue of which its reporter sees only the own report; else None."""
    if issue is None or may_see(turn.member, issue):
        return None
    return issue if may_reach(turn.member, issue, Action.DESCRIBE) else None


async def _show_own(turn: Turn, issue: Issue) -> None:
    """Show a reporter what they reported: it is in hand, and restricted."""
    reports = await turn.unit.reports.of_issue(issue.id)
    own = [r.content.text for r in reports if r.author == turn.member.user_id]
    await turn.reply(
        "own_report",
        fresh=True,
        number=issue.number,
        text=own[0] if own else "",
        at=issue.reported_at,
        now=turn.now,
    )


async def show_issue_again(turn: Turn, pressed: Pressed, refusal: Refusal) -> None:
    """After a stale press, let the message under the button tell the truth again."""
    issue = await turn.unit.issues.find(pressed.press.subject)
    if issue is None or not may(turn.member, Action.SEE_ISSUES):
        return
    if not may_see(turn.member, issue):
        return
    if pressed.press.action in STALE_ON_CARD:
        turn.message_id = pressed.message_id
        await show_card(turn, issue)
        turn.message_id = 0


#: Buttons whose message becomes the card when they come too late.
STALE_ON_CARD = frozenset({"take", "hand_to", "accept", "decline", "urgency"})
