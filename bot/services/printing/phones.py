"""The phone tree as a paper: who telephones whom when nothing else works."""

from bot.domain.access import Action
from bot.domain.phone_tree import FAN, Phoned, phone_tree
from bot.ports.pictures import PaperPart, PaperSheet
from bot.services.desk import Desk
from bot.services.people.phones import shown_phone
from bot.services.printing.letterhead import BLANK, paper
from bot.services.printing.papers import AS_TEXT, deliver
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import main_role, role_title


async def print_phone_tree(desk: Desk, pressed: Pressed) -> str:
    """Send the phone tree; it counts as printed in the checklist."""
    async with member_turn(desk, pressed, Action.PRINT) as turn:
        sheet, turn.idle = await tree_sheet(turn), True
    text = pressed.press.value == AS_TEXT
    return await deliver(
        desk,
        pressed,
        Action.PRINT,
        sheet,
        name="pohon-telepon",
        as_text=text,
        done="phone_tree",
    )


async def tree_sheet(turn: Turn) -> PaperSheet:
    """Return the tree as the asker may see it; a line where no number is known."""
    tree = phone_tree(await turn.team())
    names = ("no", "name", "role", "phone", "called_by")
    head = [turn.label(f"paper.{name}") for name in names]
    rows = [_row(turn, n, one) for n, one in enumerate(tree, 1)]
    return paper(
        turn,
        [turn.label("phones.title")],
        [
            PaperPart(text=turn.label("phones.rules", fan=FAN)),
            PaperPart(text=turn.label("phones.private")),
            PaperPart(head=head, rows=rows, widths=(1, 5, 5, 4, 5)),
        ],
    )


def _row(turn: Turn, number: int, one: Phoned) -> tuple[str, ...]:
    role = role_title(turn, main_role(one.member), turn.locale)
    phone = shown_phone(turn, one.member, turn.member) or BLANK[:8]
    by = one.by.name if one.by else turn.label("phones.begins")
    return (str(number), one.member.name, role, phone, by)
