"""A test of who would be reached: one tap, and everybody confirms with one tap."""

from bot.domain.access import Action
from bot.domain.muster import MusterAnswer, MusterKind, Reply
from bot.services.desk import Desk
from bot.services.musters.board import show_board
from bot.services.musters.calling import call_roll, team_of
from bot.services.requests import Pressed
from bot.services.turn import member_turn


async def test_reach(desk: Desk, pressed: Pressed) -> str:
    """Send the test, or show the one that is open."""
    async with member_turn(desk, pressed, Action.TEST_REACH) as turn:
        muster = await turn.unit.musters.newest(MusterKind.TEST)
        if muster is None or muster.closed_at is not None:
            me = turn.member.user_id
            people = [m for m in await team_of(turn, None) if m.user_id != me]
            closes = turn.now + desk.playbook.readiness.test_open
            muster = await call_roll(turn, MusterKind.TEST, people, closes)
            here = MusterAnswer(muster.id, me, Reply.PRESENT, answered_at=turn.now)
            await turn.unit.musters.put_answer(here)
        await show_board(turn, muster, fresh=True)
        turn.toast = turn.label("toast.test_sent")
    return turn.toast
