"""The page on which the roster is changed: its shifts, lines to type, files to send."""

from collections.abc import Sequence

from bot.domain.access import Action
from bot.domain.report import Attachment
from bot.domain.roster_errors import DutyMoved, FileNotFetched, FileNotRead
from bot.domain.roster_shifts import Line
from bot.ports.files import NotATable, NotFetched
from bot.ports.mail import Button, Letter, MessageClass
from bot.services.desk import Desk
from bot.services.requests import Pressed, Sent
from bot.services.roster.duty_views import line_words
from bot.services.roster.knowing import AHEAD, roster_of
from bot.services.roster.previewing import preview_lines
from bot.services.roster.telling import tell_changed
from bot.services.turn import Turn, member_turn

#: A file is at most so long.
LONGEST = 1_000_000

#: So many shifts stand on one page.
PER_PAGE = 10


async def ask_lines(desk: Desk, pressed: Pressed) -> str:
    """Show the shifts, and ask for lines or a file."""
    async with member_turn(desk, pressed, Action.EDIT_ROSTER) as turn:
        await turn.ask("roster_lines")
        await _show(turn, int(pressed.press.value or 0))
    return turn.toast


async def _show(turn: Turn, page: int) -> None:
    lines = await _lines(turn)
    pages = max(1, -(-len(lines) // PER_PAGE))
    page = min(page, pages - 1)
    shown = lines[page * PER_PAGE : (page + 1) * PER_PAGE]
    await turn.reply(
        "roster_edit",
        rows=_rows(turn, shown, page, pages),
        lines=[await line_words(turn, line) for line in shown],
        first=page * PER_PAGE + 1,
        total=len(lines),
        page=page + 1,
        pages=pages,
        zone=turn.now.astimezone(turn.desk.house.zone).tzname(),
    )


async def _lines(turn: Turn) -> list[Line]:
    """Return every shift that counts or will count."""
    kept = turn.unit.rosters
    dated = await kept.dated(turn.now, turn.now + 30 * AHEAD)
    return [*await kept.weekly(), *dated]


def _rows(
    turn: Turn, shown: Sequence[Line], page: int, pages: int
) -> list[list[Button]]:
    numbers = [
        turn.button("roster_line", line.id, text=str(page * PER_PAGE + n))
        for n, line in enumerate(shown, 1)
    ]
    rows = [numbers[i : i + 5] for i in range(0, len(numbers), 5)]
    steps = (("previous_page", page - 1), ("next_page", page + 1))
    turning = [
        turn.button("roster_edit", value=str(to), label=label)
        for label, to in steps
        if 0 <= to < pages
    ]
    last = [turn.button("roster_sample"), turn.button("duty", label="back")]
    return [*rows, *([turning] if turning else []), last]


async def see_line(desk: Desk, pressed: Pressed) -> str:
    """Show one shift, and offer to drop it."""
    async with member_turn(desk, pressed, Action.EDIT_ROSTER) as turn:
        line = await _the_line(turn, pressed.press.subject)
        rows = [
            [turn.button("roster_edit", label="back")],
            [turn.button("roster_drop", line.id)],
        ]
        await turn.reply("roster_line", rows=rows, line=await line_words(turn, line))
    return turn.toast


async def _the_line(turn: Turn, line_id: str) -> Line:
    line = await turn.unit.rosters.find(line_id)
    if line is None:
        raise DutyMoved
    return line


async def drop(desk: Desk, pressed: Pressed) -> str:
    """Drop a shift; tell whose turn it was."""
    async with member_turn(desk, pressed, Action.EDIT_ROSTER) as turn:
        line = await _the_line(turn, pressed.press.subject)
        before = await roster_of(turn, turn.now, turn.now + AHEAD)
        await turn.unit.rosters.drop(line.id)
        await turn.record("roster_changed", "roster", f"dropped {line.id}")
        await tell_changed(turn, before)
        turn.toast = turn.label("toast.roster_dropped")
        await _show(turn, 0)
    return turn.toast


async def answer_lines(desk: Desk, sent: Sent) -> str:
    """Read lines that were typed, or a file that was sent."""
    async with member_turn(desk, sent, Action.EDIT_ROSTER) as turn:
        turn.idle = True  # who may not edit makes nobody fetch anything
    files = sent.content.attachments
    rows = list(enumerate(sent.content.text.splitlines(), 1))
    if files:
        rows = await _rows_of(desk, files[0])
    async with member_turn(desk, sent, Action.EDIT_ROSTER) as turn:
        await preview_lines(turn, rows, replaces=bool(files))
    return turn.toast


async def _rows_of(desk: Desk, file: Attachment) -> list[tuple[int, str]]:
    """Fetch a file and read it, while no unit is open."""
    if file.kind != "document":
        raise FileNotRead(reason="kind")
    if file.size > LONGEST:
        raise FileNotRead(reason="long")
    try:
        content = await desk.files.fetch(file.file_id, LONGEST)
        return list(await desk.tables.rows(content, file.name))
    except NotFetched as fault:
        raise FileNotFetched from fault
    except NotATable as fault:
        raise FileNotRead(reason=fault.reason) from fault


async def send_sample(desk: Desk, pressed: Pressed) -> str:
    """Send a file that can be filled in."""
    async with member_turn(desk, pressed, Action.EDIT_ROSTER) as turn:
        name = turn.member.name.replace(";", " ")
        rows = turn.label("duty.sample", who=name).replace("|", "\r\n")
        await turn.post(
            Letter(
                key=turn.next_key(),
                klass=MessageClass.FILE,
                chat_id=turn.member.user_id,
                text=turn.label("duty.sample_words"),
                file=await turn.unit.letters.keep_file(f"\ufeff{rows}\r\n".encode()),
                filename=turn.label("duty.sample_file"),
            )
        )
    return turn.toast
