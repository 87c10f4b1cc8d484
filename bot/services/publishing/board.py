"""The board of a text: in which channels it is, and what can be done about each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.access import Action, may
from bot.domain.document_life import STANDING
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.publication import Channel, Publication, PublicationState
from bot.ports.mail import Button, MessageClass
from bot.services.exports.composing import Approved
from bot.services.publishing.places import called, open_channels
from bot.services.turn import Rows, Turn
from bot.services.views import issue_view

S = PublicationState


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One channel on the board; `state` is "" where nothing was sent there yet."""

    name: str
    state: str
    own: bool
    at: datetime | None = None
    url: str = ""
    unmarked: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A channel, and the copy of the text in it, if there is one."""

    channel: Channel
    copy: Publication | None


async def spots_of(turn: Turn, text: Approved, viewer: Member) -> Sequence[Spot]:
    """Return where a version is or may go, as far as *viewer* is concerned."""
    copies = {
        one.channel_id: one
        for one in await turn.unit.publications.of_document(text.document.id)
        if one.doc_version == text.frozen.version
    }
    spots = []
    for channel in await open_channels(turn, viewer):
        spots.append(Spot(channel, copies.pop(channel.id, None)))
    for copy in copies.values():
        found = await turn.unit.channels.find(copy.channel_id)
        assert found is not None
        spots.append(Spot(found, copy))
    return spots


async def show_board(
    turn: Turn, issue: Issue, text: Approved, *, board: str = ""
) -> None:
    """Show the board to who asks: in the message *board*, or in a new one."""
    key = board or f"{turn.key}:board"
    facts, rows = await _board(turn, issue, text, turn.member, key)
    words = turn.desk.words.message("publishing", turn.locale, **facts)
    if board:
        await turn.reply_text(words, rows=rows)
    else:
        await turn.reply_text(words, rows=rows, fresh=True, key=key)


async def redraw(turn: Turn, issue: Issue, text: Approved, copy: Publication) -> None:
    """Show on the board of who published what became of a copy."""
    to = await turn.unit.members.find(copy.by)
    if not copy.board or to is None or not to.reachable:
        return
    facts, rows = await _board(turn, issue, text, to, copy.board)
    await turn.tell(
        to,
        "publishing",
        klass=MessageClass.BOARD,
        key=f"{turn.key}:redrawn",
        edits=copy.board,
        slot=f"board:{copy.board}",
        rows=rows,
        **facts,
    )


async def _board(
    turn: Turn, issue: Issue, text: Approved, to: Member, board: str
) -> tuple[dict[str, Any], Rows]:
    spots = await spots_of(turn, text, to)
    facts = {
        "issue": await issue_view(turn, issue, to),
        "number": text.document.number,
        "kind": turn.label(f"document_kind.{text.document.kind}", to.locale),
        "lines": [_line(turn, spot, to.locale) for spot in spots],
        "links": any(_awaits_link(spot) for spot in spots),
        "now": turn.now,
    }
    return facts, _rows(turn, Screen(text, to, board), spots)


def _line(turn: Turn, spot: Spot, locale: str) -> CopyLine:
    name, copy = called(turn, spot.channel, locale), spot.copy
    if copy is None:
        return CopyLine(name, "", spot.channel.own)
    at = copy.out_at if copy.out else copy.due_at
    state = turn.label(f"publication_state.{copy.state}", locale)
    return CopyLine(name, state, spot.channel.own, at, copy.url, copy.lacks_mark)


def _awaits_link(spot: Spot) -> bool:
    return spot.copy is None and not spot.channel.own


@dataclass(frozen=True, slots=True)
class Screen:
    """A board as one reader has it: `board` is the key of its letter."""

    text: Approved
    to: Member
    board: str


def _rows(turn: Turn, screen: Screen, spots: Sequence[Spot]) -> list[list[Button]]:
    stands = screen.text.document.state in STANDING
    fresh = [spot.channel for spot in spots if spot.copy is None and stands]
    rows = _sending_rows(turn, screen, [channel for channel in fresh if channel.own])
    for channel in (one for one in fresh if not one.own):
        rows.append([_button(turn, "publish_done", screen, channel)])
    for spot in spots:
        rows += _copy_rows(turn, spot, screen.to)
    last = [_button(turn, "publish_text", screen)]
    out = any(spot.copy is not None and spot.copy.out for spot in spots)
    if out and may(screen.to, Action.WITHDRAW_TEXT):
        subject, locale = screen.text.document.id, screen.to.locale
        last.append(turn.button("withdraw_text", subject, locale=locale))
    return [*rows, last]


def _sending_rows(
    turn: Turn, screen: Screen, own: Sequence[Channel]
) -> list[list[Button]]:
    """Offer to send to all channels of ours at once, to one of them, or later."""
    if not own:
        return []
    rows = []
    if own[1:]:
        label = turn.label("button.publish_all", screen.to.locale, count=len(own))
        rows.append([_button(turn, "publish_now", screen, label=label)])
    rows += [[_button(turn, "publish_now", screen, one)] for one in own]
    return [*rows, [_button(turn, "publish_at", screen)]]


def _button(
    turn: Turn,
    action: str,
    screen: Screen,
    channel: Channel | None = None,
    *,
    label: str = "",
) -> Button:
    where, locale = channel.id if channel else "", screen.to.locale
    if channel is not None:
        label = turn.label(f"button.{action}_in", locale, name=channel.name)
    return turn.button(
        action,
        screen.text.document.id,
        value=f"{where}@{screen.board}",
        version=screen.text.frozen.version,
        locale=locale,
        text=label,
    )


#: What a person may do about a copy, by its state.
DEEDS: dict[PublicationState, tuple[str, ...]] = {
    S.AMBIGUOUS: ("copy_there", "copy_again"),
    S.FAILED: ("copy_again",),
    S.PLANNED: ("copy_unplanned",),
}


def _copy_rows(turn: Turn, spot: Spot, to: Member) -> list[list[Button]]:
    copy = spot.copy
    if copy is None:
        return []
    deeds = ("copy_changed",) if copy.lacks_mark else DEEDS.get(copy.state, ())
    return [[copy_button(turn, deed, copy, spot.channel, to)] for deed in deeds]


def copy_button(
    turn: Turn, deed: str, copy: Publication, channel: Channel, to: Member
) -> Button:
    """Make the button that does something about one copy."""
    name = called(turn, channel, to.locale)
    label = turn.label(f"button.{deed}", to.locale, name=name)
    return turn.button(
        deed, copy.id, version=copy.version, locale=to.locale, text=label
    )


def where_pressed(value: str) -> tuple[str, str]:
    """Read what a button of the board carries: the channel, and the board's key."""
    channel, _, board = value.partition("@")
    return channel, board
