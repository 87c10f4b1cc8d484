"""The page "Strategi & pesan": strategy, messages and narrative at a glance."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.map_findings import MapRule
from bot.domain.message_map import WORDS, count_words
from bot.domain.narrative import in_force
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.requests import Pressed
from bot.services.strategy.map_screen import SHOWN
from bot.services.strategy.standing import looked_over, map_of, strategy_of
from bot.services.strategy.strategy_screen import strategy_view
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def see_messages(desk: Desk, pressed: Pressed) -> str:
    """Show what an issue has of all three, with a button for each."""
    async with member_turn(desk, pressed, Action.SEE_STRATEGY) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await turn.unit.dialogues.end(turn.member.user_id)
        await _show(turn, issue)
    return turn.toast


async def _show(turn: Turn, issue: Issue) -> None:
    chosen = await strategy_of(turn, issue)
    current = await map_of(turn, issue)
    told = await turn.unit.plans.narratives(issue.id)
    holding = in_force(told)
    await turn.reply(
        "messages",
        rows=_rows(turn, issue),
        issue=await issue_view(turn, issue, turn.member),
        chosen=strategy_view(turn, chosen.cluster, chosen.stance) if chosen else None,
        messages=[one.text for one in current.messages[:SHOWN]] if current else [],
        words=count_words(current.messages) if current else 0,
        limit=WORDS,
        to_do=await _to_do(turn, issue),
        core=holding.said.core if holding else "",
        holds=holding.version if holding else 0,
        waits=told[-1].version if told and told[-1].approved_by is None else 0,
    )


def _rows(turn: Turn, issue: Issue) -> list[list[Button]]:
    buttons = [
        turn.button(name, issue.id, version=1)
        for name in ("strategy", "message_map", "narrative")
    ]
    back = turn.button("books", issue.id, version=1, label="back")
    return [buttons[:2], buttons[2:], [back]]


async def _to_do(turn: Turn, issue: Issue) -> int:
    """Count what is to be put right in the map; advice is not counted."""
    current = await map_of(turn, issue)
    if current is None:
        return 0
    _, found = await looked_over(turn, issue, current.said)
    return sum(one.rule is not MapRule.ORDER for one in found)
