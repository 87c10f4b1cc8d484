"""Quiet hours of one person: /jamtenang, one message or one screen."""

from collections.abc import Sequence
from datetime import time

from bot.domain.access import Action
from bot.domain.errors import QuietHoursUnread
from bot.domain.office import Night
from bot.domain.quiet import QuietHours, read_span
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed, Typed
from bot.services.turn import Turn, member_turn

#: What people type to be never left in peace, or to do as the office does.
OFF = frozenset({"mati", "off", "tidak", "hapus", "no"})
OFFICE = frozenset({"kantor", "office"})

#: The hours that the screen offers beside the office's night.
OFFERED = ("22.00-05.00", "21.00-06.00")


async def quiet_hours(desk: Desk, typed: Typed) -> str:
    """/jamtenang: the screen; "/jamtenang 22.00-05.00 WIT" sets them at once."""
    async with member_turn(desk, typed, Action.SET_QUIET) as turn:
        word = typed.text.strip()
        if word:
            await _set(turn, word)
        await _show(turn)
    return turn.toast


async def set_quiet_hours(desk: Desk, pressed: Pressed) -> str:
    """Set the hours whose button was pressed."""
    async with member_turn(desk, pressed, Action.SET_QUIET) as turn:
        await _set(turn, pressed.press.value)
        await _show(turn)
    return turn.toast


async def _set(turn: Turn, word: str) -> None:
    user_id = turn.member.user_id
    if word.lower() in OFFICE:
        await turn.unit.quiet.leave_to_office(user_id)
    elif word.lower() in OFF:
        await turn.unit.quiet.choose(QuietHours(user_id, None))
    else:
        read = read_span(word)
        if read is None:
            raise QuietHoursUnread
        await turn.unit.quiet.choose(QuietHours(user_id, *read))
    turn.forget_hours()
    await turn.record("quiet_hours_set", f"member:{user_id}")
    turn.toast = turn.label("toast.quiet_set")


async def _show(turn: Turn) -> None:
    found = [h for h in await turn.unit.quiet.everyone()
             if h.user_id == turn.member.user_id]  # fmt: skip
    office = turn.desk.playbook.office
    own = found[0] if found else None
    night = own.night if own else office.night if office.rests_at_night else None
    await turn.reply(
        "quiet_hours",
        rows=_rows(turn),
        hours=span(night) if night else "",
        zone=(own.zone if own else "")
        or turn.now.astimezone(turn.desk.house.zone).tzname(),
        chosen=own is not None,
    )


def _rows(turn: Turn) -> list[Sequence[Button]]:
    offered = dict.fromkeys([span(turn.desk.playbook.office.night), *OFFERED])
    hours = [
        turn.button("set_quiet", value=one, text=one.replace("-", "–"))
        for one in offered
    ]
    off = turn.button("set_quiet", value="off", label="quiet_off")
    office = turn.button("set_quiet", value="office", label="quiet_office")
    return [hours, [off, office]]


def span(night: Night) -> str:
    """Write hours as people type them."""
    return f"{_time(night.start)}-{_time(night.end)}"


def _time(at: time) -> str:
    return f"{at.hour:02d}.{at.minute:02d}"
