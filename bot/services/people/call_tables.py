"""/eskalasi: who would be called now, minute by minute, by name."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.access import Action
from bot.domain.call_table import Row, cycle, table
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.ladders import DANGER, EVERYBODY, REPORTED, Ladder
from bot.domain.levels import Level, Urgency
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.calls.circumstances import called_now, ladder_of
from bot.services.desk import Desk
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn
from bot.services.views import listed, person

#: The ladders that can be looked at, as in the playbook.
LOOKED_AT = (REPORTED, DANGER, *(level.name for level in Level))

#: So many people of one call are named; the rest is a number.
NAMED = 4

_MINUTE, _HOUR = timedelta(minutes=1), 60


class RowView(Struct, frozen=True):
    """One call: its minute, whom it is for, how many must answer if not one."""

    minute: int
    who: str
    answers: str


async def see_call_table(desk: Desk, typed: Typed) -> str:
    """/eskalasi: the ladder of a report; "/eskalasi L3" that of a level."""
    async with member_turn(desk, typed, Action.SEE_READINESS) as turn:
        word = typed.text.strip()
        named = {name.casefold(): name for name in LOOKED_AT}
        await _show(turn, named.get(word.casefold(), REPORTED))
    return turn.toast


async def turn_call_table(desk: Desk, pressed: Pressed) -> str:
    """Show the ladder whose button was pressed."""
    async with member_turn(desk, pressed, Action.SEE_READINESS) as turn:
        await _show(turn, pressed.press.value or REPORTED)
    return turn.toast


async def _show(turn: Turn, name: str) -> None:
    pretended = _pretended(turn, name)
    ladder = ladder_of(turn, pretended)
    await turn.reply(
        "escalation_table",
        rows=_buttons(turn, name),
        name=_title(turn, name),
        calls=[await _row(turn, pretended, ladder, row) for row in table(ladder)],
        cycle=cycle(ladder) // _MINUTE,
        expires=_length(turn, ladder.expires),
        now=turn.now,
    )


def _length(turn: Turn, wait: timedelta | None) -> str:
    """Say a time in hours where it is whole hours; empty for none."""
    if wait is None:
        return ""
    minutes = wait // _MINUTE
    hours, rest = divmod(minutes, _HOUR)
    if rest:
        return turn.label("ladder.minutes", count=minutes)
    return turn.label("ladder.hours", count=hours)


def _pretended(turn: Turn, name: str) -> Issue:
    """Return an issue that would climb this ladder now."""
    return Issue(
        id="",
        title="",
        state=IssueState.REPORTED,
        reported_by=0,
        reported_at=turn.now,
        urgency=Urgency.DANGER if name == DANGER else None,
        level=Level[name] if name in Level.__members__ else None,
    )


async def _row(turn: Turn, pretended: Issue, ladder: Ladder, row: Row) -> RowView:
    call = row.step.call
    found = await called_now(turn, pretended, call)
    if not found.people:
        found = await called_now(turn, pretended, call, last_resort=True)
    names = [person(turn, member, turn.member) for member in found.people[:NAMED]]
    left = len(found.people) - len(names)
    if left:
        names = [*names, turn.label("ladder.others", n=left)]
    return RowView(row.after // _MINUTE, listed(turn, names, turn.locale),
                   _answers(turn, row))  # fmt: skip


def _answers(turn: Turn, row: Row) -> str:
    if row.step.answers == EVERYBODY:
        return turn.label("ladder.everybody")
    if row.step.answers == 1:
        return ""
    return turn.label("ladder.answers", count=row.step.answers)


def _title(turn: Turn, name: str) -> str:
    if name in Level.__members__:
        return turn.label(f"level.{Level[name].name}")
    return turn.label("ladder.danger" if name == DANGER else "ladder.reported")


def _buttons(turn: Turn, shown: str) -> list[Sequence[Button]]:
    buttons = [
        turn.button("call_table", value=name, text=_title(turn, name))
        for name in LOOKED_AT
        if name != shown
    ]
    return [buttons[first : first + 2] for first in range(0, len(buttons), 2)]
