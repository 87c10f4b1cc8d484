"""A paper as a file or as plain text: the same sheet, said in two ways."""

from bot.domain.access import Action
from bot.ports.mail import Letter, MessageClass
from bot.ports.pictures import PaperPart, PaperSheet
from bot.services.desk import Desk
from bot.services.looking.enclosing import drawn
from bot.services.plain_copies import send_plain
from bot.services.ready.checking import ticked_off
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn

#: The value of a button that asks for plain text.
AS_TEXT = "text"


async def deliver(
    desk: Desk,
    request: Pressed | Sent,
    action: Action,
    sheet: PaperSheet,
    *,
    name: str,
    as_text: bool = False,
    done: str = "",
) -> str:
    """Send a paper to who asked; where it cannot be drawn, its words.

    Call it while no unit is open. *done* is ticked off in the checklist.
    """
    content = b"" if as_text else await drawn(desk, sheet)
    async with member_turn(desk, request, action) as turn:
        if isinstance(request, Sent):
            await turn.unit.dialogues.end(turn.member.user_id)
        if content:
            await _post(turn, content, sheet, name)
        else:
            await send_plain(turn, paper_text(sheet))
        await turn.record("printed", f"paper:{name}", "text" if as_text else "pdf")
        if done:
            await _tick(turn, done)
    return turn.toast


async def _tick(turn: Turn, item: str) -> None:
    if item in {one.name for one in turn.desk.playbook.readiness.items}:
        await ticked_off(turn, item)


async def _post(turn: Turn, content: bytes, sheet: PaperSheet, name: str) -> None:
    day = turn.now.astimezone(turn.desk.house.zone).date().isoformat()
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.FILE,
            chat_id=turn.member.user_id,
            text=turn.desk.words.message("paper", turn.locale, title=title_of(sheet)),
            file=await turn.unit.letters.keep_file(content),
            filename=f"{name}-{day}.pdf",
        )
    )


def title_of(sheet: PaperSheet) -> str:
    """Return what a paper is called in one line."""
    return " ".join(line for line in sheet.heading if line)


def paper_text(sheet: PaperSheet) -> str:
    """Say a paper as plain text, to be copied."""
    letterhead = [line for line in (sheet.organisation, sheet.address) if line]
    above = [*letterhead, "", *sheet.heading]
    parts = [line for part in sheet.parts for line in ["", *_part_lines(part)]]
    annex = [line for part in sheet.annex for line in ["", *_part_lines(part)]]
    below = ["", *sheet.signed] if sheet.signed else []
    head = ["", *sheet.annex_heading] if sheet.annex else []
    return "\n".join([*above, *parts, *below, *head, *annex]).strip()


def _part_lines(part: PaperPart) -> list[str]:
    words = part.text.splitlines()
    if part.label:
        words = [f"{part.label}: {words[0] if words else ''}".strip(), *words[1:]]
    rows = [" · ".join(cell for cell in row if cell) for row in part.rows]
    return [*words, *rows]
