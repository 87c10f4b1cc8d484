"""Who would be reached: role by role, person by person, what a call runs into."""

from bot.domain.access import Action
from bot.domain.muster import MusterAnswer, MusterKind
from bot.domain.reach import Cell, Known, Reach, RoleRow, grid
from bot.domain.readiness import called_roles
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import role_title
from bot.services.warroom.presence import in_war_room

#: So many roles, and people of one role, are shown; the rest is a number.
ROLES, PEOPLE = 9, 6


async def see_reach(desk: Desk, pressed: Pressed) -> str:
    """Show the grid: role, people, and whether each is reached; gaps first."""
    async with member_turn(desk, pressed, Action.SEE_READINESS) as turn:
        known, tested = await what_is_known(turn)
        roles = called_roles(desk.playbook)
        rows = grid(roles, await turn.team(), known)
        people = {c.member.user_id: c for row in rows for c in row.cells}
        await turn.reply(
            "reach",
            rows=[
                [turn.button("test_reach"), turn.button("members")],
                [turn.button("readiness", label="back")],
            ],
            lines=[_line(turn, row) for row in rows[:ROLES]],
            reached=sum(c.reach in (Reach.UNTESTED, Reach.ANSWERED)
                        for c in people.values()),
            total=len(people),
            tested=tested,
            now=turn.now,
        )  # fmt: skip
    return turn.toast


async def what_is_known(turn: Turn) -> tuple[Known, bool]:
    """Return what bears on reaching people, and whether there ever was a test."""
    test = await turn.unit.musters.newest(MusterKind.TEST)
    answers: list[MusterAnswer] = []
    if test is not None:
        answers = list(await turn.unit.musters.answers(test.id))
    by_person = {answer.user_id: answer for answer in answers}
    room = await in_war_room(turn.unit)
    known = Known(turn.now, await turn.unit.absences.noted(), by_person, room)
    return known, test is not None


def _line(turn: Turn, row: RoleRow) -> dict[str, object]:
    shown = [_cell(turn, cell) for cell in row.cells[:PEOPLE]]
    return {
        "gap": row.gap,
        "role": role_title(turn, row.role, turn.locale),
        "people": shown,
        "more": len(row.cells) - len(shown),
        "deputy": len(row.cells) > 1,
    }


def _cell(turn: Turn, cell: Cell) -> str:
    """Say who it is, and what a call runs into; a name alone is well reached."""
    said = turn.label(f"reach_of.{cell.reach}")
    if cell.reach is Reach.UNREACHABLE:
        said = turn.label(f"unreachable.{cell.member.unreachable}")
    room = "" if cell.in_room in (None, True) else turn.label("reach_of.not_in_room")
    told = ", ".join(part for part in (said, room) if part)
    return f"{cell.member.name}{f' ({told})' if told else ''}"
