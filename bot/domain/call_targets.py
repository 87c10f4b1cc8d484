"""Whom a step means: targets as people, who is off duty, who comes in for whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.ladders import WHOLE_TEAM, person_called
from bot.domain.member import Member
from bot.domain.roles import TEAM, Role
from bot.domain.values import Struct, field


class Circumstances(Struct, frozen=True):
    """What is known of people at the instant of a call, by user id; 0 is nobody.

    `on_duty` is empty where nobody is rostered: then whoever holds `duty_officer` is
    meant. `away` are on leave, `stand_ins` says who is there in whose place, `resting`
    are in quiet hours that this call respects, `answered` have answered it,
    `started_by` is who started the climb and knows.
    """

    on_duty: frozenset[int] = frozenset()
    away: frozenset[int] = frozenset()
    resting: frozenset[int] = frozenset()
    answered: frozenset[int] = frozenset()
    started_by: int = 0
    stand_ins: Mapping[int, int] = field(default_factory=dict)


#: Nobody is rostered, away or at rest.
NOTHING_KNOWN = Circumstances()


class _Aim(Struct, frozen=True):
    """The targets of a call, taken apart: whom it names, which roles, both but duty."""

    duty: bool
    people: frozenset[int]
    roles: frozenset[str]
    otherwise: frozenset[str]


@lru_cache(maxsize=256)
def _aim(call: tuple[str, ...]) -> _Aim:
    """Take the targets of a call apart once: everybody on the team is held to them."""
    team = TEAM if WHOLE_TEAM in call else frozenset[str]()
    people = frozenset(map(person_called, call)) - {0}
    otherwise = (frozenset(call) - {Role.DUTY_OFFICER}) | team
    return _Aim(Role.DUTY_OFFICER in call, people, otherwise | set(call), otherwise)


def those_meant(
    team: Iterable[Member], call: Collection[str], now: Circumstances = NOTHING_KNOWN
) -> list[Member]:
    """Return who is a target, in order; who is rostered need not hold the role."""
    aim = _aim(tuple(call))
    named = aim.people | now.on_duty if aim.duty else aim.people
    return [m for m in team if m.user_id in named or not aim.roles.isdisjoint(m.roles)]


def _otherwise(member: Member, call: Collection[str]) -> bool:
    """Tell whether somebody is a target for anything but being a duty officer."""
    aim = _aim(tuple(call))
    return member.user_id in aim.people or not aim.otherwise.isdisjoint(member.roles)


def off_duty(member: Member, call: Collection[str], now: Circumstances) -> bool:
    """Tell whether somebody is meant as a duty officer alone, and another has duty."""
    rostered = bool(now.on_duty) and member.user_id not in now.on_duty
    return rostered and not _otherwise(member, call)


def standing_in(
    issue: Issue,
    team: Sequence[Member],
    gone: Sequence[Member],
    known: Sequence[Member],
    now: Circumstances,
) -> dict[int, Member]:
    """Return who comes in for those *gone*, by user id; nobody of who is *known*."""
    if now.stand_ins.keys().isdisjoint(m.user_id for m in gone):
        return {}
    not_these = {m.user_id for m in known} | now.answered | {now.started_by}
    able = {
        m.user_id
        for m in team
        if m.reachable
        and m.user_id not in not_these
        and may(m, Action.TAKE)
        and may_see(m, issue)
    }
    found: dict[int, Member] = {}
    for one in gone:
        other = now.stand_ins.get(one.user_id, 0)
        if other in able:
            found.setdefault(other, one)
    return found
