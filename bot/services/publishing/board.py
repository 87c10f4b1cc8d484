"""The board of a text: in which channels it is, and what can be done about each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.publication import Publication, PublicationState
from bot.domain.values import Struct
from bot.ports.mail import MessageClass
from bot.services.exports.composing import Approved
from bot.services.publishing.board_rows import Screen, Spot, board_rows
from bot.services.publishing.places import called, open_channels
from bot.services.turn import Rows, Turn
from bot.services.views import issue_view

S = PublicationState


class CopyLine(Struct, frozen=True):
    """One channel on the board; `state` is "" where nothing was sent there yet."""

    name: str
    state: str
    own: bool
    at: datetime | None = None
    url: str = ""
    unmarked: bool = False


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
    return facts, board_rows(turn, Screen(text, to, board), spots)


def _line(turn: Turn, spot: Spot, locale: str) -> CopyLine:
    name, copy = called(turn, spot.channel, locale), spot.copy
    if copy is None:
        return CopyLine(name, "", spot.channel.own)
    at = copy.out_at if copy.out else copy.due_at
    state = turn.label(f"publication_state.{copy.state}", locale)
    return CopyLine(name, state, spot.channel.own, at, copy.url, copy.lacks_mark)


def _awaits_link(spot: Spot) -> bool:
    return spot.copy is None and not spot.channel.own
