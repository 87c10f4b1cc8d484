"""Telling people that their turns changed."""

from bot.domain.roster import Roster
from bot.domain.roster_shifts import Duty
from bot.domain.roster_turns import duties
from bot.services.roster.duty_views import duty_views
from bot.services.roster.knowing import AHEAD, roster_of
from bot.services.turn import Turn

#: So many turns of theirs are named.
NAMED = 4


async def tell_changed(turn: Turn, before: Roster) -> int:
    """Tell everybody whose next turns changed; return how many were told."""
    span = (turn.now, turn.now + AHEAD)
    had = _turns(duties(before, *span))
    have = _turns(duties(await roster_of(turn, *span), *span))
    told = 0
    for member in await turn.team():
        own = have.get(member.user_id, [])
        same = _times(had.get(member.user_id, [])) == _times(own)
        if same or not member.reachable or member == turn.actor:
            continue
        told += 1
        await turn.tell(
            member,
            "duty_changed",
            rows=[[turn.button("duty", locale=member.locale, label="see_duty")]],
            now=turn.now,
            turns=await duty_views(turn, own[:NAMED], member.user_id, member.locale),
            more=len(own[NAMED:]),
        )
    return told


def _turns(found: list[Duty]) -> dict[int, list[Duty]]:
    turns: dict[int, list[Duty]] = {}
    for duty in found:
        turns.setdefault(duty.person, []).append(duty)
    return turns


def _times(found: list[Duty]) -> list[tuple[object, object]]:
    return [(duty.begins_at, duty.ends_at) for duty in found]
