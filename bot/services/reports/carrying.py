"""When two issues become one: whatever hangs on the first goes over to the second."""

from typing import Protocol

from bot.domain.issue import Issue
from bot.ports.storage import UnitOfWork
from bot.services.assigning.carrying_roles import move_roles
from bot.services.press.press_clock import move_press
from bot.services.protecting.named_texts import mind_named
from bot.services.speaking.carrying_voice import bring_voice
from bot.services.timing.promised import bring_promises
from bot.services.turn import Turn


class Register(Protocol):
    """What is kept of an issue, and can go over to another."""

    async def move(self, source: str, target: str, /) -> None:
        """Move everything of one issue to another."""


def registers(unit: UnitOfWork) -> tuple[Register, ...]:
    """List every register of which something hangs on an issue."""
    return (
        unit.reports,
        unit.facts,
        unit.citizen_inputs,
        unit.surges,
        unit.tasks,
        unit.stakeholders,
        unit.plans,
        unit.sitreps,
        unit.meetings,
        unit.conferences,
        unit.rumours,
        unit.mandates,
        unit.brief_lines,
        unit.musters,
        unit.protected_names,
    )


async def carry_over(turn: Turn, issue: Issue, target: Issue) -> None:
    """Let everything that hangs on *issue* hang on *target*."""
    await turn.unit.surges.note(issue.id, target.id, issue.reported_at)
    await bring_voice(turn, issue, target)
    protected = await turn.unit.protected_names.of_issue(issue.id)
    for register in registers(turn.unit):
        await register.move(issue.id, target.id)
    await move_roles(turn, issue, target)
    await bring_promises(turn, issue, target)
    await move_press(turn, issue, target)
    await mind_named(turn, target, [one.name for one in protected])
