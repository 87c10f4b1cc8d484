"""Answering a roll call: one tap; when one comes, or why not, may follow."""

from datetime import timedelta

from bot.domain.access import Action, may_see
from bot.domain.errors import ButtonExpired, MusterClosed
from bot.domain.muster import Muster, MusterAnswer, MusterKind, Reply
from bot.domain.text import clean, first_line, visible
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.musters.board import refresh_boards
from bot.services.musters.calling import reply_row
from bot.services.musters.closing import close_answered
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: In so many minutes one will be there.
MINUTES = (10, 30, 60)

#: A reason is at most this long.
SAID = 200

#: What is asked after an answer; nothing where it is not here.
_ASKED = {Reply.COMING: "muster_when", Reply.UNABLE: "muster_why"}


async def reply(desk: Desk, pressed: Pressed) -> str:
    """Note what one answers; it may be changed until the roll is closed."""
    async with member_turn(desk, pressed, Action.ANSWER_MUSTER) as turn:
        muster, answer = await _mine(turn, pressed.press.subject)
        said = Reply(pressed.press.value)
        answer = MusterAnswer(muster.id, answer.user_id, said, answered_at=turn.now)
        await turn.unit.dialogues.end(turn.member.user_id)
        if said in _ASKED:
            await turn.ask(_ASKED[said], muster.id)
        await _keep(turn, muster, answer)
        turn.toast = turn.label("toast.muster_noted")
    return turn.toast


async def come_in(desk: Desk, pressed: Pressed) -> str:
    """Note in how many minutes one will be there."""
    async with member_turn(desk, pressed, Action.ANSWER_MUSTER) as turn:
        muster, answer = await _mine(turn, pressed.press.subject)
        arrives = turn.now + timedelta(minutes=int(pressed.press.value))
        await turn.unit.dialogues.end(turn.member.user_id)
        await _keep(turn, muster, replace(answer, arrives_at=arrives))
        turn.toast = turn.label("toast.muster_noted")
    return turn.toast


async def answer_said(desk: Desk, sent: Sent) -> str:
    """Keep when one comes, or why one cannot, as it was written."""
    async with member_turn(desk, sent, Action.ANSWER_MUSTER) as turn:
        assert sent.dialogue is not None
        muster, answer = await _mine(turn, sent.dialogue.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        words = turn.masked(clean(sent.content.text))
        said = first_line(words, SAID) if visible(words) else ""
        await _keep(turn, muster, replace(answer, said=said))
    return turn.toast


async def _mine(turn: Turn, subject: str) -> tuple[Muster, MusterAnswer]:
    """Return the asker's own answer; raise `ButtonExpired`, `MusterClosed`."""
    muster = await turn.unit.musters.find(subject)
    answers = await turn.unit.musters.answers(subject) if muster else ()
    mine = [one for one in answers if one.user_id == turn.member.user_id]
    if muster is None or not mine:
        raise ButtonExpired
    issue = await turn.unit.issues.find(muster.issue_id or "")
    if issue is not None and not may_see(turn.member, issue):
        raise ButtonExpired
    if muster.closed_at is not None:
        raise MusterClosed(at=muster.closed_at)
    return muster, mine[0]


async def _keep(turn: Turn, muster: Muster, answer: MusterAnswer) -> None:
    await turn.unit.musters.put_answer(answer)
    subject = muster.issue_id or f"muster:{muster.id}"
    detail = f"{muster.kind} {answer.reply}"
    await turn.record("muster_answered", subject, detail, content=answer.said)
    await _show(turn, muster, answer)
    if not await close_answered(turn, muster):
        await refresh_boards(turn, muster, but=0)


async def _show(turn: Turn, muster: Muster, answer: MusterAnswer) -> None:
    issue = await turn.unit.issues.find(muster.issue_id or "")
    await turn.reply(
        "muster_replied",
        rows=_rows(turn, muster, answer),
        test=muster.kind is MusterKind.TEST,
        issue=await issue_view(turn, issue, turn.member) if issue else None,
        muster=muster,
        reply=turn.label(f"muster.{muster.kind}_{answer.reply}"),
        asks=_asks(answer),
        answer=answer,
        now=turn.now,
    )


def _asks(answer: MusterAnswer) -> str:
    told = answer.said or answer.arrives_at
    return "" if told else _ASKED.get(answer.reply, "")


def _rows(turn: Turn, muster: Muster, answer: MusterAnswer) -> list[list[Button]]:
    if muster.kind is MusterKind.TEST:
        return []
    rows = [reply_row(turn, muster, turn.member)]
    if _asks(answer) == "muster_when":
        rows.insert(0, [_minutes(turn, muster, n) for n in MINUTES])
    return rows


def _minutes(turn: Turn, muster: Muster, count: int) -> Button:
    text = turn.label("muster.in_minutes", n=count)
    return turn.button("muster_in", muster.id, value=str(count), text=text)
