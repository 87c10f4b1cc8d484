"""Ticking the checklist: one tap does it, another takes it back."""

from bot.domain.access import Action
from bot.domain.conference import Conference
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.runbook import Entry
from bot.domain.values import replace
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.finding_conferences import movable
from bot.services.conferences.stage_letter import show_own
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn


async def tick(desk: Desk, pressed: Pressed) -> str:
    """Tick an item on the board; one that is ticked is open again."""
    async with member_turn(desk, pressed, Action.TICK_CONFERENCE) as turn:
        issue, conference, entry = await _the_entry(turn, pressed)
        await put_tick(turn, issue, entry, done=entry.done_at is None)
        await BOARD.show_everywhere(turn, issue, conference)
    return turn.toast


async def tick_own(desk: Desk, pressed: Pressed) -> str:
    """Tick an item in the letter that asked for it."""
    async with member_turn(desk, pressed, Action.TICK_CONFERENCE) as turn:
        issue, conference, entry = await _the_entry(turn, pressed)
        await put_tick(turn, issue, entry, done=True)
        await show_own(turn, issue, conference)
        await BOARD.refresh(turn, issue, conference)
    return turn.toast


async def _the_entry(turn: Turn, pressed: Pressed) -> tuple[Issue, Conference, Entry]:
    issue, conference = await movable(
        turn, pressed.press.subject, Action.TICK_CONFERENCE
    )
    entries = await turn.unit.conferences.entries(conference.id)
    mine = [one for one in entries if str(one.number) == pressed.press.value]
    if not mine:
        raise ButtonExpired
    return issue, conference, mine[0]


async def put_tick(turn: Turn, issue: Issue, entry: Entry, *, done: bool) -> None:
    """Note that an item is done, or open again."""
    by, at = (turn.member.user_id, turn.now) if done else (None, None)
    await turn.unit.conferences.put_entry(replace(entry, done_by=by, done_at=at))
    short = entry.conference_id.rpartition("/")[2]
    deed = "conference_ticked" if done else "conference_unticked"
    await turn.record(deed, issue.id, f"{short} {entry.code}")


async def tick_code(
    turn: Turn, issue: Issue, conference: Conference, code: str
) -> None:
    """Tick what was just done by doing it, if the checklist has such an item."""
    for entry in await turn.unit.conferences.entries(conference.id):
        if entry.code == code and entry.done_at is None:
            await put_tick(turn, issue, entry, done=True)
