"""Correcting the media list, and forgetting a journalist who asks for it."""

from typing import Any

from bot.domain.access import Action, may
from bot.domain.errors import ButtonExpired, NothingWritten, TextTooLong
from bot.domain.outlets import (
    CONTACT_LENGTH,
    NAME_LENGTH,
    Journalist,
    host_of,
    outlet_key,
)
from bot.domain.press_errors import OutletNamed
from bot.domain.text import first_line
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.outlets.knowing import the_outlet
from bot.services.outlets.media_list import NOWHERE, show_list
from bot.services.outlets.outlet_card import show_outlet
from bot.services.press.press_views import contact_for
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn

#: The questions that are answered by typing.
OUTLET, JOURNALIST = "outlet_edit", "journalist_edit"


async def ask_outlet(desk: Desk, pressed: Pressed) -> str:
    """Ask for name and site of an outlet."""
    async with member_turn(desk, pressed, Action.EDIT_MEDIA) as turn:
        outlet = await the_outlet(turn, pressed.press.subject)
        await turn.ask(OUTLET, outlet.id)
        rows = [[turn.button("cancel")]]
        named: dict[str, Any] = {
            "what": "outlet",
            "name": outlet.name,
            "more": outlet.domain,
        }
        await turn.reply("media_edit", fresh=True, rows=rows, **named)
    return turn.toast


async def answer_outlet(desk: Desk, sent: Sent) -> str:
    """Take "name; site"; what is left out stays."""
    async with member_turn(desk, sent, Action.EDIT_MEDIA) as turn:
        assert sent.dialogue is not None
        outlet = await the_outlet(turn, sent.dialogue.subject)
        name, site = _parts(sent.content.text, NAME_LENGTH)
        host = host_of(f"https://{site.removeprefix('https://')}") if site else ""
        changed = replace(
            outlet, name=name or outlet.name, domain=host or outlet.domain
        )
        if not changed.key:
            raise NothingWritten
        other = await turn.unit.outlets.named(changed.key)
        if other is not None and other.id != outlet.id:
            raise OutletNamed(name=other.name, remedies=(("outlet", other.id),))
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.unit.outlets.save(changed)
        await turn.record("outlet_changed", "media", outlet.id)
        await show_outlet(turn, outlet.id)
    return turn.toast


def _parts(text: str, limit: int) -> tuple[str, str]:
    """Split "name; more" of the first line; raise `TextTooLong`, `NothingWritten`."""
    name, _, more = first_line(text, 1000).partition(";")
    name, more = " ".join(name.split()), more.strip()
    if not outlet_key(name) and not more:
        raise NothingWritten
    if len(name) > limit:
        raise TextTooLong(limit=limit, length=len(name))
    return name, more


async def _journalist(turn: Turn, subject: str) -> Journalist:
    journalist = await turn.unit.outlets.journalist(subject)
    if journalist is None:
        raise ButtonExpired
    return journalist


async def see_journalist(desk: Desk, pressed: Pressed) -> str:
    """Show one journalist; contacts only to those who may see them."""
    async with member_turn(desk, pressed, Action.EDIT_MEDIA) as turn:
        one = await _journalist(turn, pressed.press.subject)
        await _show(turn, one)
    return turn.toast


async def _show(turn: Turn, one: Journalist) -> None:
    outlet = await turn.unit.outlets.find(one.outlet)
    rows = [[turn.button("journalist_edit", one.id)]]
    if may(turn.member, Action.ERASE_JOURNALIST):
        rows.append([turn.button("journalist_erase", one.id)])
    rows.append([turn.button("outlet", outlet.id if outlet else NOWHERE, label="back")])
    await turn.reply(
        "journalist",
        rows=rows,
        name=one.name,
        outlet=outlet.name if outlet else "",
        contact=contact_for(one, turn.member),
        last_at=one.last_at,
        now=turn.now,
    )


async def ask_journalist(desk: Desk, pressed: Pressed) -> str:
    """Ask for name and contact of a journalist."""
    async with member_turn(desk, pressed, Action.EDIT_MEDIA) as turn:
        one = await _journalist(turn, pressed.press.subject)
        await turn.ask(JOURNALIST, one.id)
        rows = [[turn.button("cancel")]]
        more = contact_for(one, turn.member)
        named: dict[str, Any] = {"what": "journalist", "name": one.name, "more": more}
        await turn.reply("media_edit", fresh=True, rows=rows, **named)
    return turn.toast


async def answer_journalist(desk: Desk, sent: Sent) -> str:
    """Take "name; contact"; what is left out stays."""
    async with member_turn(desk, sent, Action.EDIT_MEDIA) as turn:
        assert sent.dialogue is not None
        one = await _journalist(turn, sent.dialogue.subject)
        name, contact = _parts(sent.content.text, NAME_LENGTH)
        if len(contact) > CONTACT_LENGTH:
            raise TextTooLong(limit=CONTACT_LENGTH, length=len(contact))
        await turn.unit.dialogues.end(turn.member.user_id)
        changed = replace(one, name=name or one.name, contact=contact or one.contact)
        await turn.unit.outlets.keep_journalist(changed)
        await turn.record("journalist_changed", "media", one.id)
        await _show(turn, changed)
    return turn.toast


async def ask_erase(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before somebody outside is forgotten."""
    async with member_turn(desk, pressed, Action.ERASE_JOURNALIST) as turn:
        one = await _journalist(turn, pressed.press.subject)
        rows = [
            [turn.button("journalist", one.id, label="back")],
            [turn.button("journalist_erase_sure", one.id)],
        ]
        await turn.reply("journalist_erase", rows=rows, name=one.name)
    return turn.toast


async def erase(desk: Desk, pressed: Pressed) -> str:
    """Forget who somebody outside is; what they asked stays, without their name."""
    async with member_turn(desk, pressed, Action.ERASE_JOURNALIST) as turn:
        one = await _journalist(turn, pressed.press.subject)
        await turn.unit.outlets.erase_journalist(one)
        await turn.record("journalist_erased", "media", one.id)
        await show_list(turn, 0)
        turn.toast = turn.label("toast.journalist_erased")
    return turn.toast
