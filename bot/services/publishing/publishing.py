"""Terbitkan: one tap lets an approved text go to the channels of the office."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.publication import Channel, PublicationState
from bot.domain.publish_errors import NoChannelOfOurs
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.exports.composing import Approved
from bot.services.publishing.board import show_board, spots_of
from bot.services.publishing.board_rows import Spot, where_pressed
from bot.services.publishing.links import await_link
from bot.services.publishing.may_go import (
    embargo_of,
    internal_ready,
    refuse_untrue,
    require_may_go,
    text_as_approved,
    text_to_publish,
)
from bot.services.publishing.posting import copy_code, planned, send
from bot.services.publishing.telling_team import tell_team_text
from bot.services.requests import Pressed
from bot.services.texts.draft_texts import text_at
from bot.services.texts.paging import answer_pages, paged
from bot.services.turn import Turn, member_turn


async def publish(desk: Desk, pressed: Pressed) -> str:
    """Let a text go to every channel of ours that is open to who asks."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        press = pressed.press
        issue, text = await text_to_publish(turn, press.subject, press.version)
        await _publish(turn, issue, text, press.value)
    return turn.toast


async def publish_both(desk: Desk, pressed: Pressed) -> str:
    """Send the approved internal message to the team, and the text to the public."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        issue, text = await text_to_publish(turn, pressed.press.subject)
        inside = await internal_ready(turn, issue)
        if inside is not None:
            await tell_team_text(turn, issue, inside)
        await _publish(turn, issue, text, "")
    return turn.toast


async def see_board(desk: Desk, pressed: Pressed) -> str:
    """Show where a text is, and offer the channels and a time."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        issue, text = await text_as_approved(turn, pressed.press.subject)
        await show_board(turn, issue, text)
        await _await_links(turn, text, await spots_of(turn, text, turn.member))
    return turn.toast


async def show_text(desk: Desk, pressed: Pressed) -> str:
    """Send the text alone, to be copied to where the bot does not send."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        issue, text = await text_to_publish(turn, pressed.press.subject)
        await refuse_untrue(turn, issue, text.document, turn.now)
        at, body = text.approval.at, text.frozen.body
        await answer_pages(turn, paged(text_at(turn, text.document, at, body)))
    return turn.toast


async def _publish(turn: Turn, issue: Issue, text: Approved, value: str) -> None:
    wanted, board = where_pressed(value)
    await require_may_go(turn, issue, text)
    spots = await spots_of(turn, text, turn.member)
    fresh = [s.channel for s in spots if s.copy is None and s.channel.own]
    chosen = [one for one in fresh if wanted in ("", one.id)]
    if not chosen and not any(not spot.channel.own for spot in spots):
        raise NoChannelOfOurs(remedies=(("publish_see", text.document.id),))
    until = embargo_of(turn, text.document)
    await refuse_untrue(turn, issue, text.document, until or turn.now)
    await let_go(turn, text, chosen, until, board)
    await show_board(turn, issue, text, board=board)
    await _await_links(turn, text, spots)
    key = "toast.publishing_later" if until else "toast.publishing"
    turn.toast = turn.label(key, count=len(chosen)) if chosen else ""


async def let_go(
    turn: Turn,
    text: Approved,
    channels: Sequence[Channel],
    due_at: datetime | None,
    board: str,
) -> None:
    """Keep a copy for each channel: on its way, or planned for *due_at*."""
    for channel in channels:
        copy = planned(turn, text, channel, board or f"{turn.key}:board")
        if due_at is None:
            await turn.unit.publications.add(copy)
            await send(turn, text, channel, copy)
            continue
        copy = replace(copy, state=PublicationState.PLANNED, due_at=due_at)
        await turn.unit.publications.add(copy)
        detail = f"{copy_code(copy)} {due_at.isoformat()}"
        await turn.record("publication_planned", copy.issue_id, detail)


async def _await_links(turn: Turn, text: Approved, spots: Sequence[Spot]) -> None:
    """Let a pasted link say that a text is out where a person publishes."""
    if any(spot.copy is None and not spot.channel.own for spot in spots):
        await await_link(turn, text)
