"""Ends of assignments: withdrawn, expired, handed over; each is journalled."""

from bot.domain.assignment import Assignment
from bot.domain.assignment_life import AssignmentState
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.services.assigning.offer_letters import rewrite_offers
from bot.services.turn import Turn

#: state -> what the journal says of it.
DEEDS = {
    AssignmentState.DECLINED: "role_declined",
    AssignmentState.EXPIRED: "role_expired",
    AssignmentState.WITHDRAWN: "role_withdrawn",
    AssignmentState.RENOUNCED: "role_renounced",
    AssignmentState.DONE: "role_ended",
}


async def end_role(
    turn: Turn,
    issue: Issue,
    one: Assignment,
    state: AssignmentState,
    why: str = "",
    *,
    words: str = "",
) -> Assignment:
    """Let an assignment end in *state*; *why* is a code, *words* what was typed.

    The messages that offered it say so, to whoever can still read them.
    """
    asked = one.waits or one.late
    reason = words or why
    gone = replace(one, state=state, ended_at=turn.now, reason=reason)
    gone = await turn.unit.assignments.save(gone)
    detail = f"{one.role} member:{one.member} {why}".strip()
    await turn.record(DEEDS[state], issue.id, detail, content=words)
    if asked and (turn.actor is None or turn.actor.user_id != one.member):
        await rewrite_offers(turn, issue, one.member)
    return gone


async def withdraw(turn: Turn, issue: Issue, one: Assignment, why: str) -> Assignment:
    """Take an offer back: nobody may answer it any more."""
    return await end_role(turn, issue, one, AssignmentState.WITHDRAWN, why)
