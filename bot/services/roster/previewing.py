"""Showing what lines would change in the roster, before anything changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.errors import NothingWritten
from bot.domain.roster import Roster
from bot.domain.roster_draft import RosterDraft
from bot.domain.roster_known import Fault, Known
from bot.domain.roster_people import Candidate, Trouble
from bot.domain.roster_reading import read_roster
from bot.domain.roster_shifts import Dated, Weekly
from bot.domain.roster_turns import gaps, overlaps
from bot.ports.mail import Button, Letter, MessageClass
from bot.services.roster.duty_views import fault_words, hole_views, line_words
from bot.services.roster.knowing import AHEAD, roster_of, standing
from bot.services.turn import Turn

#: So many lines, faults and holes stand in a preview; all faults are in a file.
LINES, FAULTS, HOLES = 3, 3, 2


async def preview_lines(
    turn: Turn, rows: Sequence[tuple[int, str]], *, replaces: bool
) -> None:
    """Read lines, keep them, and show what they would change."""
    name = turn.desk.secrets.new_id()
    found = read_roster(rows, await _known(turn, f"{name}."))
    if not found.lines and not found.faults:
        raise NothingWritten
    draft = RosterDraft(
        name, turn.member.user_id, turn.now, found.lines, found.faults, replaces
    )
    await turn.unit.rosters.keep_draft(draft)
    await turn.record("roster_read", "roster", f"{len(found.lines)}")
    await show_preview(turn, draft)
    if len(draft.faults) > FAULTS:
        await _send_faults(turn, draft.faults)


async def _known(turn: Turn, prefix: str) -> Known:
    able = {member.user_id for member in await standing(turn)}
    team = [
        Candidate(m.user_id, m.name, _trouble(able=m.user_id in able, gone=m.suspended))
        for m in await turn.team()
        if m.user_id > 0
    ]
    house = turn.desk.house
    today = turn.now.astimezone(house.zone).date()
    named = turn.desk.playbook.roster.shifts
    return Known(today, house.zone.key, team, named, prefix)


def _trouble(*, able: bool, gone: bool) -> Trouble | None:
    if able:
        return None
    return Trouble.SUSPENDED if gone else Trouble.NOT_STANDING


def after(before: Roster, draft: RosterDraft) -> Roster:
    """Return the roster as it would be."""
    weekly = tuple(line for line in draft.lines if isinstance(line, Weekly))
    dated = tuple(line for line in draft.lines if isinstance(line, Dated))
    if draft.replaces:
        return replace(before, weekly=weekly, dated=dated, covers=())
    return replace(before, weekly=before.weekly + weekly, dated=before.dated + dated)


async def show_preview(turn: Turn, draft: RosterDraft) -> None:
    """Show what would change, with its holes; nothing has changed yet."""
    until = max([turn.now + AHEAD, *_ends(draft)])
    span = (turn.now, min(until, turn.now + 5 * AHEAD))
    before = await roster_of(turn, *span)
    then = after(before, draft)
    known = () if draft.replaces else overlaps(before, *span)
    over = [hole for hole in overlaps(then, *span) if hole not in known]
    empty = gaps(then, *span) if draft.lines else []
    named = FAULTS if len(draft.faults) <= FAULTS else FAULTS - 1
    await turn.reply(
        "roster_preview",
        rows=_rows(turn, draft, before),
        now=turn.now,
        count=len(draft.lines),
        replaces=draft.replaces,
        dropped=_left(turn, before) if draft.replaces else 0,
        lines=[await line_words(turn, line) for line in draft.lines[:LINES]],
        more=len(draft.lines[LINES:]),
        gaps=await hole_views(turn, empty[:HOLES]),
        more_gaps=len(empty[HOLES:]),
        overlaps=await hole_views(turn, over[:HOLES]),
        more_overlaps=len(over[HOLES:]),
        faults=_faults(turn, draft.faults[:named]),
        more_faults=len(draft.faults[named:]),
        total_faults=len(draft.faults),
        days=(span[1] - span[0]).days,
    )


def _faults(turn: Turn, faults: Sequence[Fault]) -> list[tuple[int, str, str]]:
    return [(one.number, one.text, fault_words(turn, one)) for one in faults]


def _left(turn: Turn, before: Roster) -> int:
    """Count the shifts that are not over."""
    dated = [line for line in before.dated if line.span[1] > turn.now]
    return len(before.weekly) + len(dated)


def _ends(draft: RosterDraft) -> list[datetime]:
    return [line.span[1] for line in draft.lines if isinstance(line, Dated)]


def _rows(turn: Turn, draft: RosterDraft, before: Roster) -> list[list[Button]]:
    rows = []
    if draft.lines:
        text = turn.label("button.roster_apply", n=len(draft.lines))
        rows.append([turn.button("roster_apply", draft.id, text=text)])
    if draft.lines and not before.empty:
        label = "roster_add" if draft.replaces else "roster_replace"
        other = "" if draft.replaces else "all"
        rows.append([turn.button("roster_mode", draft.id, value=other, label=label)])
    return [*rows, [turn.button("roster_drop_draft", draft.id, label="cancel")]]


async def _send_faults(turn: Turn, faults: Sequence[Fault]) -> None:
    """Send every fault in a file: more than a phone can show."""
    lines = [
        turn.label("roster_fault.line", number=f.number, text=f.text)
        + f" {fault_words(turn, f)}"
        for f in faults
    ]
    content = "\ufeff" + "\r\n".join(lines) + "\r\n"
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.FILE,
            chat_id=turn.member.user_id,
            text=turn.label("roster_fault.file_words", n=len(faults)),
            file=await turn.unit.letters.keep_file(content.encode()),
            filename=turn.label("roster_fault.file"),
        )
    )
