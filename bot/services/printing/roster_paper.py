"""The duty roster of a month as a paper, to be put on the wall."""

from bot.domain.access import Action
from bot.ports.pictures import PaperPart, PaperSheet
from bot.services.desk import Desk
from bot.services.printing.letterhead import paper
from bot.services.printing.papers import AS_TEXT, deliver
from bot.services.requests import Pressed
from bot.services.roster.exporting import month_days
from bot.services.turn import Turn, member_turn


async def print_roster(desk: Desk, pressed: Pressed) -> str:
    """Send the roster of this month, as it stands with covers and leave."""
    async with member_turn(desk, pressed, Action.SEE_ROSTER) as turn:
        sheet, turn.idle = await roster_sheet(turn), True
    text = pressed.press.value == AS_TEXT
    action, name = Action.SEE_ROSTER, turn.label("duty.paper_file")
    return await deliver(desk, pressed, action, sheet, name=name, as_text=text)


async def roster_sheet(turn: Turn) -> PaperSheet:
    """Return the month day by day; a day on which nobody is on duty is no row."""
    title, days = await month_days(turn, turn.now)
    head = [turn.label("duty.paper_day"), turn.label("duty.paper_turns")]
    rows = [(day, "; ".join(said)) for day, said in days]
    table = PaperPart(head=head, rows=rows, widths=(2, 5))
    nobody = PaperPart(text=turn.label("duty.nobody"))
    heading = [turn.label("duty.paper_title"), title]
    return paper(turn, heading, [table if rows else nobody])
