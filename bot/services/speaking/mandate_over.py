"""A chore: when a mandate ends, the lead and who spoke hear of it, once."""

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.mandate import Mandate
from bot.domain.member import Member
from bot.ports.mail import MessageClass
from bot.services.assigning.vacancies import leading
from bot.services.desk import Desk
from bot.services.speaking.voices import voice_of
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view, person

#: So many are looked at in one go.
AT_ONCE = 50


async def tell_over(desk: Desk) -> None:
    """Tell of every mandate that has ended since the last look."""
    async with desk.storage.begin() as unit:
        over = await unit.mandates.over(desk.clock.now(), AT_ONCE)
    for key, mandate in over:
        async with clock_turn(desk, key) as turn:
            issue = await turn.unit.issues.find(mandate.issue_id)
            current = await turn.unit.mandates.newest(mandate.issue_id)
            if issue is None or current != mandate or await turn.unit.committed(key):
                turn.idle = True
                continue
            await _end(turn, issue, mandate)


async def _end(turn: Turn, issue: Issue, mandate: Mandate) -> None:
    await turn.record("mandate_over", issue.id, f"v{mandate.version}")
    spoke = (await voice_of(turn, issue)).lapsed
    if spoke is None:
        return
    people = await leading(turn, issue)
    for to in [*people, *([] if spoke in people else [spoke])]:
        if to.reachable and may_see(to, issue):
            await _tell(turn, issue, mandate, spoke, to)


async def _tell(
    turn: Turn, issue: Issue, mandate: Mandate, spoke: Member, to: Member
) -> None:
    mine = to == spoke
    look = turn.button("speaking", issue.id, locale=to.locale)
    longer = turn.button("mandate", issue.id, locale=to.locale)
    await turn.tell(
        to,
        "mandate_over",
        klass=MessageClass.PING,
        slot=f"mandate:{issue.id}:{to.user_id}",
        rows=[[look] if mine else [longer, look]],
        issue=await issue_view(turn, issue, to),
        who=person(turn, spoke, to),
        mine=mine,
        until=mandate.until,
        now=turn.now,
    )
