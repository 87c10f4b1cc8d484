"""What a level means for this issue: why, who speaks, who approves, which clocks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.access import HEAD_IS_SUBJECT, may_see
from bot.domain.authority import HOLDING_STATEMENT
from bot.domain.clocks import AWAITED, Moment
from bot.domain.floors import FloorRule
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import Struct, replace
from bot.services.deadlines import settled
from bot.services.timing.starting import work_of
from bot.services.turn import Turn
from bot.services.views import person, role_title

#: How many floor rules are told in full; a screen has twelve lines.
TOLD = 3

#: How many approvers are named.
NAMED = 3


class FloorLine(Struct, frozen=True):
    """One floor rule: its code, the level it asks for at least, and why."""

    code: str
    level: str
    why: str


async def level_facts(
    turn: Turn,
    issue: Issue,
    level: Level,
    rules: Sequence[FloorRule],
    viewer: Member,
) -> dict[str, Any]:
    """Return what every screen about a level tells, in the viewer's language."""
    codes = tuple(rule.code for rule in rules)
    barring = HEAD_IS_SUBJECT in codes or issue.restricted
    about = replace(issue, floors=codes, restricted=barring)
    return {
        "level": turn.label(f"level.{level.name}", viewer.locale),
        "code": level.name,
        "floors": floor_lines(turn, rules, viewer.locale),
        "more_floors": ", ".join(r.code for r in _weightiest(rules)[TOLD:]),
        "speaker": await speaker(turn, level, about, viewer),
        "approvers": await approvers(turn, level, about, viewer),
        "clocks": await clock_lines(turn, issue, level, viewer.locale),
        "now": turn.now,
    }


def floor_lines(turn: Turn, rules: Sequence[FloorRule], locale: str) -> list[FloorLine]:
    """Say why the rules fired, those that ask for most first."""
    return [
        FloorLine(r.code, r.min_level.name, turn.label(f"floor.{r.code}", locale))
        for r in _weightiest(rules)[:TOLD]
    ]


def _weightiest(rules: Sequence[FloorRule]) -> list[FloorRule]:
    return sorted(rules, key=lambda rule: (-rule.min_level, rule.code))


async def speaker(turn: Turn, level: Level, issue: Issue, viewer: Member) -> str:
    """Name who speaks at *level*: a member, or else the title of the role."""
    team = {m.user_id: m for m in await turn.team() if m.active}
    roles = {user_id: member.roles for user_id, member in team.items()}
    barred = await _barred(turn, issue)
    found = turn.desk.playbook.authority.responders(level, roles)
    for user_id in found:
        if user_id not in barred:
            return person(turn, team[user_id], viewer)
    wanted = turn.desk.playbook.authority.by_level[level].responders
    return _title(turn, wanted[:1], issue, viewer)


async def approvers(turn: Turn, level: Level, issue: Issue, viewer: Member) -> str:
    """Name who may approve a first statement at *level*, whoever writes it."""
    team = {m.user_id: m for m in await turn.team() if m.active}
    roles = {user_id: member.roles for user_id, member in team.items()}
    found = turn.desk.playbook.authority.approvers(
        level, HOLDING_STATEMENT, roles, writer=0, barred=await _barred(turn, issue)
    )
    names = [
        person(turn, team[user_id], viewer) for user_id in team if user_id in found
    ]
    if names:
        return _either(turn, names[:NAMED], viewer)
    groups = turn.desk.playbook.authority.by_level[level].approvers[HOLDING_STATEMENT]
    return _title(turn, sorted(groups[0]), issue, viewer)


async def _barred(turn: Turn, issue: Issue) -> frozenset[int]:
    team = await turn.team()
    return frozenset(m.user_id for m in team if not may_see(m, issue))


def _title(turn: Turn, roles: Sequence[Role], issue: Issue, viewer: Member) -> str:
    """Name roles that nobody holds; above a head who is the subject stands another."""
    if HEAD_IS_SUBJECT in issue.floors and Role.HEAD_OF_AGENCY in roles:
        return turn.label("person.superior", viewer.locale)
    titles = [role_title(turn, role, viewer.locale) for role in roles]
    wanted = _either(turn, titles, viewer)
    return turn.label("person.vacant", viewer.locale, role=wanted)


def _either(turn: Turn, names: Sequence[str], viewer: Member) -> str:
    return f" {turn.label('person.or', viewer.locale)} ".join(names)


async def clock_lines(
    turn: Turn, issue: Issue, level: Level, locale: str
) -> list[tuple[str, datetime]]:
    """Return name and due time of the clocks of *level* that wait for somebody.

    They count from the report (doctrine.md 3.5, t0): an overdue one says so.
    """
    clocks = await turn.unit.issues.clocks(issue.id)
    rises = level > (issue.level or level)
    met = {clock.name for clock in clocks if clock.met_at}
    met |= await settled(turn, issue, rises=rises)
    started = turn.desk.playbook.clocks.start(
        level, issue.reported_at, Moment.LEVEL_SET, work_of(turn)
    )
    return [
        (turn.label(f"clock.{due.name}", locale), due.due_at)
        for due in started
        if due.name in AWAITED - met - turn.desk.playbook.life.without_clocks
    ]
