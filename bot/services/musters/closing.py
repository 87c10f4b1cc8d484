"""Closing a roll call: all answered, or its time is over; who is missing is said."""

from bot.domain.member import Member
from bot.domain.muster import Muster, MusterKind, Reply
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.musters.board import refresh_boards
from bot.services.people.phones import shown_phone
from bot.services.turn import Turn, clock_turn
from bot.services.views import person

#: So many people are named.
NAMED = 10


async def mind_musters(desk: Desk) -> None:
    """Close every roll call whose time is over."""
    async with desk.storage.begin() as unit:
        due = await unit.musters.due(desk.clock.now())
    for muster in due:
        async with clock_turn(desk, f"muster_over:{muster.id}") as turn:
            current = await turn.unit.musters.find(muster.id)
            if current is None or current.closed_at is not None:
                turn.idle = True
                continue
            await _close(turn, muster)


async def close_answered(turn: Turn, muster: Muster) -> bool:
    """Close a test that everybody answered; tell whether it was."""
    answers = await turn.unit.musters.answers(muster.id)
    waits = any(one.reply is Reply.WAITING for one in answers)
    if waits or muster.kind is not MusterKind.TEST:
        return False
    await _close(turn, muster)
    return True


async def _close(turn: Turn, muster: Muster) -> None:
    await turn.unit.musters.close(muster.id, turn.now)
    subject = muster.issue_id or f"muster:{muster.id}"
    await turn.record("muster_closed", subject, muster.kind)
    closed = await turn.unit.musters.find(muster.id)
    assert closed is not None
    await refresh_boards(turn, closed)
    caller = await turn.unit.members.find(muster.called_by)
    if caller is not None and caller.reachable:
        await _tell(turn, closed, caller)


async def _tell(turn: Turn, muster: Muster, caller: Member) -> None:
    """Say once who did not answer; silence is what nobody looks for."""
    answers = await turn.unit.musters.answers(muster.id)
    team = await turn.people()
    silent = [team.get(a.user_id) for a in answers if a.reply is Reply.WAITING]
    missing = [
        (person(turn, one, caller), shown_phone(turn, one, caller))
        for one in silent
        if one is not None
    ]
    if muster.kind is MusterKind.ATTEND and not missing:
        return
    await turn.tell(
        caller,
        "muster_over",
        klass=MessageClass.INFO,
        test=muster.kind is MusterKind.TEST,
        missing=missing[:NAMED],
        more=max(0, len(missing) - NAMED),
        answered=len(answers) - len(silent),
        total=len(answers),
        now=turn.now,
    )
