"""Terbitkan pukul …: kept for its time, and asked again then whether it may go."""

import logging

from bot.domain.access import Action, may
from bot.domain.errors import Refusal
from bot.domain.publication import Publication, PublicationState
from bot.domain.publish_errors import NoChannelOfOurs, PromiseOver
from bot.domain.values import replace
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.promises.making import due_of
from bot.services.publishing.board import redraw, show_board, spots_of
from bot.services.publishing.may_go import (
    embargo_of,
    refuse_untrue,
    require_may_go,
    text_to_publish,
)
from bot.services.publishing.posting import send
from bot.services.publishing.publishing import let_go
from bot.services.publishing.troubles import fail
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.texts.draft_texts import promised_in
from bot.services.turn import Turn, clock_turn, member_turn

log = logging.getLogger(__name__)

#: The question that a time answers.
DIALOGUE = "publish_at"

#: So many copies are looked at in one go.
AT_ONCE = 20


async def ask_when(desk: Desk, pressed: Pressed) -> str:
    """Ask at which time a text is to go out."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        press = pressed.press
        _, text = await text_to_publish(turn, press.subject, press.version)
        facts = {"version": str(text.frozen.version)}
        await turn.ask(DIALOGUE, text.document.id, facts)
        await turn.reply(
            "publish_when",
            fresh=True,
            rows=[[turn.button("cancel")]],
            number=text.document.number,
            zone=zone_name(turn),
        )
    return turn.toast


async def answer_when(desk: Desk, sent: Sent) -> str:
    """Plan the text for the channels of ours that do not have it."""
    async with member_turn(desk, sent, Action.PUBLISH) as turn:
        assert sent.dialogue is not None
        version = int(sent.dialogue.facts["version"])
        issue, text = await text_to_publish(turn, sent.dialogue.subject, version)
        due_at = due_of(turn, sent.content.text)
        until = embargo_of(turn, text.document)
        due_at = max(due_at, until) if until else due_at
        promised = promised_in(turn, text.document)
        if promised is not None and promised <= due_at:
            raise PromiseOver(number=text.document.number, at=promised)
        await refuse_untrue(turn, issue, text.document, due_at)
        spots = await spots_of(turn, text, turn.member)
        own = [s.channel for s in spots if s.copy is None and s.channel.own]
        if not own:
            raise NoChannelOfOurs(remedies=(("publish_see", text.document.id),))
        await turn.unit.dialogues.end(turn.member.user_id)
        await let_go(turn, text, own, due_at, "")
        await show_board(turn, issue, text)
    return turn.toast


async def publish_due(desk: Desk) -> None:
    """Let go what is planned for a time that has come, each in a unit of its own."""
    async with desk.storage.begin() as unit:
        due = await unit.publications.due(desk.clock.now(), AT_ONCE)
    for copy in due:
        try:
            await _let_go(desk, copy)
        except StorageUnavailable:
            raise
        except Exception as error:
            kind = type(error).__name__
            log.error("publication %s failed: %s", copy.id, kind, exc_info=error)


async def _let_go(desk: Desk, due: Publication) -> None:
    async with clock_turn(desk, f"planned:{due.id}:{due.version}") as turn:
        copy = await turn.unit.publications.find(due.id)
        if copy is None or copy.version != due.version:
            turn.idle = True
            return
        turn.actor = await turn.unit.members.find(copy.by)
        why = await _send_planned(turn, copy)
        if why:
            await fail(turn, copy, why)


async def _send_planned(turn: Turn, copy: Publication) -> str:
    """Send a planned copy; return the code of what bars it."""
    channel = await turn.unit.channels.find(copy.channel_id)
    if not may(turn.actor, Action.PUBLISH) or channel is None:
        return "NotPermitted"
    if not channel.open_to(turn.member):
        return "NotPermitted"
    try:
        issue, text = await text_to_publish(turn, copy.document_id, copy.doc_version)
        await require_may_go(turn, issue, text)
    except Refusal as refusal:
        return type(refusal).__name__
    sending = replace(
        copy,
        state=PublicationState.SENDING,
        due_at=None,
        approval=text.approval.id,
    )
    sending = await turn.unit.publications.save(sending)
    await send(turn, text, channel, sending)
    await redraw(turn, issue, text, sending)
    return ""
