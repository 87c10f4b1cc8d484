"""Whom a step means: targets as people, who is off duty, who comes in for whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.ladders import WHOLE_TEAM, person_called
from bot.domain.member import Member
from bot.domain.roles import TEAM, Role


@dataclass(frozen=True, slots=True)
class Circumstances:
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


def is_meant(
    member: Member, call: Collection[str], now: Circumstances = NOTHING_KNOWN
) -> bool:
    """Tell whether somebody is a target; who is rostered need not hold the role."""
    duty = Role.DUTY_OFFICER in call and (
        Role.DUTY_OFFICER in member.roles or member.user_id in now.on_duty
    )
    return duty or _otherwise(member, call)


def _otherwise(member: Member, call: Collection[str]) -> bool:
    """Tell whether somebody is a target for anything but being a duty officer."""
    if WHOLE_TEAM in call and member.roles & TEAM:
        return True
    if any(person_called(target) == member.user_id for target in call):
        return True
    return any(role in call for role in member.roles - {Role.DUTY_OFFICER})


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
