"""What a person says about a copy: it is there, send it again, it is changed."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.domain.publication import Publication, PublicationState
from bot.domain.publish_errors import PublicationMoved
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.publishing.arriving import stands
from bot.services.publishing.board import redraw
from bot.services.publishing.marks import told_marked
from bot.services.publishing.may_go import (
    require_may_go,
    text_kept,
    text_to_publish,
)
from bot.services.publishing.posting import copy_code, send
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn

S = PublicationState


async def the_copy(
    turn: Turn, pressed: Pressed, *states: PublicationState
) -> Publication:
    """Return the copy under a button while it is in one of *states*."""
    copy = await turn.unit.publications.find(pressed.press.subject)
    if copy is None:
        raise ButtonExpired
    await the_issue(turn, copy.issue_id)
    if copy.state not in states:
        raise PublicationMoved
    return copy


async def is_there(desk: Desk, pressed: Pressed) -> str:
    """Believe who looked: the letter in doubt stands in its channel."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        copy = await the_copy(turn, pressed, S.AMBIGUOUS)
        looked = turn.member
        await turn.record("publication_seen", copy.issue_id, copy_code(copy))
        await stands(turn, copy, 0)
        turn.actor = looked
        await _close_question(turn, copy, "there")
        turn.toast = turn.label("toast.copy_there")
    return turn.toast


async def send_again(desk: Desk, pressed: Pressed) -> str:
    """Send a part once more: somebody looked, and it is not there."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        copy = await the_copy(turn, pressed, S.AMBIGUOUS, S.FAILED)
        issue, text = await text_to_publish(turn, copy.document_id, copy.doc_version)
        await require_may_go(turn, issue, text)
        channel = await turn.unit.channels.find(copy.channel_id)
        if channel is None or not channel.open_to(turn.member):
            raise PublicationMoved
        copy = replace(
            copy,
            state=S.SENDING,
            tries=copy.tries + 1,
            by=turn.member.user_id,
            approval=text.approval.id,
            board=copy.board if copy.by == turn.member.user_id else "",
        )
        copy = await turn.unit.publications.save(copy)
        await send(turn, text, channel, copy)
        await redraw(turn, issue, text, copy)
        await _close_question(turn, copy, "again")
        turn.toast = turn.label("toast.publishing", count=1)
    return turn.toast


async def _close_question(turn: Turn, copy: Publication, did: str) -> None:
    """Say under the question what was decided; the board shows it by itself."""
    board = await turn.unit.letters.by_key(copy.board) if copy.board else None
    if board is None or not turn.is_under(board):
        await turn.reply("publication_settled", did=did, at=turn.now)


async def unplan(desk: Desk, pressed: Pressed) -> str:
    """Send a planned copy neither then nor now."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        copy = await the_copy(turn, pressed, S.PLANNED)
        copy = replace(copy, state=S.FAILED, due_at=None)
        copy = await turn.unit.publications.save(copy)
        await turn.record("publication_unplanned", copy.issue_id, copy_code(copy))
        issue, text = await text_kept(turn, copy.document_id, copy.doc_version)
        await redraw(turn, issue, text, copy)
        turn.toast = turn.label("toast.copy_unplanned")
    return turn.toast


async def say_changed(desk: Desk, pressed: Pressed) -> str:
    """Believe who changed a copy by hand that it bears the mark."""
    async with member_turn(desk, pressed, Action.PUBLISH) as turn:
        copy = await the_copy(turn, pressed, S.CORRECTED, S.WITHDRAWN)
        if copy.marked_at is not None:
            raise PublicationMoved
        await told_marked(turn, copy)
        turn.toast = turn.label("toast.copy_changed")
    return turn.toast
