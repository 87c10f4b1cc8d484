"""A chore: who comes is reminded, who goes is asked, who came is told, leads hear."""

from collections.abc import Awaitable, Callable, Sequence

from bot.domain.roster_shifts import DAY, Duty
from bot.domain.roster_turns import duties
from bot.domain.values import Struct
from bot.services.desk import Desk
from bot.services.roster.handing_on import ask_for_note, hand_on, remind
from bot.services.roster.knowing import roster_of
from bot.services.roster.reporting_holes import report_holes
from bot.services.turn import Turn, clock_turn

#: What passes is kept so long, and shifts that are over so long.
PASSING, OVER = 8 * DAY, 400 * DAY


class Matter(Struct, frozen=True):
    """Something to tell one officer once: at a turn, by what is told."""

    name: str
    duty: Duty
    act: Callable[[Turn, Duty, Sequence[Duty]], Awaitable[None]]

    @property
    def key(self) -> str:
        """Return the key under which it is told at most once."""
        at = self.duty.begins_at if self.name != "note" else self.duty.ends_at
        return f"{self.name}:{at:%Y%m%dT%H%M%S}"


async def mind_roster(desk: Desk) -> None:
    """Tell what is due, each once; a bot that was away tells what still matters."""
    async with desk.storage.begin() as unit:
        if not await unit.rosters.any():
            return
    for matter in await _due(desk):
        key = f"roster:{matter.key}:{matter.duty.person}"
        async with clock_turn(desk, key) as turn:
            await _once(turn, matter)
    await report_holes(desk)


async def _due(desk: Desk) -> list[Matter]:
    """Return what nobody was told yet."""
    async with clock_turn(desk, "roster:look") as turn:
        turn.idle = True
        found = await _around(turn)
        matters = [*_coming(turn, found), *_going(turn, found), *_begun(turn, found)]
        told = turn.unit.rosters.told
        return [m for m in matters if not await told(m.key, m.duty.person)]


async def _around(turn: Turn) -> list[Duty]:
    span = (turn.now - DAY, turn.now + 2 * DAY)
    return duties(await roster_of(turn, *span), *span)


def _coming(turn: Turn, found: Sequence[Duty]) -> list[Matter]:
    rules, zone = turn.desk.playbook.roster, turn.desk.house.zone
    night = turn.desk.playbook.office.night
    return [
        Matter("remind", duty, remind)
        for duty in found
        if duty.begins_at > turn.now >= rules.remind_at(duty.begins_at, zone, night)
        and not _goes_on(duty, found)
    ]


def _going(turn: Turn, found: Sequence[Duty]) -> list[Matter]:
    ask = turn.desk.playbook.roster.ask
    return [
        Matter("note", duty, ask_for_note)
        for duty in found
        if duty.begins_at <= turn.now < duty.ends_at <= turn.now + ask
        and not any(_goes_on(other, [duty]) for other in found)
    ]


def _begun(turn: Turn, found: Sequence[Duty]) -> list[Matter]:
    return [
        Matter("begin", duty, hand_on)
        for duty in found
        if duty.begins_at <= turn.now < duty.ends_at and not _goes_on(duty, found)
    ]


def _goes_on(duty: Duty, found: Sequence[Duty]) -> bool:
    """Tell whether who begins this turn was on duty until then."""
    return any(
        other.person == duty.person
        and other.begins_at < duty.begins_at <= other.ends_at
        for other in found
    )


async def _once(turn: Turn, matter: Matter) -> None:
    """Tell it, unless somebody else stands there by now."""
    told = turn.unit.rosters.told
    found = await _around(turn)
    if matter.duty not in found or await told(matter.key, matter.duty.person):
        turn.idle = True
        return
    await turn.unit.rosters.note_told(matter.key, turn.now, matter.duty.person)
    await matter.act(turn, matter.duty, found)
    person = f"member:{matter.duty.person}"
    await turn.record(f"duty_{matter.name}", "roster", f"{matter.key} {person}")


async def forget_old_rosters(desk: Desk) -> None:
    """Forget what passes, and shifts that are long over."""
    now = desk.clock.now()
    async with clock_turn(desk, f"clear_roster:{now.isoformat()}") as turn:
        await turn.unit.rosters.forget(now - PASSING, now - OVER)
