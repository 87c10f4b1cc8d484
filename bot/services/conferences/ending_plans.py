"""Calling a conference off: asked first, as owners and press will hear of it."""

from bot.domain.access import Action
from bot.domain.conference_life import ConferenceState
from bot.domain.values import replace
from bot.services.conferences.conference_board import BOARD
from bot.services.conferences.finding_conferences import movable
from bot.services.conferences.invitation import follow_plan
from bot.services.conferences.telling import tell_changed
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import member_turn
from bot.services.views import issue_view


async def ask_call_off(desk: Desk, pressed: Pressed) -> str:
    """Ask whether it is called off: owners and press will hear of it."""
    async with member_turn(desk, pressed, Action.CANCEL_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.CANCEL_CONFERENCE
        )
        sure = turn.button("conference_cancel_sure", conference.id)
        back = turn.button("conference_open", conference.id, value="here", label="back")
        await turn.reply(
            "conference_sure",
            fresh=True,
            rows=[[sure], [back]],
            issue=await issue_view(turn, issue, turn.member),
            short=conference.short,
            at=conference.at,
            now=turn.now,
        )
    return turn.toast


async def call_off(desk: Desk, pressed: Pressed) -> str:
    """Call it off, and tell owners and press."""
    async with member_turn(desk, pressed, Action.CANCEL_CONFERENCE) as turn:
        issue, conference = await movable(
            turn, pressed.press.subject, Action.CANCEL_CONFERENCE
        )
        gone = replace(conference, state=ConferenceState.CANCELLED, next_at=None)
        conference = await turn.unit.conferences.save(gone)
        await turn.record("conference_cancelled", issue.id, conference.short)
        out = await follow_plan(turn, issue, conference)
        await tell_changed(turn, issue, conference, out=out)
        await BOARD.show_everywhere(turn, issue, conference)
    return turn.toast
