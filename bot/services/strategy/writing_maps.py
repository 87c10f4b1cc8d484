"""Writing the message map: in one message, or line by line."""

from bot.domain.access import Action, may
from bot.domain.errors import NothingWritten
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.message_map import (
    MapText,
    MessageMap,
    read_map,
    typed,
)
from bot.domain.strategy_errors import MapNotUnderstood
from bot.domain.text import clean, visible
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.life.debts import settle_debts
from bot.services.requests import Pressed, Sent
from bot.services.strategy.map_screen import show_map
from bot.services.strategy.standing import map_of
from bot.services.strategy.ways import back_row, checked, writable
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: The question that a whole map answers.
WHOLE = "message_map"

_NEED = Need.MESSAGE_MAP_WRITTEN


async def map_words(turn: Turn, issue: Issue, words: str) -> None:
    """Write the message map that was typed."""
    words = await turn.hide(checked(words))
    issue = await writable(turn, issue.id, _NEED)
    await write_map(turn, issue, _read(words), "")


async def see_map(desk: Desk, pressed: Pressed) -> str:
    """Show the map of the issue under the button; value is the origin."""
    async with member_turn(desk, pressed, Action.SEE_STRATEGY) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await turn.unit.dialogues.end(turn.member.user_id)
        await open_map(turn, issue, pressed.press.value)
    return turn.toast


async def open_map(turn: Turn, issue: Issue, origin: str = "") -> None:
    """Show the map, or ask for it where there is none yet."""
    current = await map_of(turn, issue)
    if current is None:
        await _ask_whole(turn, issue, origin, "")
    else:
        await show_map(turn, issue, current, origin)


async def write_anew(desk: Desk, pressed: Pressed) -> str:
    """Ask for the whole map, and show what it says now to be copied."""
    async with member_turn(desk, pressed, Action.PLAN_MESSAGES) as turn:
        issue = await writable(turn, pressed.press.subject, _NEED)
        current = await map_of(turn, issue)
        words = typed(current.said) if current else ""
        await _ask_whole(turn, issue, pressed.press.value, words)
    return turn.toast


async def _ask_whole(turn: Turn, issue: Issue, origin: str, current: str) -> None:
    owing = origin and issue.state in TERMINAL
    able = may(turn.member, Action.PLAN_MESSAGES)
    if able and (owing or issue.state not in TERMINAL):
        await turn.ask(WHOLE, issue.id, {"origin": origin})
    await turn.reply(
        "message_map_ask",
        rows=[back_row(turn, issue, origin, "messages")],
        issue=await issue_view(turn, issue, turn.member),
        able=able,
        current=current,
    )


async def answer_map(desk: Desk, sent: Sent) -> str:
    """Keep the map that was typed."""
    async with member_turn(desk, sent, Action.PLAN_MESSAGES) as turn:
        assert sent.dialogue is not None
        issue = await writable(turn, sent.dialogue.subject, _NEED)
        said = _read(checked(clean(sent.content.text)))
        await turn.unit.dialogues.end(turn.member.user_id)
        await write_map(turn, issue, said, sent.dialogue.facts["origin"])
    return turn.toast


def _read(words: str) -> MapText:
    """Read a map; raise `NothingWritten`, `MapNotUnderstood`."""
    if not visible(words):
        raise NothingWritten
    said = read_map(words)
    if said is None or not said.messages:
        raise MapNotUnderstood
    return said


async def write_map(turn: Turn, issue: Issue, said: MapText, origin: str) -> None:
    """Keep one more version of the map; the same words again are none."""
    current = await map_of(turn, issue)
    if current is None or current.said != said:
        me, now = turn.member.user_id, turn.now
        current = await turn.unit.plans.add_map(MessageMap(issue.id, me, now, said))
        detail = f"v{current.version} {len(said.messages)}"
        await turn.record("map_written", issue.id, detail, content=typed(said))
        await settle_debts(turn, issue)
    await show_map(turn, issue, current, origin)
