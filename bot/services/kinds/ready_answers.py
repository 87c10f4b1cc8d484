"""Answers that one tap gives: what stands ready, and who signs."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.services.desk import Desk
from bot.services.kinds.putting import draft_of, put
from bot.services.requests import Pressed
from bot.services.turn import member_turn


async def take_ready(desk: Desk, pressed: Pressed) -> str:
    """Put a ready answer into its field."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document = await draft_of(turn, pressed.press.subject, "")
        name, _, code = pressed.press.value.partition(" ")
        if code not in desk.documents.rule(document, name).ready:
            raise ButtonExpired
        emergency = desk.playbook.office.emergency_number
        said = turn.label(f"ready.{code}", document.locale, emergency=emergency)
        await put(turn, issue, document, {name: said})
    return turn.toast


async def take_signer(desk: Desk, pressed: Pressed) -> str:
    """Let a member sign, under the title that the register has."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        issue, document = await draft_of(turn, pressed.press.subject, "")
        member = await turn.unit.members.find(int(pressed.press.value))
        if member is None or not member.active:
            raise ButtonExpired
        answers = {"penandatangan": member.name, "jabatan": member.position}
        await put(turn, issue, document, answers)
    return turn.toast
