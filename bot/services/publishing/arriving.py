"""What became of a letter to a channel: it stands there, nobody knows, or it died."""

from bot.domain.access import Action, may
from bot.domain.errors import Refusal
from bot.domain.publication import Publication, PublicationState
from bot.domain.values import replace
from bot.ports.mail import QueuedLetter
from bot.services.desk import Desk
from bot.services.publishing.board import redraw
from bot.services.publishing.came_out import came_out
from bot.services.publishing.marks import mark_arrived
from bot.services.publishing.may_go import (
    require_may_go,
    text_kept,
    text_to_publish,
)
from bot.services.publishing.places import post_link
from bot.services.publishing.post_keys import MARK, awaited, read_key
from bot.services.publishing.posting import copy_code, parts_of, send
from bot.services.publishing.troubles import fail
from bot.services.turn import Turn, clock_turn

S = PublicationState


async def may_leave(desk: Desk, queued: QueuedLetter) -> bool:
    """Ask right before a letter goes to the public whether it still may.

    One that may not is ended here, and who published it is told; marks on what is out
    always may.
    """
    key = read_key(queued.letter.key)
    if key is None:
        return queued.letter.chat_id > 0  # one person reads it, not the public
    if key.kind == MARK:
        return True
    async with clock_turn(desk, f"barred:{queued.id}:{queued.attempts}") as turn:
        copy = await turn.unit.publications.find(key.publication)
        why = "" if copy and awaited(copy, key) else "settled"
        if copy is not None and not why:
            why = await _barred(turn, copy)
        if not why:
            turn.idle = True
            return True
        await turn.unit.letters.end(queued.id, "cancelled", why, turn.now)
        await turn.record("letter_barred", f"letter:{queued.id}", why)
        if copy is not None and why != "settled":
            await fail(turn, copy, why)
    return False


async def _barred(turn: Turn, copy: Publication) -> str:
    """Return the code of what bars a copy now; "" where nothing does."""
    turn.actor = await turn.unit.members.find(copy.by)
    if not may(turn.actor, Action.PUBLISH):
        return "NotPermitted"
    try:
        issue, text = await text_to_publish(turn, copy.document_id, copy.doc_version)
        if not copy.messages:
            await require_may_go(turn, issue, text)
    except Refusal as refusal:
        return type(refusal).__name__
    return ""


async def arrived(desk: Desk, queued: QueuedLetter, message_id: int) -> None:
    """Note that a letter stands in its channel; the next part follows."""
    key = read_key(queued.letter.key)
    if key is None:
        return
    async with clock_turn(desk, f"arrived:{queued.id}") as turn:
        copy = await turn.unit.publications.find(key.publication)
        if copy is None or await turn.unit.committed(turn.key):
            turn.idle = True
        elif key.kind == MARK:
            await mark_arrived(turn, copy, key)
        elif awaited(copy, key):
            await stands(turn, copy, message_id)
        else:
            turn.idle = True


async def stands(turn: Turn, copy: Publication, message_id: int) -> None:
    """Note that the awaited part of a copy is there; 0: under a number nobody knows."""
    turn.actor = await turn.unit.members.find(copy.by)
    issue, text = await text_kept(turn, copy.document_id, copy.doc_version)
    channel = await turn.unit.channels.find(copy.channel_id)
    assert channel is not None
    copy = replace(copy, messages=(*copy.messages, message_id), state=S.SENDING)
    if len(copy.messages) < len(parts_of(turn, text)):
        copy = await turn.unit.publications.save(copy)
        await send(turn, text, channel, copy)
        return
    first = copy.messages[0]
    url = post_link(channel, first) if first else ""
    copy = replace(copy, state=S.OUT, out_at=turn.now, url=url)
    copy = await turn.unit.publications.save(copy)
    await turn.record("published", issue.id, copy_code(copy))
    await came_out(turn, issue, text.document, copy)
    await redraw(turn, issue, text, copy)
