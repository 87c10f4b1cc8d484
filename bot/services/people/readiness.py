"""Readiness: who would really be reached now, and the worst gaps."""

from typing import Any

from bot.domain.access import Action
from bot.domain.checklist import percentage
from bot.domain.ladders import Ladder
from bot.domain.levels import Level
from bot.domain.muster import MusterKind, Reply
from bot.domain.readiness import Gap, Missing, Reached, missing, reached
from bot.services.desk import Desk
from bot.services.people.away import away_now
from bot.services.ready.checking import the_list
from bot.services.requests import Pressed, Request, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import listed, person, role_title

#: So many gaps are told; the rest is a number.
WORST = 3

#: And so many behind the button.
LISTED = 20

#: So many people of one call are named; the rest is a number.
NAMED = 2

#: The buttons of the page, row by row.
_ROWS = (
    ("reach", "test_reach"),
    ("stop_list", "prints"),
    ("call_table", "members"),
    ("all_gaps",),
)


async def see_readiness(desk: Desk, typed: Typed) -> str:
    """/kesiapan: the worst gaps, then who is called for a report and at L4."""
    return await _see(desk, typed)


async def show_readiness(desk: Desk, pressed: Pressed) -> str:
    """Show the page in place of the message under which one pressed."""
    return await _see(desk, pressed)


async def _see(desk: Desk, request: Request) -> str:
    async with member_turn(desk, request, Action.SEE_READINESS) as turn:
        gaps = missing(desk.playbook, await turn.team(), desk.house.locale)
        ladders, more = desk.playbook.ladders, len(gaps) > WORST
        shown = [row for row in _ROWS if row != ("all_gaps",) or more]
        await turn.reply(
            "readiness",
            rows=[[turn.button(name) for name in row] for row in shown],
            now=turn.now,
            total=len(gaps),
            gaps=[gap_line(turn, gap) for gap in gaps[:WORST]],
            report=await _calls(turn, ladders.for_report(danger=False)),
            critical=await _calls(turn, ladders.for_level(Level.L4)),
            percent=percentage(await the_list(turn)),
            test=await _test(turn),
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


async def _test(turn: Turn) -> dict[str, Any] | None:
    """Say how the last test went; None where there was none."""
    test = await turn.unit.musters.newest(MusterKind.TEST)
    if test is None:
        return None
    answers = await turn.unit.musters.answers(test.id)
    answered = sum(one.reply is not Reply.WAITING for one in answers)
    return {"at": test.called_at, "answered": answered, "total": len(answers)}


async def _calls(turn: Turn, ladder: Ladder) -> list[dict[str, Any]]:
    """Say whom each step reaches; who is on leave counts only where nobody else is."""
    team, gone = await turn.team(), await away_now(turn)
    here = [member for member in team if member.user_id not in gone]
    steps = reached(ladder, here) or reached(ladder, team)
    return [{"at": turn.now + step.after, "who": _names(turn, step)} for step in steps]


def _names(turn: Turn, step: Reached) -> str:
    names = [person(turn, member, turn.member) for member in step.people[:NAMED]]
    left = len(step.people) - len(names)
    if left:
        names = [*names, turn.label("ladder.others", n=left)]
    return listed(turn, names, turn.locale)


def gap_line(turn: Turn, found: Missing, locale: str = "") -> str:
    """Say one gap in a sentence."""
    own = locale or turn.locale
    return turn.label(
        f"gap.{found.gap}",
        own,
        role=role_title(turn, found.role, own) if found.role else "",
        levels=", ".join(level.name for level in found.levels),
        who=", ".join(_who(turn, found, own)),
    )


def _who(turn: Turn, found: Missing, locale: str) -> list[str]:
    """Name the people of a gap; with the reason where they cannot be reached."""
    if found.gap not in (Gap.NOBODY_REACHABLE, Gap.UNREACHABLE):
        return [member.name for member in found.people]
    return [
        f"{member.name} {turn.label(f'unreachable.{member.unreachable}', locale)}"
        for member in found.people
    ]
