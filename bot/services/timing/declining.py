"""Deciding that the public is told nothing, which is a decision too (C4 at L2)."""

from bot.domain.access import Action
from bot.domain.clocks import ClockName, Stop
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.ports.cards import PublicWord
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.timing.meeting import end_clock, meet
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def may_decline(turn: Turn, issue: Issue) -> bool:
    """Tell whether it is still to be decided whether to say anything at all."""
    clocks = await turn.unit.issues.clocks(issue.id)
    names = {clock.name for clock in clocks if clock.met_at is None}
    low = issue.level is not None and issue.level < Level.L3
    return low and ClockName.FIRST_WORD_DECISION in names


async def ask_decline(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before nothing is said."""
    async with member_turn(desk, pressed, Action.TELL_PUBLIC) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        if not await may_decline(turn, issue):
            turn.toast = turn.label("toast.clock_over")
            return turn.toast
        rows = [
            [turn.button("decline_sure", issue.id)],
            [turn.button("see_issue", issue.id, value="here", label="back")],
        ]
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("decline_ask", fresh=True, rows=rows, issue=view)
    return turn.toast


async def decline_word(desk: Desk, pressed: Pressed) -> str:
    """Decide that nothing is said; if the level rises to L3, a first word is owed."""
    async with member_turn(desk, pressed, Action.TELL_PUBLIC) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        if not await may_decline(turn, issue):
            turn.toast = turn.label("toast.clock_over")
            return turn.toast
        await meet(turn, issue, Stop.TEXT_BEGUN)
        for clock in await turn.unit.issues.clocks(issue.id):
            if clock.name == ClockName.FIRST_WORD and clock.met_at is None:
                await end_clock(turn, issue, clock)
        word = PublicWord(issue.id, turn.now, "declined", turn.member.user_id)
        await turn.unit.cards.add_word(word)
        await turn.record("word_declined", issue.id)
        view = await issue_view(turn, issue, turn.member)
        rows = [[turn.button("see_issue", issue.id, value="here")]]
        await turn.reply("declined", rows=rows, issue=view, now=turn.now)
    return turn.toast
