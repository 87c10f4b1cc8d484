"""The screens of the checklist: the worst gaps with what mends them, and every line."""

from collections.abc import Sequence

from bot.domain.access import Action, may, may_give
from bot.domain.checklist import (
    Checked,
    Computed,
    Heading,
    Standing,
    percentage,
    worst,
)
from bot.domain.errors import ButtonExpired
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.ready.checking import (
    COUNTED,
    WORST,
    gap_lines,
    item_name,
    the_list,
    ticked_off,
)
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn


async def see_list(desk: Desk, pressed: Pressed) -> str:
    """Show how much is ready and the three worst gaps, each with what mends it."""
    async with member_turn(desk, pressed, Action.SEE_READINESS) as turn:
        await _show(turn)
    return turn.toast


async def see_whole_list(desk: Desk, pressed: Pressed) -> str:
    """Show every line of the list, with a tap for what only people know."""
    async with member_turn(desk, pressed, Action.SEE_READINESS) as turn:
        await _show_whole(turn)
    return turn.toast


async def tick(desk: Desk, pressed: Pressed) -> str:
    """Tick a line off, or take that back; it expires by itself."""
    async with member_turn(desk, pressed, Action.TICK_READINESS) as turn:
        name = pressed.press.subject
        found = {one.item.name: one for one in await the_list(turn)}
        if name not in found or found[name].item.computed is not None:
            raise ButtonExpired
        if found[name].standing is Standing.MET:
            await turn.unit.ticks.drop(name)
            await turn.record("readiness_unticked", f"readiness:{name}")
        else:
            await ticked_off(turn, name)
        turn.toast = turn.label("toast.ticked")
        await (_show_whole(turn) if pressed.press.value else _show(turn))
    return turn.toast


async def _show(turn: Turn) -> None:
    found = await the_list(turn)
    gaps = worst(found)
    rostered = await turn.unit.rosters.any()
    fixes = [
        _fix(turn, n, one, rostered=rostered) for n, one in enumerate(gaps[:WORST], 1)
    ]
    rows = [[fix] for fix in fixes if fix]
    await turn.reply(
        "stop_list",
        rows=[*rows, [turn.button("stop_all"), _back(turn)]],
        percent=percentage(found),
        total=len(gaps),
        gaps=gap_lines(turn, found, turn.locale),
        not_yet=[
            item_name(turn, one.item, turn.locale)
            for one in found
            if one.standing is Standing.NOT_YET
        ],
        now=turn.now,
    )


def _back(turn: Turn) -> Button:
    return turn.button("readiness", label="back")


def _fix(turn: Turn, number: int, one: Checked, *, rostered: bool) -> Button | None:
    """Return the button that mends a gap; None where only the host can."""
    known, role = one.item.computed, None
    if known is Computed.ROSTER and rostered:
        return turn.button("duty", text=f"{number} {turn.label('stop_fix.gaps')}")
    if known in COUNTED:
        role = COUNTED[known][0]
    said = turn.label(f"stop_fix.{known}") if known else turn.label("stop_fix.tick")
    text = f"{number} {said}"
    if known is None:
        return turn.button("stop_tick", one.item.name, text=text)
    if role is not None:
        invites = may_give(turn.member, role)
        press = ("invite_as", role) if invites else ("members", "")
        return turn.button(press[0], value=press[1], text=text)
    if known is Computed.REACH_TEST:
        return turn.button("test_reach", text=text)
    if known is Computed.MEDIA_LIST and may(turn.member, Action.SEE_MEDIA):
        return turn.button("media", text=text)
    return None


async def _show_whole(turn: Turn) -> None:
    found, ticked = await the_list(turn), await turn.unit.ticks.everything()
    team = await turn.names()
    groups = [
        (
            turn.label(f"stop_heading.{heading}"),
            [
                {
                    "met": one.standing is Standing.MET,
                    "standing": one.standing,
                    "what": item_name(turn, one.item, turn.locale),
                    "who": team.get(ticked[one.item.name].ticked_by, "")
                    if one.item.name in ticked
                    else "",
                    "at": one.at,
                }
                for one in found
                if one.item.heading is heading
            ],
        )
        for heading in Heading
    ]
    await turn.reply(
        "stop_all",
        rows=[*_tick_rows(turn, found), [turn.button("stop_list", label="back")]],
        percent=percentage(found),
        groups=groups,
        now=turn.now,
    )


def _tick_rows(turn: Turn, found: Sequence[Checked]) -> list[list[Button]]:
    buttons = [
        turn.button(
            "stop_tick",
            one.item.name,
            value="all",
            text=f"{'☑' if one.standing is Standing.MET else '☐'} "
            f"{item_name(turn, one.item, turn.locale)}",
        )
        for one in found
        if one.item.computed is None
    ]
    return [[button] for button in buttons]
