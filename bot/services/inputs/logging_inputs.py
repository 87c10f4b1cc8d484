"""Logging what citizens ask for: one message, then taps for theme and channel."""

from bot.domain.access import Action
from bot.domain.citizen_input import (
    Channel,
    CitizenInput,
    counted,
    lapor_number,
    leads_others,
)
from bot.domain.errors import ButtonExpired
from bot.domain.input_life import INPUT_LIFE, InputState
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.finding import open_issue, the_issue
from bot.services.inputs.hearing import the_input
from bot.services.inputs.input_screens import show_input, show_inputs
from bot.services.inputs.lapor_clocks import start_lapor
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A request is at most this long.
LENGTH = 1000


def input_waits(turn: Turn, words: str) -> str:
    """Return a request that waits for its issue; raise what is wrong with it."""
    return turn.masked(checked_length(words, LENGTH))


async def log_input(turn: Turn, issue: Issue, words: str) -> None:
    """Keep a request without personal data, and show it for its theme and channel."""
    words = checked_length(words, LENGTH)
    number = lapor_number(words)
    count, asked = counted(words)
    one = CitizenInput(
        id=turn.desk.secrets.new_id(),
        issue_id=issue.id,
        state=INPUT_LIFE.start,
        words=await turn.hide(asked),
        count=count,
        reporter=turn.member.user_id,
        created_at=turn.now,
        channel=Channel.LAPOR if number else None,
        lapor=number,
    )
    await turn.unit.citizen_inputs.add(one)
    await turn.record("input_logged", issue.id, one.id, content=one.words)
    if number:
        await start_lapor(turn, issue)
    await show_input(turn, issue, one)


async def ask_input(desk: Desk, pressed: Pressed) -> str:
    """Ask for the request in one message, typed or forwarded."""
    async with member_turn(desk, pressed, Action.LOG_INPUT) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        await turn.ask("input", issue.id)
        view = await issue_view(turn, issue, turn.member)
        rows = [[turn.button("cancel")]]
        await turn.reply("input_ask", fresh=True, rows=rows, issue=view)
    return turn.toast


async def answer_asked(desk: Desk, sent: Sent) -> str:
    """Log the message that was asked for."""
    async with member_turn(desk, sent, Action.LOG_INPUT) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        await log_input(turn, issue, sent.content.text)
        await turn.unit.dialogues.end(turn.member.user_id)
    return turn.toast


async def see_inputs(desk: Desk, pressed: Pressed) -> str:
    """Show the themes of an issue."""
    async with member_turn(desk, pressed, Action.SEE_INPUTS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_inputs(turn, issue)
    return turn.toast


async def see_input(desk: Desk, pressed: Pressed) -> str:
    """Show one request."""
    async with member_turn(desk, pressed, Action.SEE_INPUTS) as turn:
        issue, one = await the_input(turn, pressed.press.subject)
        await show_input(turn, issue, one)
    return turn.toast


async def choose_channel(desk: Desk, pressed: Pressed) -> str:
    """Keep through which channel it came."""
    async with member_turn(desk, pressed, Action.LOG_INPUT) as turn:
        issue, one = await the_input(turn, pressed.press.subject)
        issue = await open_issue(turn, issue.id)
        channel = Channel(pressed.press.value)
        one = await turn.unit.citizen_inputs.save(replace(one, channel=channel))
        await turn.record("input_channel", issue.id, f"{one.id} {channel}")
        await show_input(turn, issue, one)
    return turn.toast


async def count_in(desk: Desk, pressed: Pressed) -> str:
    """Count a request in a theme that asks for the same."""
    async with member_turn(desk, pressed, Action.LOG_INPUT) as turn:
        issue, one = await the_input(turn, pressed.press.subject)
        issue = await open_issue(turn, issue.id)
        _, theme = await the_input(turn, pressed.press.value)
        state = INPUT_LIFE.next_state(one.state, Action.LOG_INPUT)
        apart = theme.issue_id != one.issue_id or theme.state is InputState.GROUPED
        inputs = await turn.unit.citizen_inputs.of_issue(issue.id)
        if state is None or apart or leads_others(one, inputs):
            raise ButtonExpired
        await turn.unit.citizen_inputs.save(replace(one, state=state, part_of=theme.id))
        theme = replace(
            theme, count=theme.count + one.count, lapor=theme.lapor or one.lapor
        )
        theme = await turn.unit.citizen_inputs.save(theme)
        await turn.record("input_grouped", issue.id, f"{one.id} in {theme.id}")
        turn.toast = turn.label("toast.input_counted", count=theme.count)
        await show_input(turn, issue, theme)
    return turn.toast
