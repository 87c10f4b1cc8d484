"""Changing a stakeholder by a tap: its weights, whether it was told, removing it."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.stakeholders import ATTITUDES, SCALE, Stakeholder, told, untold
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.strategy.party_card import show_party, the_party
from bot.services.strategy.party_sheet import show_parties
from bot.services.strategy.ways import writable
from bot.services.turn import Turn, member_turn

_SCALES = {"power": SCALE, "interest": SCALE, "attitude": ATTITUDES}


async def open_party(turn: Turn, subject: str) -> tuple[Issue, Stakeholder]:
    """Return a stakeholder that may be changed, and its issue."""
    issue, one = await the_party(turn, subject)
    return await writable(turn, issue.id, Need.STAKEHOLDERS_LISTED), one


async def set_scale(desk: Desk, pressed: Pressed) -> str:
    """Set power, interest or attitude: value is "power:3:origin"."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue, one = await open_party(turn, pressed.press.subject)
        name, value, origin = pressed.press.value.split(":")
        if int(value) not in _SCALES[name]:
            raise ButtonExpired
        one = replace(one, **{name: int(value)})  # type: ignore[arg-type]
        one = await keep_party(turn, issue, one, f"{name}:{value}")
        await show_party(turn, issue, one, origin)
    return turn.toast


async def keep_party(
    turn: Turn, issue: Issue, one: Stakeholder, what: str
) -> Stakeholder:
    """Store a change and journal what it was: a code."""
    one = await turn.unit.stakeholders.save(one)
    await turn.record("party_changed", issue.id, f"{one.id} {what}")
    return one


async def note_told(desk: Desk, pressed: Pressed) -> str:
    """Note that the presser told a stakeholder: value is "sheet:origin" or "card:"."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue, one = await open_party(turn, pressed.press.subject)
        where, _, origin = pressed.press.value.partition(":")
        if one.contacted_at is None:
            one = told(one, turn.member.user_id, turn.now)
            one = await turn.unit.stakeholders.save(one)
            await turn.record("party_told", issue.id, one.id)
        await _show_at(turn, issue, one, where, origin)
    return turn.toast


async def take_back_told(desk: Desk, pressed: Pressed) -> str:
    """Take back that a stakeholder was told."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue, one = await open_party(turn, pressed.press.subject)
        where, _, origin = pressed.press.value.partition(":")
        one = await keep_party(turn, issue, untold(one), "untold")
        await _show_at(turn, issue, one, where, origin)
    return turn.toast


async def _show_at(
    turn: Turn, issue: Issue, one: Stakeholder, where: str, origin: str
) -> None:
    if where == "sheet":
        await show_parties(turn, issue, origin=origin)
    else:
        await show_party(turn, issue, one, origin)


async def remove(desk: Desk, pressed: Pressed) -> str:
    """Take a stakeholder off the map; the journal keeps that it was there."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        issue, one = await open_party(turn, pressed.press.subject)
        await turn.unit.stakeholders.save(replace(one, removed=True))
        await turn.record("party_removed", issue.id, one.id)
        await show_parties(turn, issue, origin=pressed.press.value, gone=one)
    return turn.toast


async def put_back(desk: Desk, pressed: Pressed) -> str:
    """Put a stakeholder back onto the map that was removed by a wrong tap."""
    async with member_turn(desk, pressed, Action.EDIT_STAKEHOLDERS) as turn:
        one = await turn.unit.stakeholders.find(pressed.press.subject)
        if one is None:
            raise ButtonExpired
        issue = await writable(turn, one.issue_id, Need.STAKEHOLDERS_LISTED)
        if one.removed:
            await keep_party(turn, issue, replace(one, removed=False), "restored")
        await show_parties(turn, issue, origin=pressed.press.value)
    return turn.toast
