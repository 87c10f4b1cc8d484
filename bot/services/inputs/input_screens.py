"""The screens of citizens' requests: all themes of an issue, and one of them."""

from datetime import datetime

from bot.domain.access import Action, may
from bot.domain.citizen_input import (
    Channel,
    CitizenInput,
    leads_others,
    resembled,
    themes,
)
from bot.domain.input_life import INPUT_LIFE, InputState
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.turn import Turn
from bot.services.views import issue_view

#: So many themes are on the page, the most asked for first.
PAGE = 6

#: A theme on a button is at most this long.
ON_BUTTON = 34


class InputView(Struct, frozen=True):
    """A request as a person reads it; `channel`, `lapor` and `answer` may be empty."""

    theme: str
    words: str
    count: int
    channel: str
    lapor: str
    state: str
    waits: bool
    answer: str
    answered_at: datetime | None


def input_view(turn: Turn, one: CitizenInput) -> InputView:
    """Return what the asker reads of a request."""
    return InputView(
        theme=one.theme,
        words=one.words,
        count=one.count,
        channel=turn.label(f"channel.{one.channel}") if one.channel else "",
        lapor=one.lapor,
        state=turn.label(f"input_state.{one.state}"),
        waits=one.waits,
        answer=one.answer,
        answered_at=one.answered_at,
    )


async def show_inputs(turn: Turn, issue: Issue) -> None:
    """Answer with the themes of an issue."""
    found = themes(await turn.unit.citizen_inputs.of_issue(issue.id))
    buttons = [
        [turn.button("input_show", one.id, text=_short(one))] for one in found[:PAGE]
    ]
    last = [turn.button("books", issue.id, version=1, label="back")]
    if issue.state not in TERMINAL:
        last.insert(0, turn.button("input_new", issue.id))
    await turn.reply(
        "inputs",
        rows=[*buttons, last],
        issue=await issue_view(turn, issue, turn.member),
        inputs=[input_view(turn, one) for one in found[:PAGE]],
        voices=sum(one.count for one in found),
        more=max(0, len(found) - PAGE),
    )


def _short(one: CitizenInput) -> str:
    theme = one.theme if len(one.theme) <= ON_BUTTON else one.theme[:ON_BUTTON] + "…"
    return f"{theme} ({one.count})"


async def show_input(turn: Turn, issue: Issue, one: CitizenInput) -> None:
    """Answer with one request, and what may be done about it."""
    rows = [*await _same_rows(turn, issue, one), *_channel_rows(turn, one)]
    rows += [_moves(turn, one)] if issue.state not in TERMINAL else []
    rows.append([turn.button("inputs", issue.id, version=1, label="back")])
    await turn.reply(
        "input",
        rows=[row for row in rows if row],
        issue=await issue_view(turn, issue, turn.member),
        input=input_view(turn, one),
        now=turn.now,
    )


async def _same_rows(turn: Turn, issue: Issue, one: CitizenInput) -> list[list[Button]]:
    """Offer the themes that a request may be one of: one tap counts it there."""
    inputs = await turn.unit.citizen_inputs.of_issue(issue.id)
    if one.state is not InputState.RECEIVED or leads_others(one, inputs):
        return []
    near = resembled(one, inputs)
    return [
        [
            turn.button(
                "input_same",
                one.id,
                value=theme.id,
                text=turn.label("button.input_same", theme=_short(theme)),
            )
        ]
        for theme in near
    ]


def _channel_rows(turn: Turn, one: CitizenInput) -> list[list[Button]]:
    if one.channel is not None or one.state is InputState.GROUPED:
        return []
    taps = [_channel(turn, one, name) for name in Channel]
    return [taps[i : i + 2] for i in range(0, len(taps), 2)]


def _channel(turn: Turn, one: CitizenInput, name: Channel) -> Button:
    text = turn.label(f"channel.{name}")
    return turn.button("input_channel", one.id, value=name, text=text)


def _moves(turn: Turn, one: CitizenInput) -> list[Button]:
    able = [a for a in INPUT_LIFE.actions(one.state) if may(turn.member, a)]
    buttons = []
    if Action.ANSWER_INPUT in able:
        buttons.append(turn.button("input_answer", one.id))
    if Action.FOLLOW_INPUT in able:
        buttons.append(turn.button("input_follow", one.id))
    return buttons
