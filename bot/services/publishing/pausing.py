"""From L3 on nothing cheerful is posted by itself: a task to pause what is planned."""

from datetime import timedelta

from bot.domain.access import leads
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.task import Origin
from bot.services.tasks.opening import open_task
from bot.services.tasks.owners import may_own
from bot.services.tasks.telling import tell_owners
from bot.services.turn import Turn

#: Scheduled posts are to be paused within this time.
WITHIN = timedelta(minutes=30)


async def pause_promotion(turn: Turn, issue: Issue) -> None:
    """Open the task once an issue, where the office has channels to post in (MS-08)."""
    if issue.level is None or issue.level < Level.L3:
        return
    if not await turn.unit.channels.everything():
        return
    tasks = await turn.unit.tasks.of_issue(issue.id)
    if any(task.origin is Origin.PAUSE for task in tasks):
        return
    owner = await _owner(turn, issue)
    what = turn.label("tasks.pause_posts", turn.desk.house.locale)
    task = await open_task(
        turn, issue, what, owner, turn.now + WITHIN, origin=Origin.PAUSE
    )
    await tell_owners(turn, issue, [task])


async def _owner(turn: Turn, issue: Issue) -> int:
    """Return who answers the press, else who leads, else who sets the level."""
    able = [m for m in await turn.team() if may_own(m, issue)]
    media = [m for m in able if Role.MEDIA_LIAISON in m.roles]
    lead = [m for m in able if leads(m, issue)]
    return next((m.user_id for m in [*media, *lead]), turn.member.user_id)
