"""The second look: a while after the review one asks what came of the lessons."""

from bot.domain.access import leads
from bot.domain.issue import Issue
from bot.domain.task import Origin
from bot.services.tasks.opening import open_task
from bot.services.tasks.owners import may_own
from bot.services.tasks.telling import tell_owners
from bot.services.turn import Turn


async def plan_second_look(turn: Turn, issue: Issue) -> None:
    """Give the lead of a closed issue the date on which its lessons are asked about.

    The office says after how long (doctrine.md 3.5, C9), or that nobody does.
    """
    wait = turn.desk.playbook.life.terms.second_look
    if wait is None:
        return
    what = turn.label("tasks.second_look", turn.desk.house.locale)
    able = [m for m in await turn.team() if may_own(m, issue) and leads(m, issue)]
    owner = able[0] if able else turn.member
    due = turn.now + wait
    task = await open_task(turn, issue, what, owner.user_id, due, origin=Origin.LESSON)
    await tell_owners(turn, issue, [task])
