"""Changing the roster: what was shown is applied all at once, or dropped."""

from bot.domain.access import Action
from bot.domain.roster_draft import RosterDraft
from bot.domain.roster_errors import RosterDraftGone
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.roster.knowing import AHEAD, roster_of
from bot.services.roster.previewing import show_preview
from bot.services.roster.telling import tell_changed
from bot.services.turn import Turn, member_turn


async def the_draft(turn: Turn, subject: str) -> RosterDraft:
    """Return lines that wait for a yes; raise `RosterDraftGone`."""
    draft = await turn.unit.rosters.draft(subject)
    if draft is None or draft.author != turn.member.user_id:
        raise RosterDraftGone
    return draft


async def change_mode(desk: Desk, pressed: Pressed) -> str:
    """Add the lines to the roster, or put them in place of it."""
    async with member_turn(desk, pressed, Action.EDIT_ROSTER) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        draft = replace(draft, replaces=bool(pressed.press.value))
        await turn.unit.rosters.keep_draft(draft)
        await turn.record("roster_read", "roster", f"{len(draft.lines)}")
        await show_preview(turn, draft)
    return turn.toast


async def apply(desk: Desk, pressed: Pressed) -> str:
    """Apply everything that was confirmed, at once; tell whose turns changed."""
    async with member_turn(desk, pressed, Action.EDIT_ROSTER) as turn:
        draft = await the_draft(turn, pressed.press.subject)
        before = await roster_of(turn, turn.now, turn.now + AHEAD)
        if draft.replaces:
            await turn.unit.rosters.drop_from(turn.now)
        await turn.unit.rosters.add(draft.lines, turn.member.user_id, turn.now)
        await turn.unit.rosters.drop_draft(draft.id)
        await turn.unit.dialogues.end(turn.member.user_id)
        what = "replaced" if draft.replaces else "added"
        await turn.record("roster_changed", "roster", f"{what} {len(draft.lines)}")
        told = await tell_changed(turn, before)
        rows = [[turn.button("duty", label="see_duty")]]
        await turn.reply("roster_applied", rows=rows, count=len(draft.lines), told=told)
    return turn.toast


async def drop_draft(desk: Desk, pressed: Pressed) -> str:
    """Forget lines that wait for a yes: nothing changes."""
    async with member_turn(desk, pressed, Action.EDIT_ROSTER) as turn:
        await turn.unit.rosters.drop_draft(pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.record("roster_unread", "roster")
        rows = [[turn.button("duty", label="see_duty")]]
        await turn.reply("roster_kept", rows=rows)
    return turn.toast
