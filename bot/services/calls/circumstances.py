"""What is known of people at the instant of a call: on duty, on leave, at rest."""

from bot.domain.call_targets import Circumstances
from bot.domain.calling import Called, choose
from bot.domain.issue import Issue
from bot.domain.ladders import Hours, Ladder, Occasion
from bot.domain.levels import Urgency
from bot.domain.quiet import wakes
from bot.domain.values import replace
from bot.services.people.away import away_now, stand_ins_now
from bot.services.roster.knowing import on_duty_now
from bot.services.turn import Turn


async def called_now(
    turn: Turn,
    issue: Issue,
    call: tuple[str, ...],
    started_by: int = 0,
    *,
    answered: frozenset[int] = frozenset(),
    last_resort: bool = False,
) -> Called:
    """Return whom the targets of a step mean now: the one place for every call."""
    now = replace(await circumstances(turn, issue, started_by), answered=answered)
    return choose(issue, await turn.team(), call, now, last_resort=last_resort)


async def circumstances(turn: Turn, issue: Issue, started_by: int = 0) -> Circumstances:
    """Gather what bears on a call of this instant about an issue."""
    duty = await on_duty(turn)
    return Circumstances(
        on_duty=duty,
        away=await away(turn),
        resting=await resting(turn, issue) - duty,
        started_by=started_by,
        stand_ins=await stand_ins_now(turn),
    )


async def resting(turn: Turn, issue: Issue) -> frozenset[int]:
    """Return whose quiet hours a call about an issue respects at this instant."""
    if wakes(issue):
        return frozenset()
    team = [member.user_id for member in await turn.team() if member.active]
    return frozenset([uid for uid in team if await turn.resting_until(uid)])


async def on_duty(turn: Turn) -> frozenset[int]:
    """Return who is rostered at this instant; empty where nobody is."""
    return await on_duty_now(turn)


async def away(turn: Turn) -> frozenset[int]:
    """Return who is on leave or absent at this instant."""
    return await away_now(turn)


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
