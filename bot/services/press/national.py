"""National media: their interest is a reason to assess an issue anew (F7)."""

from datetime import datetime

from bot.domain.access import Action, may, may_see
from bot.domain.clipping import crowded
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.domain.outlets import Outlet, Reach
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.services.turn import Turn
from bot.services.views import issue_view

#: The floor rule that national interest fires (doctrine.md 3.3).
FLOOR = "F7"

#: Who is asked for a new score, if they may give one: besides who has the issue.
_ASKED = frozenset({Role.CRISIS_LEAD, Role.ANALYST})


async def mind_reach(turn: Turn, issue: Issue, outlet: Outlet, cause: str) -> None:
    """Ask for a new score where a national outlet asks, or several show interest.

    *cause* is the id of the question or clipping, for which it is asked once.
    """
    if outlet.reach is not Reach.NATIONAL or issue.state in TERMINAL:
        return
    rules, seen = turn.desk.playbook.press, await _national(turn, issue)
    at = crowded(seen, rules.crowd, rules.window)
    if at and turn.now - at <= rules.window and FLOOR not in issue.floors:
        names = len({name for name, _ in seen})
        key = f"rescore:{issue.id}:{FLOOR}:{at.isoformat()}"
        await _ask(turn, issue, outlet, key, crowd=names)
    elif "/M" in cause:
        await _ask(turn, issue, outlet, f"rescore:{cause}", crowd=0)


async def _national(turn: Turn, issue: Issue) -> list[tuple[str, datetime]]:
    """Return which national outlets asked or published, and when."""
    outlets = await turn.unit.outlets.everything()
    national = {o.id for o in outlets if o.reach is Reach.NATIONAL}
    asked = await turn.unit.enquiries.of_issue(issue.id)
    printed = await turn.unit.clippings.of_issue(issue.id)
    seen = [(one.outlet, one.asked_at) for one in asked]
    seen += [(one.outlet, one.published_at) for one in printed]
    return [(outlet, at) for outlet, at in seen if outlet in national]


async def _ask(
    turn: Turn, issue: Issue, outlet: Outlet, key: str, *, crowd: int
) -> None:
    await turn.record("rescore_asked", issue.id, f"{FLOOR if crowd else outlet.id}")
    for to in await _assessors(turn, issue):
        triage = turn.button("triage", issue.id, label="rescore", locale=to.locale)
        look = turn.button("see_issue", issue.id, locale=to.locale)
        await turn.tell(
            to,
            "rescore_press",
            klass=MessageClass.PING if crowd else MessageClass.INFO,
            key=f"{key}:{to.user_id}",
            rows=[[triage, look]],
            issue=await issue_view(turn, issue, to),
            outlet=outlet.name,
            crowd=crowd,
            now=turn.now,
        )


async def _assessors(turn: Turn, issue: Issue) -> list[Member]:
    found = [
        member
        for member in await turn.team()
        if member.reachable and may(member, Action.TRIAGE) and may_see(member, issue)
    ]
    meant = [m for m in found if m.roles & _ASKED or m.user_id == issue.owner]
    return meant or found
