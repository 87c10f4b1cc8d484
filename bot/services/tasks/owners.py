"""Who may own a task, who is offered first, and what people call them."""

from bot.domain.access import Action, may, may_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import SHORT_NAMES, Role
from bot.domain.task import Task
from bot.domain.task_life import LEADERS
from bot.domain.task_reading import Reading
from bot.services.timing.starting import work_of
from bot.services.turn import Turn
from bot.services.views import person

#: So many people are offered; others are typed.
OFFERED = 7

#: What people call themselves.
_ME = ("saya", "me", "i")


def may_own(member: Member, issue: Issue) -> bool:
    """Tell whether *member* may have a task of *issue*."""
    able = member.reachable and may(member, Action.TAKE_TASK)
    return able and may_see(member, issue)


async def owners(turn: Turn, issue: Issue) -> list[Member]:
    """Return who may own a task: who has the issue, the asker, the lead, the others."""
    able = [member for member in await turn.team() if may_own(member, issue)]
    return sorted(able, key=lambda member: _rank(turn, issue, member))


def _rank(turn: Turn, issue: Issue, member: Member) -> int:
    likely = (
        member.user_id == issue.owner,
        turn.actor is not None and member.user_id == turn.actor.user_id,
        Role.CRISIS_LEAD in member.roles,
        Role.DUTY_OFFICER in member.roles,
        Role.HEAD_OF_AGENCY not in member.roles,
    )
    return likely.index(True) if True in likely else len(likely)


async def reading(turn: Turn, issue: Issue) -> Reading:
    """Return what reading a task of *issue* depends on at this moment."""
    return Reading(turn.now, work_of(turn), await _aliases(turn, issue))


async def _aliases(turn: Turn, issue: Issue) -> dict[str, int]:
    """Return what members are called; a word that means two of them means nobody."""
    meant: dict[str, set[int]] = {}
    for member in await owners(turn, issue):
        for name in _names(member):
            meant.setdefault(name, set()).add(member.user_id)
    found = {name: next(iter(ids)) for name, ids in meant.items() if len(ids) == 1}
    for member in await turn.team() if issue.restricted else ():
        if member.reachable and may(member, Action.TAKE_TASK):
            # Who may not see it yet: the giver is warned before the task is kept.
            for name in _names(member) - set(meant):
                found.setdefault(name, member.user_id)
    return found | dict.fromkeys(_ME, turn.member.user_id)


def _names(member: Member) -> set[str]:
    roles = {short for short, role in SHORT_NAMES.items() if role in member.roles}
    said = (member.name, _given_name(member.name), member.position)
    return roles | {" ".join(name.casefold().split()) for name in said if name}


def _given_name(name: str) -> str:
    """Return what one is called: "Rahma" for "dr. Rahma Fitri", a title is no name."""
    words = name.split()
    return next((word for word in words if not word.endswith(".")), name)


async def responsible(turn: Turn, issue: Issue, task: Task) -> Member | None:
    """Return who is reminded of a task: its owner, else who gave it, else a leader."""
    team = await turn.people()
    first = [team.get(who) for who in (task.owner, task.given_by) if who is not None]
    leaders = [member for member in team.values() if member.roles & LEADERS]
    able = [m for m in (*first, *leaders) if m is not None and may_own(m, issue)]
    return able[0] if able else None


async def owner_name(turn: Turn, owner: int | None, outside: str, to: Member) -> str:
    """Name who owns a task, as *to* reads it; "" for nobody yet."""
    if owner is None:
        return outside
    team = await turn.people()
    return person(turn, team.get(owner), to)
