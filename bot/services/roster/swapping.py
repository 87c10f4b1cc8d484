"""Swapping turns: one offered, the other accepts; nothing changes before both agree."""

from typing import Any

from bot.domain.access import Action
from bot.domain.roster_errors import SwapGone
from bot.domain.roster_shifts import Cover, Duty
from bot.domain.roster_swap import Span, Swap, SwapState
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.roster.duty_views import DutyView
from bot.services.roster.knowing import ahead, named
from bot.services.turn import Turn, member_turn


async def swap_facts(turn: Turn, swap: Swap, locale: str = "") -> dict[str, Any]:
    """Return what every message about an offer says."""
    asker = await named(turn, swap.asker, locale)
    asked = await named(turn, swap.asked, locale)
    given, taken = swap.given, swap.taken
    return {
        "now": turn.now,
        "asker": asker,
        "asked": asked,
        "given": DutyView(given.begins_at, given.ends_at, asker, mine=False),
        "taken": DutyView(taken.begins_at, taken.ends_at, asked, mine=False)
        if taken
        else None,
    }


async def _open(turn: Turn, pressed: Pressed, *, asker: bool) -> Swap:
    """Return an offer that waits for the presser; raise `SwapGone`."""
    swap = await turn.unit.rosters.swap(pressed.press.subject)
    if swap is None or swap.state is not SwapState.OFFERED:
        raise SwapGone
    if turn.member.user_id != (swap.asker if asker else swap.asked):
        raise SwapGone
    return swap


async def accept(desk: Desk, pressed: Pressed) -> str:
    """Accept an offer: both turns change hands at once, if both are still theirs."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        swap = await _open(turn, pressed, asker=False)
        await _check_held(turn, swap)
        for one in _covers(swap):
            await turn.unit.rosters.cover(one, turn.now)
        await _settle(turn, swap, SwapState.ACCEPTED, swap.asker)
    return turn.toast


def _covers(swap: Swap) -> list[Cover]:
    """Return who stands in where once both agree."""
    mine, theirs = swap.given, swap.taken
    covers = [
        Cover(f"{swap.id}.1", mine.begins_at, mine.ends_at, swap.asker, swap.asked)
    ]
    if theirs:
        begins, ends = theirs.begins_at, theirs.ends_at
        covers.append(Cover(f"{swap.id}.2", begins, ends, swap.asked, swap.asker))
    return covers


async def _check_held(turn: Turn, swap: Swap) -> None:
    """See that each still has what is to change hands, and that it has not begun."""
    if swap.taken and swap.taken.begins_at <= turn.now:
        raise SwapGone
    if swap.given.ends_at <= turn.now:
        raise SwapGone
    found = await ahead(turn)
    if not _holds(found, swap.asker, swap.given):
        raise SwapGone
    if swap.taken and not _holds(found, swap.asked, swap.taken):
        raise SwapGone


def _holds(found: list[Duty], person: int, span: Span) -> bool:
    return any(
        duty.person == person
        and duty.begins_at <= span.begins_at
        and duty.ends_at == span.ends_at
        for duty in found
    )


async def decline(desk: Desk, pressed: Pressed) -> str:
    """Decline an offer: everything stays as it is."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        swap = await _open(turn, pressed, asker=False)
        await _settle(turn, swap, SwapState.DECLINED, swap.asker)
    return turn.toast


async def withdraw(desk: Desk, pressed: Pressed) -> str:
    """Take an offer back while nobody has answered it."""
    async with member_turn(desk, pressed, Action.STAND_DUTY) as turn:
        swap = await _open(turn, pressed, asker=True)
        await _settle(turn, swap, SwapState.WITHDRAWN, swap.asked)
    return turn.toast


async def _settle(turn: Turn, swap: Swap, state: SwapState, other: int) -> None:
    """Keep what became of an offer; the presser sees it, the other is told."""
    swap = await turn.unit.rosters.settle(replace(swap, state=state))
    people = f"member:{swap.asker} member:{swap.asked}"
    await turn.record(f"swap_{state}", "roster", f"{swap.id} {people}")
    look = [[turn.button("duty", label="see_duty")]]
    await turn.reply("swap_settled", rows=look, state=state, mine=True,
                     **await swap_facts(turn, swap))  # fmt: skip
    to = await turn.unit.members.find(other)
    if to is not None and to.reachable:
        await turn.tell(
            to,
            "swap_settled",
            rows=[[turn.button("duty", locale=to.locale, label="see_duty")]],
            state=state,
            mine=False,
            **await swap_facts(turn, swap, to.locale),
        )
