"""/piket: who is on duty now and next, the week, the month, and what one may do."""

from bot.domain.access import Action, may
from bot.domain.roster_shifts import DAY, Duty
from bot.domain.roster_turns import duties
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed, Typed
from bot.services.roster.duty_views import duty_views, hole_views, stretch
from bot.services.roster.knowing import (
    AHEAD,
    ahead,
    duty_officers,
    duty_value,
    holes_of_the_week,
    roster_of,
)
from bot.services.roster.previewing import preview_lines
from bot.services.turn import Turn, member_turn
from bot.services.views import listed

#: So many turns that come are named on the page, so many on the week's, so many holes.
NEXT, WEEK, HOLES = 3, 25, 2


async def duty_typed(desk: Desk, typed: Typed) -> str:
    """/piket shows the page; with lines it shows what they would change."""
    async with member_turn(desk, typed, Action.SEE_ROSTER) as turn:
        if not typed.text:
            await show_page(turn)
        elif not may(turn.member, Action.EDIT_ROSTER):
            await show_page(turn, barred=True)
        else:
            rows = list(enumerate(typed.text.splitlines(), 1))
            await preview_lines(turn, rows, replaces=False)
    return turn.toast


async def see_page(desk: Desk, pressed: Pressed) -> str:
    """Show the page again, in place of what was opened from it."""
    async with member_turn(desk, pressed, Action.SEE_ROSTER) as turn:
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_page(turn)
    return turn.toast


async def show_page(turn: Turn, *, barred: bool = False) -> None:
    """Show who is on duty now and next, and what the reader may do about it.

    Who is *barred* typed lines, and may not change the roster.
    """
    me = turn.member
    roster = await roster_of(turn, turn.now, turn.now + AHEAD)
    turns = duties(roster, turn.now, turn.now + AHEAD)
    on = [duty for duty in turns if duty.begins_at <= turn.now]
    coming = [duty for duty in turns if duty.begins_at > turn.now]
    holes = await holes_of_the_week(turn)
    officers = [member.name for member in await duty_officers(turn)]
    await turn.reply(
        "duty",
        rows=await _rows(turn, on, coming, empty=roster.empty),
        now=turn.now,
        empty=roster.empty,
        edits=may(me, Action.EDIT_ROSTER),
        barred=barred,
        on=await duty_views(turn, on, me.user_id),
        coming=await duty_views(turn, coming[:NEXT], me.user_id),
        officers=listed(turn, officers, turn.locale),
        gaps=await hole_views(turn, holes.gaps[:HOLES]),
        more_gaps=len(holes.gaps[HOLES:]),
    )


async def _rows(
    turn: Turn, on: list[Duty], coming: list[Duty], *, empty: bool
) -> list[list[Button]]:
    edit = [turn.button("roster_edit")] if may(turn.member, Action.EDIT_ROSTER) else []
    if empty:
        return [edit] if edit else []
    rows = await _own_rows(turn, on, coming)
    rows.append([turn.button("duty_week"), turn.button("duty_month")])
    rows.append([turn.button("duty_calendar"), *edit])
    return rows


async def _own_rows(
    turn: Turn, on: list[Duty], coming: list[Duty]
) -> list[list[Button]]:
    """Return what only who may be on duty can do."""
    me = turn.member.user_id
    if not may(turn.member, Action.STAND_DUTY):
        return []
    rows = []
    for view, duty in zip(await duty_views(turn, on, me), on, strict=True):
        if duty.person != me:
            text = turn.label("button.duty_cover", who=view.who)
            rows.append([cover_button(turn, duty, text)])
    if any(duty.person == me for duty in on):
        rows.append([turn.button("duty_note")])
    own = any(duty.person == me for duty in (*on, *coming))
    others = any(duty.person != me for duty in coming)
    last = [turn.button("duty_swap")] if own else []
    return [*rows, last + ([turn.button("duty_others")] if others else [])]


def cover_button(turn: Turn, duty: Duty, text: str) -> Button:
    """Return the button by which its presser stands in for a turn."""
    subject, value = str(duty.person), duty_value(duty)
    return turn.button("duty_cover", subject, value=value, text=text)


async def see_others(desk: Desk, pressed: Pressed) -> str:
    """Offer the turns of others to stand in for."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        me = turn.member.user_id
        coming = [d for d in await ahead(turn) if d.person != me][:8]
        views = await duty_views(turn, coming, me)
        rows = [
            [cover_button(turn, duty, f"{view.who} · {stretch(turn, duty)}")]
            for view, duty in zip(views, coming, strict=True)
        ]
        rows.append([turn.button("duty", label="back")])
        await turn.reply("duty_others", rows=rows, turns=len(coming))
    return turn.toast


async def see_week(desk: Desk, pressed: Pressed) -> str:
    """Show the turns of seven days, and where nobody is on duty."""
    async with member_turn(desk, pressed, Action.SEE_ROSTER) as turn:
        turns = await ahead(turn, 7 * DAY)
        holes = await holes_of_the_week(turn)
        await turn.reply(
            "duty_week",
            rows=[[turn.button("duty", label="back")]],
            now=turn.now,
            turns=await duty_views(turn, turns[:WEEK], turn.member.user_id),
            more=len(turns[WEEK:]),
            gaps=await hole_views(turn, holes.gaps[:5]),
            more_gaps=len(holes.gaps[5:]),
            overlaps=await hole_views(turn, holes.overlaps[:5]),
        )
    return turn.toast
