"""The board of a roll call: who answered what, in one message that rewrites itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.access import Action, may, may_see
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.muster import Muster, MusterAnswer, MusterKind, Reply, in_order
from bot.domain.values import Struct
from bot.ports.mail import Button, MessageClass
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: So many people of one answer are named; the rest is a number.
NAMED = 12


class AnswerLine(Struct, frozen=True):
    """One who was asked, as a reader of the board sees them."""

    who: str
    said: str
    arrives_at: datetime | None


class AnswerGroup(Struct, frozen=True):
    """Those who answered the same: what, how many, and some of them by name."""

    name: str
    count: int
    people: Sequence[AnswerLine]


async def the_muster(turn: Turn, subject: str) -> tuple[Muster, Issue | None]:
    """Return a roll call and its issue; raise `ButtonExpired` for one not theirs."""
    muster = await turn.unit.musters.find(subject)
    if muster is None:
        raise ButtonExpired
    issue = await turn.unit.issues.find(muster.issue_id or "")
    if issue is not None and not may_see(turn.member, issue):
        raise ButtonExpired
    return muster, issue


async def show_board(turn: Turn, muster: Muster, *, fresh: bool = False) -> None:
    """Answer with the board; it rewrites itself in this message from now on."""
    me, key = turn.member, f"{turn.key}:muster"
    text = turn.desk.words.message(
        "muster", me.locale, **await board_facts(turn, muster, me)
    )
    await turn.reply_text(text, rows=_rows(turn, muster, me), fresh=fresh, key=key)
    await turn.unit.musters.put_board(muster.id, me.user_id, key)


async def refresh_boards(turn: Turn, muster: Muster, *, but: int = 0) -> None:
    """Rewrite the board wherever it stands."""
    issue = await turn.unit.issues.find(muster.issue_id or "")
    team = await turn.people()
    for chat_id, letter in await turn.unit.musters.boards(muster.id):
        to = team.get(chat_id)
        if to is None or chat_id == but or not to.reachable:
            continue
        if issue is None or may_see(to, issue):
            await _rewrite(turn, muster, to, letter)


async def _rewrite(turn: Turn, muster: Muster, to: Member, letter: str) -> None:
    await turn.tell(
        to,
        "muster",
        klass=MessageClass.BOARD,
        key=f"{turn.key}:muster:{to.user_id}",
        edits=letter,
        slot=f"muster:{muster.id}",
        rows=_rows(turn, muster, to),
        silent=True,
        **await board_facts(turn, muster, to),
    )


def _rows(turn: Turn, muster: Muster, to: Member) -> list[list[Button]]:
    if muster.kind is MusterKind.TEST or not may(to, Action.CALL_MUSTER):
        return []
    name, own = muster.id, to.locale
    file = turn.button("muster_print", name, locale=own)
    text = turn.button(
        "muster_print", name, locale=own, value="text", label="muster_print_text"
    )
    return [[file, text]]


async def board_facts(turn: Turn, muster: Muster, to: Member) -> dict[str, Any]:
    """Return what the board of *muster* shows to *to*."""
    issue = await turn.unit.issues.find(muster.issue_id or "")
    answers = await turn.unit.musters.answers(muster.id)
    return {
        "test": muster.kind is MusterKind.TEST,
        "issue": await issue_view(turn, issue, to) if issue else None,
        "muster": muster,
        "groups": await groups_of(turn, muster, answers, to),
        "answered": sum(a.reply is not Reply.WAITING for a in answers),
        "total": len(answers),
        "now": turn.now,
    }


async def groups_of(
    turn: Turn, muster: Muster, answers: Sequence[MusterAnswer], to: Member
) -> list[AnswerGroup]:
    """Return who answered what, those who are there first."""
    team = await turn.people()
    lines: dict[Reply, list[AnswerLine]] = {}
    for one in in_order(answers):
        who = person(turn, team.get(one.user_id), to)
        line = AnswerLine(who, one.said, one.arrives_at)
        lines.setdefault(one.reply, []).append(line)
    return [
        AnswerGroup(
            turn.label(f"muster.{muster.kind}_{reply}", to.locale),
            len(some),
            some[:NAMED],
        )
        for reply, some in lines.items()
    ]
