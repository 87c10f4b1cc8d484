"""Would anybody come? Who is reached now, and what is missing (doctrine.md 4.6)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.authority import HOLDING_STATEMENT, Authority
from bot.domain.call_targets import those_meant
from bot.domain.ladders import Ladder, Ladders
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.playbook import Playbook
from bot.domain.roles import Role
from bot.domain.values import Struct, replace

Team = Sequence[Member]

#: The levels whose texts must find an approver other than their writer.
APPROVED = (Level.L2, Level.L3, Level.L4)


class Gap(StrEnum):
    """What may be missing, the worst first."""

    NOBODY_FOR_REPORTS = "nobody_for_reports"
    NOBODY_FOR_L4 = "nobody_for_l4"
    NOBODY_IN_ROLE = "nobody_in_role"
    NOBODY_REACHABLE = "nobody_reachable"
    NO_APPROVER = "no_approver"
    UNREACHABLE = "unreachable"
    OWN_WRITER = "own_writer"
    NO_DEPUTY = "no_deputy"
    NO_PHONE = "no_phone"
    EMERGENCY_TEXT = "emergency_text"


class Missing(Struct, frozen=True):
    """One gap, and whom or what it is about."""

    gap: Gap
    people: tuple[Member, ...] = ()
    role: Role | None = None
    levels: tuple[Level, ...] = ()


class Reached(Struct, frozen=True):
    """Who is called when *after* has passed and nobody answered before."""

    after: timedelta
    people: tuple[Member, ...]


def reached(ladder: Ladder, team: Team) -> tuple[Reached, ...]:
    """List whom one round of *ladder* reaches; a step with nobody takes no time."""
    found, after = [], timedelta()
    for index, step in enumerate(ladder.steps):
        people = tuple(m for m in those_meant(team, step.call) if m.reachable)
        if people:
            found.append(Reached(after, people))
            after += ladder.wait_after(index)
    return tuple(found)


def missing(playbook: Playbook, team: Team, locale: str) -> tuple[Missing, ...]:
    """List every gap, the worst first; *locale* is that of the emergency text."""
    active = [member for member in team if member.active]
    gaps = [
        *_nobody_called(playbook.ladders, active),
        *_roles(called_roles(playbook), active),
        *_approvers(playbook.authority, active),
        *(_phones(active) if playbook.readiness.phones else ()),
    ]
    if not playbook.office.emergency_text.offered_in(locale):
        gaps.append(Missing(Gap.EMERGENCY_TEXT))
    order = list(Gap)
    return tuple(sorted(gaps, key=lambda found: order.index(found.gap)))


def _nobody_called(ladders: Ladders, team: Team) -> Iterator[Missing]:
    if not reached(ladders.for_report(danger=False), team):
        yield Missing(Gap.NOBODY_FOR_REPORTS)
    if not reached(ladders.for_level(Level.L4), team):
        yield Missing(Gap.NOBODY_FOR_L4)


def called_roles(playbook: Playbook) -> list[Role]:
    """Return the roles that a ladder names, and those that speak at L3 and L4."""
    ladders = playbook.ladders.by_name.values()
    named = {code for one in ladders for step in one.steps for code in step.call}
    for level in (Level.L3, Level.L4):
        named |= set(playbook.authority.by_level[level].responders)
    return [role for role in Role if role in named]


def _roles(roles: Sequence[Role], team: Team) -> Iterator[Missing]:
    told: set[int] = set()
    for role in roles:
        holders = tuple(m for m in team if role in m.roles)
        gap = _gap_of_role(holders)
        if gap is not None:
            yield Missing(gap, holders, role)
        if gap is Gap.NOBODY_REACHABLE:
            told |= {member.user_id for member in holders}
    for member in team:
        if member.unreachable and member.user_id not in told:
            yield Missing(Gap.UNREACHABLE, (member,))


def _gap_of_role(holders: Team) -> Gap | None:
    if not holders:
        return Gap.NOBODY_IN_ROLE
    if not any(member.reachable for member in holders):
        return Gap.NOBODY_REACHABLE
    return Gap.NO_DEPUTY if len(holders) == 1 else None


def _approvers(authority: Authority, team: Team) -> Iterator[Missing]:
    """Look for levels where no text, or not the text of one writer, can be approved."""
    held = {m.user_id: m.roles for m in team if m.reachable}
    writers = [m for m in team if m.reachable and may(m, Action.DRAFT)]
    stuck: dict[int, Missing] = {}
    nobody: tuple[Level, ...] = ()
    for level in APPROVED:
        alone = [
            m
            for m in writers
            if not authority.approvers(level, HOLDING_STATEMENT, held, m.user_id)
        ]
        if len(alone) == len(writers):
            nobody = (*nobody, level)
            continue
        for m in alone:
            found = stuck.get(m.user_id, Missing(Gap.OWN_WRITER, (m,)))
            stuck[m.user_id] = replace(found, levels=(*found.levels, level))
    if nobody:
        yield Missing(Gap.NO_APPROVER, levels=nobody)
    yield from stuck.values()


def _phones(team: Team) -> Iterator[Missing]:
    for member in team:
        if Role.CRISIS_LEAD in member.roles and not member.phone:
            yield Missing(Gap.NO_PHONE, (member,))
