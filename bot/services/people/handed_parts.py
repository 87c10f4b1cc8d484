"""What is handed over when somebody leaves, kind by kind."""

from collections.abc import Awaitable, Callable

from bot.domain.access import Action, may, may_see
from bot.domain.enquiry_life import ENQUIRY_LIFE
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.task_life import TASK_LIFE
from bot.domain.values import replace
from bot.services.assigning.knowing import clashing, may_be_offered, roles_of
from bot.services.assigning.losing import lose_offers
from bot.services.assigning.offer_letters import short
from bot.services.assigning.offering import offer_role
from bot.services.circle.led_by import could_lead
from bot.services.people.holdings import Holdings
from bot.services.turn import Turn


async def _give_issues(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    given = [issue for issue in held.issues if may_see(to, issue)]
    for had in given:
        changed = replace(had, owner=to.user_id, taken_at=turn.now)
        issue = await turn.unit.issues.save(changed)
        await turn.unit.issues.follow(issue.id, to.user_id)
        await _handed(turn, issue.id, "owner", member, to)
    return len(given)


async def _give_leading(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    able = [issue for issue in held.led if could_lead(to, issue)]
    given = [issue for issue in able if may_see(to, issue)]  # nobody is let in by it
    for led in given:
        current = await turn.unit.issues.find(led.id)
        assert current is not None
        issue = await turn.unit.issues.save(replace(current, lead=to.user_id))
        await _handed(turn, issue.id, "lead", member, to)
    return len(given)


async def _give_tasks(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    count = 0
    for task in held.tasks:
        issue = await turn.unit.issues.find(task.issue_id)
        state = TASK_LIFE.next_state(task.state, Action.PASS_TASK)
        if state is None or not _sees(to, issue):
            continue
        me = turn.member.user_id
        moved = replace(task, state=state, owner=to.user_id, moved_by=me, told=0)
        await turn.unit.tasks.save(replace(moved, moved_at=turn.now))
        await _handed(turn, task.issue_id, task.short, member, to)
        count += 1
    return count


async def _give_enquiries(
    turn: Turn, held: Holdings, member: Member, to: Member
) -> int:
    count = 0
    for one in held.enquiries:
        issue = await turn.unit.issues.find(one.issue_id)
        state = ENQUIRY_LIFE.next_state(one.state, Action.HAND_ENQUIRY)
        able = may(to, Action.TAKE_ENQUIRY) and _sees(to, issue)
        if state is None or not able:
            continue
        await turn.unit.enquiries.save(replace(one, state=state, owner=to.user_id))
        await _handed(turn, one.issue_id, one.short, member, to)
        count += 1
    return count


async def _give_meetings(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    count = 0
    for one in held.meetings:
        issue = await turn.unit.issues.find(one.issue_id)
        if one.chair != member.user_id or not _sees(to, issue):
            continue
        await turn.unit.meetings.save(replace(one, chair=to.user_id))
        await _handed(turn, one.issue_id, one.short, member, to)
        count += 1
    return count


async def _give_roles(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    """Offer each role to the successor, who may decline.

    What was offered to who leaves goes on to the deputies.
    """
    await lose_offers(turn, member, "left")
    count = 0
    for one in held.roles:
        issue = await turn.unit.issues.find(one.issue_id)
        if issue is None or not _sees(to, issue):
            continue
        before = await roles_of(turn, issue)
        fits = may_be_offered(turn, to, issue, one.seat)
        if fits and clashing(turn, to, issue, one.seat, before) is None:
            await offer_role(turn, issue, to, one.seat)
            await _handed(turn, one.issue_id, short(one), member, to)
            count += 1
    return count


async def _give_drafts(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    count = 0
    for one in held.drafts:
        issue = await turn.unit.issues.find(one.issue_id)
        if may(to, Action.DRAFT) and _sees(to, issue):
            await turn.unit.documents.save(replace(one, author=to.user_id))
            await _handed(turn, one.issue_id, one.id.rpartition("/")[2], member, to)
            count += 1
    return count


async def _give_duties(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    """Put the successor in the place of every line of the roster."""
    if not held.duties or not may(to, Action.STAND_DUTY):
        return 0
    lines = [replace(line, person=to.user_id) for line in held.duties]
    await turn.unit.rosters.add(lines, turn.member.user_id, turn.now)
    people = f"member:{member.user_id} to member:{to.user_id}"
    await turn.record("duty_handed", "roster", f"{len(lines)} {people}")
    return len(lines)


def _sees(to: Member, issue: Issue | None) -> bool:
    return issue is not None and may_see(to, issue)


async def _handed(
    turn: Turn, issue_id: str, what: str, member: Member, to: Member
) -> None:
    detail = f"{what} member:{member.user_id} to member:{to.user_id}"
    await turn.record("handed_over", issue_id, detail)


Give = Callable[[Turn, Holdings, Member, Member], Awaitable[int]]

#: What is handed over, by the name that `Holdings.counts` gives it. A register with
#: somebody in charge of something adds its row here and its part there.
HANDED: dict[str, Give] = {
    "issues": _give_issues,
    "led": _give_leading,
    "tasks": _give_tasks,
    "enquiries": _give_enquiries,
    "meetings": _give_meetings,
    "roles": _give_roles,
    "drafts": _give_drafts,
    "duties": _give_duties,
}
