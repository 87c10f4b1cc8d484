"""Rewriting the cards whose issue has changed: the last state arrives, few edits do."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.cards import Card
from bot.ports.mail import Letter, MessageClass
from bot.ports.storage import StorageUnavailable
from bot.services.calls.calling import TOGETHER
from bot.services.cards.face import Face, face, shut_face
from bot.services.cards.places import standing
from bot.services.cards.room_face import reader_of
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn

log = logging.getLogger(__name__)

#: So many cards are drawn in the turn that changed their issue; the others, and those
#: that time alone changes, follow when the house keeps time.
IN_TURN, IN_ROUND = 10, 60

#: Between two rewritings of a card: at most 20 a minute. A group shares its 20
#: messages a minute with everything else.
PAUSE, PAUSE_IN_GROUP = timedelta(seconds=3.2), timedelta(seconds=10)


async def draw_changed(turn: Turn) -> None:
    """Post the new face of the cards whose issue the turn has changed."""
    for subject in sorted(turn.changed):
        cards = await turn.unit.cards.following(subject)
        stale = [card for card in cards if _is_stale(turn, card)]
        for card in stale[:IN_TURN]:
            await _draw(turn, card)
        for card in stale[IN_TURN:]:
            await turn.unit.cards.put(replace(card, due_at=turn.now))


def _is_stale(turn: Turn, card: Card) -> bool:
    """Tell whether a card is to be drawn: not where its reader just got the answer.

    A call is not yet a card because its own reader did something.
    """
    own = turn.actor is not None and turn.actor.user_id == card.reader
    waits = card.called and card.version == 0 and own
    return (card.issue_id, card.place) not in turn.drawn and not waits


async def refresh_cards(desk: Desk) -> None:
    """Rewrite every card whose time has come."""
    async with desk.storage.begin() as unit:
        due = await unit.cards.due(desk.clock.now(), IN_ROUND)
    for first in range(0, len(due), TOGETHER):
        group = due[first : first + TOGETHER]
        faults = await asyncio.gather(
            *(_refresh_or_say(desk, card) for card in group), return_exceptions=True
        )
        for fault in faults:
            if fault is not None:
                raise fault


async def _refresh_or_say(desk: Desk, card: Card) -> None:
    """A card that cannot be drawn must not hold up the others."""
    try:
        await _refresh(desk, card)
    except StorageUnavailable:
        raise
    except Exception as error:
        name, kind = card.issue_id, type(error).__name__
        log.error("a card of %s failed: %s", name, kind, exc_info=error)


async def _refresh(desk: Desk, card: Card) -> None:
    assert card.due_at is not None
    name = f"card:{card.issue_id}:{card.place.chat_id}:{card.place.thread_id}"
    key = f"{name}:{card.version}:{card.due_at.isoformat()}"
    async with clock_turn(desk, key) as turn:
        current = await turn.unit.cards.find(card.issue_id, card.place)
        if current is None or current.due_at != card.due_at:
            turn.idle = True
        else:
            await _draw(turn, current)


async def _draw(turn: Turn, card: Card) -> None:
    """Draw a card as its reader may see it now, or rewrite it no more."""
    issue = await turn.unit.issues.find(card.issue_id)
    reader = await reader_of(turn, card)
    await _say_moved(turn, card, reader)
    anchor, _ = await standing(turn, card)
    card = replace(card, former="", version=card.version + 1)
    if issue and reader and anchor and _reads(reader, issue, card):
        drawn = await face(turn, issue, reader, following=card.following)
        await _rewrite(turn, card, anchor, drawn)
    elif issue and reader and anchor and _is_shut_out(reader, issue, card):
        shut = replace(card, following=False)
        await _rewrite(turn, shut, anchor, shut_face(turn, issue, reader))
    else:
        await turn.unit.cards.put(replace(card, due_at=None, following=False))


def _reads(reader: Member, issue: Issue, card: Card) -> bool:
    """Tell whether a card is still rewritten for its reader.

    A call that became a card ends with its issue: it says already how.
    """
    able = reader.reachable and may(reader, Action.SEE_ISSUES)
    ended = card.called and issue.state in TERMINAL
    return card.following and able and may_see(reader, issue) and not ended


def _is_shut_out(reader: Member, issue: Issue, card: Card) -> bool:
    """Tell whether a card still says what its reader may not see any more."""
    return card.following and reader.reachable and not may_see(reader, issue)


async def _say_moved(turn: Turn, card: Card, reader: Member | None) -> None:
    """Let the card that this one replaced say so: it is not rewritten any more."""
    state, _ = await turn.unit.letters.fate(card.former) if card.former else ("", 0)
    if state == "sent" and reader is not None and reader.reachable:
        await turn.tell(
            reader,
            "card_moved",
            klass=MessageClass.BOARD,
            key=f"moved:{card.former}",
            edits=card.former,
            number=f"ISU-{card.issue_id}",
        )


async def _rewrite(turn: Turn, card: Card, anchor: str, drawn: Face) -> None:
    """Post the new face, unless the reader would see no difference.

    A rewriting that has not left is replaced, and its successor leaves in its stead.
    """
    if drawn.digest == card.shown:
        await turn.unit.cards.put(replace(card, due_at=drawn.changes_at))
        return
    leaves = _leaves(card, turn.now)
    # Without the name of whose deed it was: they may have to be forgotten.
    place = f"{card.place.chat_id}:{card.place.thread_id}"
    key = f"card:{card.issue_id}:{place}:{turn.now.isoformat()}:{card.version}"
    await turn.post(
        Letter(
            key=key,
            klass=MessageClass.BOARD,
            chat_id=card.place.chat_id,
            text=drawn.text,
            rows=tuple(tuple(row) for row in drawn.rows),
            edits=anchor,
            slot=f"card:{card.issue_id}:{card.place.thread_id}",
            thread=card.place.thread_id,
            about=card.issue_id if card.place.chat_id < 0 else "",
            silent=True,
            not_before=leaves if leaves > turn.now else None,
        )
    )
    await turn.unit.cards.put(
        replace(
            card,
            letter=anchor,
            refresh=key,
            shown=drawn.digest,
            leaves_at=leaves,
            due_at=drawn.changes_at,
        )
    )


def _leaves(card: Card, now: datetime) -> datetime:
    pause = PAUSE_IN_GROUP if card.place.chat_id < 0 else PAUSE
    if now < card.leaves_at:
        return card.leaves_at
    return max(now, card.leaves_at + pause)
