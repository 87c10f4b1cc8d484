"""What can be printed: /cetak, each as a file or as text."""

from bot.domain.access import Action, may
from bot.domain.muster import MusterKind
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.printing.papers import AS_TEXT
from bot.services.printing.runbook import runbook_rows
from bot.services.requests import Request
from bot.services.turn import Turn, member_turn


async def see_prints(desk: Desk, request: Request) -> str:
    """/cetak: list what can be printed."""
    async with member_turn(desk, request, Action.PRINT) as turn:
        newest = await turn.unit.musters.newest(MusterKind.ATTEND)
        rows = [_pair(turn, "decree"), _pair(turn, "phones_print")]
        if await turn.unit.rosters.any() and may(turn.member, Action.SEE_ROSTER):
            rows.append(_pair(turn, "duty_print"))
        rows += await runbook_rows(turn)
        if newest is not None:
            rows.append([turn.button("muster_see", newest.id)])
        await turn.reply("prints", rows=rows)
    return turn.toast


def _pair(turn: Turn, press: str) -> list[Button]:
    """Return the buttons for a file and for plain text."""
    return [
        turn.button(press),
        turn.button(press, value=AS_TEXT, label=f"{press}_text"),
    ]
