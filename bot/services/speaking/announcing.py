"""Telling the team of an issue who speaks, and who spoke until now (T21)."""

from collections.abc import Collection

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def announce(
    turn: Turn,
    issue: Issue,
    before: Member | None,
    speaker: Member,
    told: Collection[int] = (),
    *,
    others: bool = True,
) -> None:
    """Tell who spoke until now; from L3 on the whole team, in one message each.

    Who speaks, and who was *told* already, hears nothing more; without *others* only
    who spoke is told.
    """
    high = issue.level is not None and issue.level >= Level.L3
    every = high and others
    spoke = before.user_id if before and before != speaker else 0
    rules = turn.desk.playbook.roles.raci
    known = {speaker.user_id, *told} - {spoke}
    for to in await turn.team():
        concerned = every and rules.concerned("form_team", to.roles, issue.level)
        hears = to.user_id == spoke or concerned
        if not hears or to.user_id in known or not may_see(to, issue):
            continue
        if to.reachable:
            await _tell(turn, issue, before if spoke else None, speaker, to)


async def _tell(
    turn: Turn, issue: Issue, before: Member | None, speaker: Member, to: Member
) -> None:
    await turn.tell(
        to,
        "speaker_changed",
        slot=f"speaker:{issue.id}",
        rows=[[turn.button("speaking", issue.id, locale=to.locale)]],
        issue=await issue_view(turn, issue, to),
        who=person(turn, speaker, to),
        before=person(turn, before, to) if before else "",
        mine=before is not None and to.user_id == before.user_id,
    )
