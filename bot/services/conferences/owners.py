"""Who does what of the checklist: the holder of the role, else whoever plans."""

from collections.abc import Sequence

from bot.domain.access import may_see
from bot.domain.assignment import Seat
from bot.domain.conference import Conference
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.runbook import Entry
from bot.domain.values import replace
from bot.services.assigning.knowing import having, speaker_of
from bot.services.turn import Turn
from bot.services.views import main_role, role_title


async def owned(turn: Turn, issue: Issue, entries: Sequence[Entry]) -> list[Entry]:
    """Give each item to the holder of its role: of this issue, else of the office."""
    found: dict[str, int] = {}
    for role in {one.role for one in entries}:
        found[role] = (await _holder(turn, issue, role)).user_id
    return [replace(one, owner=found[one.role]) for one in entries]


async def _holder(turn: Turn, issue: Issue, role: str) -> Member:
    assigned = await having(turn, issue, Seat(role))
    able = [
        member
        for member in await turn.team()
        if Role(role) in member.roles and member.reachable and may_see(member, issue)
    ]
    if assigned and assigned.reachable and may_see(assigned, issue):
        return assigned
    mine = [member for member in able if member.user_id == turn.member.user_id]
    return (mine or able or [turn.member])[0]


async def responders(turn: Turn, issue: Issue) -> list[Member]:
    """Return who answers for the level in person; from L4 on one of them speaks."""
    if issue.level is not Level.L4:
        return []
    role = turn.desk.playbook.authority.by_level[Level.L4].responders[0]
    return [
        member
        for member in await turn.team()
        if role in member.roles and member.active and may_see(member, issue)
    ]


async def proposed_speakers(turn: Turn, issue: Issue) -> str:
    """Return the level's responder, then who speaks for the issue: name, title."""
    people = await responders(turn, issue)
    speaker = await speaker_of(turn, issue)
    if speaker is None:
        held = [m for m in await turn.team() if Role.SPOKESPERSON in m.roles]
        able = [m for m in held if m.reachable and may_see(m, issue)]
        speaker = able[0] if able else None
    if speaker is not None:
        people = [*people, speaker]
    once = {member.user_id: member for member in people}
    return "\n".join(named(turn, member) for member in once.values())


def named(turn: Turn, member: Member) -> str:
    """Name somebody for the public: "Sari, Juru Bicara"."""
    locale = turn.desk.house.locale
    title = member.position or role_title(turn, main_role(member), locale)
    return f"{member.name}, {title}"


async def lacks_responder(
    turn: Turn, issue: Issue, conference: Conference
) -> list[str]:
    """Return whom the speakers lack at L4 (UK-03); nobody where one is among them."""
    people = await responders(turn, issue)
    if any(member.name in conference.speakers for member in people):
        return []
    return [named(turn, member) for member in people]
