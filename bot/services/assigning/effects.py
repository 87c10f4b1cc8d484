"""What assuming a role brings with it, by role: rights, clocks, who is told."""

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.assignment import Assignment
from bot.domain.clocks import Stop
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.circle.lead_notices import announce_lead
from bot.services.circle.led_by import lead_of
from bot.services.circle.shutting import take_back
from bot.services.life.debts import settle_debts
from bot.services.life.speaker_notices import announce_speaker
from bot.services.timing.meeting import meet
from bot.services.turn import Turn

#: Called with the assignment that was assumed, and who had the role until then.
Effect = Callable[[Turn, Issue, Assignment, Member | None], Awaitable[Issue]]


async def take_lead(
    turn: Turn, issue: Issue, taken: Assignment, before: Member | None
) -> Issue:
    """Lead the issue: whoever led it loses that right at once."""
    before = before or await lead_of(turn, issue)
    if issue.lead != taken.member:
        issue = await turn.unit.issues.save(replace(issue, lead=taken.member))
    await turn.record("lead_changed", issue.id, f"to member:{taken.member}")
    if before is not None and before.user_id != taken.member:
        await announce_lead(turn, issue, before, taken)
    if issue.restricted:
        await take_back(turn, issue)
    await settle_debts(turn, issue)
    return issue


async def take_word(
    turn: Turn, issue: Issue, taken: Assignment, before: Member | None
) -> Issue:
    """Speak about the issue: the clock that waited for somebody ends (C3)."""
    await turn.record("speaker_accepted", issue.id)
    await meet(turn, issue, Stop.RESPONDER_ACCEPTED)
    await settle_debts(turn, issue)
    await announce_speaker(turn, issue, before, taken)
    return issue


#: role -> what assuming it brings with it.
TAKES: Mapping[str, Effect] = {
    Role.CRISIS_LEAD: take_lead,
    Role.SPOKESPERSON: take_word,
}
