"""What is known of people at the instant of a call: on duty, on leave, at rest."""

from bot.domain.calling import Called, Circumstances, choose
from bot.domain.issue import Issue
from bot.services.roster.knowing import on_duty_now
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
    return await on_duty_now(turn)


async def away(turn: Turn) -> frozenset[int]:
    """Return who is on leave or absent at this instant."""
    return frozenset()
