"""Giving a decision its owner: its words become a task; who and when are two taps."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.task import Decision, unowned
from bot.domain.task_reading import Entry
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.tasks.drafts import Kind, begin
from bot.services.tasks.saving import go_on
from bot.services.turn import Turn, member_turn

#: So many decisions without an owner are named, and have their button.
NAMED = 3


async def without_owner(turn: Turn, issue: Issue) -> list[Decision]:
    """Return what was decided and nobody carries out; none where the issue is over."""
    if issue.state in TERMINAL:
        return []
    decisions = await turn.unit.tasks.decisions(issue.id)
    return unowned(decisions, await turn.unit.tasks.of_issue(issue.id))


def carry_rows(turn: Turn, decisions: Sequence[Decision]) -> list[list[Button]]:
    """Return a button for each decision that still needs somebody."""
    if not may(turn.member, Action.GIVE_TASK):
        return []
    return [
        [
            turn.button(
                "decision_carry",
                one.id,
                text=turn.label("tasks.carry", short=one.short),
            )
        ]
        for one in decisions[:NAMED]
    ]


async def carry(desk: Desk, pressed: Pressed) -> str:
    """Begin the task that carries a decision out; only who and when are asked.

    Raise `ButtonExpired` where somebody has it by now.
    """
    async with member_turn(desk, pressed, Action.GIVE_TASK) as turn:
        decision = await turn.unit.tasks.decision(pressed.press.subject)
        if decision is None:
            raise ButtonExpired
        issue = await open_issue(turn, decision.issue_id)
        if decision not in await without_owner(turn, issue):
            raise ButtonExpired
        words = decision.what
        draft = await begin(
            turn, issue, Kind.TASK, [Entry(words)], words=words, carries=decision.id
        )
        await go_on(turn, issue, draft)
    return turn.toast
