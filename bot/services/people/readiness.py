"""Readiness: who would really be reached now, and the worst gaps."""

from typing import Any

from bot.domain.access import Action
from bot.domain.ladders import Ladder
from bot.domain.levels import Level
from bot.domain.readiness import Gap, Missing, Reached, missing, reached
from bot.services.desk import Desk
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import listed, person, role_title

#: So many gaps are told; the rest is a number.
WORST = 3

#: And so many behind the button.
LISTED = 20

#: So many people of one call are named; the rest is a number.
NAMED = 2


async def see_readiness(desk: Desk, typed: Typed) -> str:
    """/kesiapan: the worst gaps, then who is called for a report and at L4."""
    async with member_turn(desk, typed, Action.SEE_READINESS) as turn:
        gaps = missing(desk.playbook, await turn.team(), desk.house.locale)
        ladders = desk.playbook.ladders
        rows = [[turn.button("all_gaps")]] if len(gaps) > WORST else []
        await turn.reply(
            "readiness",
            rows=[*rows, [turn.button("members"), turn.button("call_table")]],
            now=turn.now,
            total=len(gaps),
            gaps=[gap_line(turn, gap) for gap in gaps[:WORST]],
            report=await _calls(turn, ladders.for_report(danger=False)),
            critical=await _calls(turn, ladders.for_level(Level.L4)),
        )
    return turn.toast


async def see_gaps(desk: Desk, pressed: Pressed) -> str:
    """List the gaps that the one screen had no room for."""
    async with member_turn(desk, pressed, Action.SEE_READINESS) as turn:
        gaps = missing(desk.playbook, await turn.team(), desk.house.locale)
        await turn.reply(
            "gaps",
            fresh=True,
            rows=[[turn.button("members")]],
            now=turn.now,
            total=len(gaps),
            gaps=[gap_line(turn, gap) for gap in gaps[:LISTED]],
        )
    return turn.toast


async def _calls(turn: Turn, ladder: Ladder) -> list[dict[str, Any]]:
    steps = reached(ladder, await turn.team())
    return [{"at": turn.now + step.after, "who": _names(turn, step)} for step in steps]


def _names(turn: Turn, step: Reached) -> str:
    names = [person(turn, member, turn.member) for member in step.people[:NAMED]]
    left = len(step.people) - len(names)
    if not left:
        return listed(turn, names, turn.locale)
    return f"{', '.join(names)}, {turn.label('readiness.others', n=left)}"


def gap_line(turn: Turn, found: Missing) -> str:
    """Say one gap in a sentence."""
    return turn.label(
        f"gap.{found.gap}",
        role=role_title(turn, found.role, turn.locale) if found.role else "",
        levels=", ".join(level.name for level in found.levels),
        who=", ".join(_who(turn, found)),
    )


def _who(turn: Turn, found: Missing) -> list[str]:
    """Name the people of a gap; with the reason where they cannot be reached."""
    if found.gap not in (Gap.NOBODY_REACHABLE, Gap.UNREACHABLE):
        return [member.name for member in found.people]
    return [
        f"{member.name} {turn.label(f'unreachable.{member.unreachable}')}"
        for member in found.people
    ]
