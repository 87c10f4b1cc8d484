"""What is known of people at the instant of a call: on duty, on leave, at rest."""

from bot.domain.calling import Called, Circumstances, choose
from bot.domain.issue import Issue
from bot.domain.ladders import Hours, Ladder, Occasion
from bot.domain.levels import Urgency
from bot.services.turn import Turn


async def called_now(
    turn: Turn,
    issue: Issue,
    call: tuple[str, ...],
    started_by: int = 0,
    *,
    last_resort: bool = False,
) -> Called:
    """Return whom the targets of a step mean now: the one place for every call."""
    now = await circumstances(turn, started_by)
    return choose(issue, await turn.team(), call, now, last_resort=last_resort)


async def circumstances(turn: Turn, started_by: int = 0) -> Circumstances:
    """Gather what bears on calls of this instant."""
    return Circumstances(
        on_duty=await on_duty(turn), away=await away(turn), started_by=started_by
    )


async def on_duty(turn: Turn) -> frozenset[int]:
    """Return who is rostered at this instant; empty where nobody is."""
    return frozenset()


async def away(turn: Turn) -> frozenset[int]:
    """Return who is on leave or absent at this instant."""
    return frozenset()


def occasion(turn: Turn, issue: Issue) -> Occasion:
    """Return what decides between the ladders of one level: category and hours."""
    work = turn.desk.playbook.work(turn.desk.house.zone)
    open_now = work.opening(turn.now) == turn.now
    categories = {*issue.floors, *([issue.urgency.value] if issue.urgency else [])}
    hours = Hours.OPEN if open_now else Hours.CLOSED
    return Occasion(frozenset(categories), hours)


def ladder_of(turn: Turn, issue: Issue) -> Ladder:
    """Choose the ladder of an issue as it is now: of its level, else of a report."""
    ladders, now = turn.desk.playbook.ladders, occasion(turn, issue)
    if issue.level is not None:
        return ladders.for_level(issue.level, now)
    return ladders.for_report(issue.urgency is Urgency.DANGER, now)
