"""How fast calls follow each other: on their own, or in somebody's next list."""

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.pacing import Listed, Pace, on_its_own
from bot.services.turn import Turn


async def goes_alone(turn: Turn, issue: Issue, to: Member) -> bool:
    """Count one more call to somebody, and tell whether it goes out on its own."""
    if on_its_own(issue):
        return True
    limits = turn.desk.playbook.limits
    fresh = Pace(to.user_id, turn.now - limits.calls_gap, 0)
    before = await turn.unit.calls.pace(to.user_id) or fresh
    pace, alone = before.step(turn.now, limits.calls_alone, limits.calls_gap)
    if pace != before:
        await turn.unit.calls.set_pace(pace)
    return alone


async def put_on_list(
    turn: Turn, issue: Issue, to: Member, *, called: bool, serial: int = 0
) -> None:
    """Let an issue stand in somebody's next list, and journal why nobody was pinged."""
    listed = Listed(to.user_id, issue.id, called, serial, turn.now)
    await turn.unit.calls.put_on_list(listed)
    await turn.record("not_pinged", issue.id, f"member:{to.user_id}:listed")
