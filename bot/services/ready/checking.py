"""What of the checklist is so: the records answer, people tick off, time expires it."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from bot.domain.checklist import Checked, CheckItem, Computed, checked, worst
from bot.domain.member import Member
from bot.domain.muster import MusterKind
from bot.domain.roles import Role
from bot.ports.musters import Tick
from bot.services.roster.knowing import holes_of_the_week
from bot.services.turn import Turn

#: So many gaps are told; each with what mends it.
WORST = 3

#: Two people in a role: one can fall ill.
TWO = 2

#: What the records count: at least so many who are reached in a role.
COUNTED: dict[Computed, tuple[Role, int]] = {
    Computed.LEAD_DEPUTY: (Role.CRISIS_LEAD, TWO),
    Computed.SPOKESPERSONS: (Role.SPOKESPERSON, TWO),
    Computed.ROSTER: (Role.DUTY_OFFICER, TWO),
    Computed.LIAISONS: (Role.AGENCY_LIAISON, 1),
    Computed.HEAD_CONTACT: (Role.HEAD_OF_AGENCY, 1),
}


async def ticked_off(turn: Turn, name: str) -> None:
    """Note that a line is so, as of now."""
    await turn.unit.ticks.put(Tick(name, turn.member.user_id, turn.now))
    await turn.record("readiness_ticked", f"readiness:{name}")


async def the_list(turn: Turn) -> list[Checked]:
    """Return every line of the list with its standing."""
    ticked = await turn.unit.ticks.everything()
    at = {name: one.ticked_at for name, one in ticked.items()}
    rules = turn.desk.playbook.readiness
    return checked(rules.items, await _known(turn), at, turn.now)


async def _known(turn: Turn) -> dict[Computed, datetime | bool | None]:
    """Return what the records say of each line that they know.

    Where there is a roster, its gaps in the coming week count, else its officers.
    """
    reached = [m for m in await turn.team() if m.reachable]
    test = await turn.unit.musters.newest(MusterKind.TEST)
    asked = [j.last_at for j in await turn.unit.outlets.journalists()]
    said: dict[Computed, datetime | bool | None] = {
        known: _held(reached, role) >= least for known, (role, least) in COUNTED.items()
    }
    if await turn.unit.rosters.any():
        said[Computed.ROSTER] = not (await holes_of_the_week(turn)).gaps
    return said | {
        Computed.EMERGENCY_TEXT: _approved_on(turn),
        Computed.MEDIA_LIST: max(asked, default=False),
        Computed.CHANNEL_REGISTRY: None,
        Computed.REACH_TEST: test.called_at if test else False,
    }


def _held(team: Sequence[Member], role: Role) -> int:
    return sum(role in member.roles for member in team)


def _approved_on(turn: Turn) -> datetime | bool:
    text, house = turn.desk.playbook.office.emergency_text, turn.desk.house
    if not text.offered_in(house.locale) or text.approved_on is None:
        return False
    return datetime.combine(text.approved_on, time(), house.zone).astimezone(UTC)


def item_name(turn: Turn, item: CheckItem, locale: str) -> str:
    """Say what a line is about, in the office's own words where it has some."""
    return item.says.get(locale) or turn.label(f"stop.{item.name}", locale)


def gap_lines(turn: Turn, found: Sequence[Checked], locale: str) -> list[str]:
    """Say the worst gaps, one line each."""
    return [
        turn.label(
            f"stop_is.{one.standing}", locale, what=item_name(turn, one.item, locale)
        )
        for one in worst(found)[:WORST]
    ]
