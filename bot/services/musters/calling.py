"""Calling the roll: everybody who is meant gets one message with one tap."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.absence import away
from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.muster import REPLIES, Muster, MusterAnswer, MusterKind
from bot.domain.roles import TEAM, Role
from bot.ports.mail import Button, MessageClass
from bot.services.assigning.knowing import roles_of
from bot.services.circle.led_by import lead_of
from bot.services.turn import Turn
from bot.services.views import issue_view, person

#: Who is called together: the team, and the head.
CALLED = TEAM | {Role.HEAD_OF_AGENCY}


async def team_of(turn: Turn, issue: Issue | None) -> list[Member]:
    """Return whom a roll call is for: the team that was called for the issue.

    Where none was, everybody, as far as they may see the issue. Who is on leave is not
    called; who cannot be reached is, as somebody to telephone.
    """
    noted = await turn.unit.absences.noted()
    posted = await _posted(turn, issue) if issue else frozenset()
    return [
        m
        for m in await turn.team()
        if m.active
        and (m.user_id in posted if posted else m.roles & CALLED)
        and (issue is None or may_see(m, issue))
        and away(noted, m.user_id, turn.now) is None
    ]


async def _posted(turn: Turn, issue: Issue) -> frozenset[int]:
    """Return who has a role of an issue or is asked for one, its owner, and its lead.

    Nobody where no team was called: a spokesperson alone is none.
    """
    team = await turn.unit.assignments.team(issue.id)
    if team is None or team.sent_at is None:
        return frozenset()
    found = await roles_of(turn, issue)
    people = {one.member for one in found if one.held or one.waits}
    lead = await lead_of(turn, issue)
    return frozenset(people | {issue.owner or 0} | ({lead.user_id} if lead else set()))


async def call_roll(
    turn: Turn,
    kind: MusterKind,
    people: Sequence[Member],
    closes_at: datetime,
    issue: Issue | None = None,
    *,
    at: datetime | None = None,
    place: str = "",
) -> Muster:
    """Keep a roll call and write to everybody but the caller."""
    muster = Muster(
        turn.desk.secrets.new_id(),
        kind,
        turn.member.user_id,
        turn.now,
        closes_at,
        issue.id if issue else None,
        at=at,
        place=place,
    )
    await turn.unit.musters.add(muster)
    subject = issue.id if issue else f"muster:{muster.id}"
    await turn.record("mustered", subject, f"{kind} {len(people)}")
    for member in people:
        await turn.unit.musters.put_answer(MusterAnswer(muster.id, member.user_id))
        if member.reachable:
            await ask_to_answer(turn, muster, issue, member)
    return muster


async def ask_to_answer(
    turn: Turn, muster: Muster, issue: Issue | None, to: Member
) -> None:
    """Write the message that one tap answers."""
    await turn.tell(
        to,
        "muster_call",
        klass=MessageClass.PING,
        rows=[reply_row(turn, muster, to)],
        at_once=True,  # kept until the morning, it would tell of silence
        test=muster.kind is MusterKind.TEST,
        issue=await issue_view(turn, issue, to) if issue else None,
        who=person(turn, turn.actor, to),
        muster=muster,
        now=turn.now,
    )


def reply_row(turn: Turn, muster: Muster, to: Member) -> list[Button]:
    """Return the buttons with which one answers."""
    return [
        turn.button(
            "muster_reply",
            muster.id,
            value=reply,
            text=turn.label(f"muster_reply.{muster.kind}_{reply}", to.locale),
        )
        for reply in REPLIES[muster.kind]
    ]
