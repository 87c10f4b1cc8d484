"""Handing everything open over to one successor, when somebody leaves the team."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.domain.access import Action, may, may_see
from bot.domain.enquiry_life import ENQUIRY_LIFE
from bot.domain.errors import CannotTakeOver
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.task_life import TASK_LIFE
from bot.ports.mail import MessageClass
from bot.services.circle.led_by import could_lead
from bot.services.desk import Desk
from bot.services.finding import the_member
from bot.services.people.holdings import Holdings, holdings_of
from bot.services.people.leave import candidates, whose
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import person

#: So many colleagues are offered.
OFFERED = 20


async def ask_successor(desk: Desk, pressed: Pressed) -> str:
    """Show everything that somebody has open, and who could take it over."""
    async with member_turn(desk, pressed, Action.HAND_ALL) as turn:
        member = await whose(turn, pressed.press.subject)
        held = await holdings_of(turn, member)
        people = (await candidates(turn, member))[:OFFERED] if held.total else []
        subject = str(member.user_id)
        picks = [
            turn.button("hand_all_to", subject, value=str(m.user_id), text=m.name)
            for m in people
        ]
        own = member.user_id == turn.member.user_id
        back = turn.button("see_own" if own else "member", subject, label="back")
        await turn.reply(
            "hand_all",
            rows=[*(picks[i : i + 2] for i in range(0, len(picks), 2)), [back]],
            who="" if own else person(turn, member, turn.member),
            counts=held.counts,
            anybody=bool(people),
        )
    return turn.toast


async def hand_all(desk: Desk, pressed: Pressed) -> str:
    """Give everything open to the successor, who is told in one message."""
    async with member_turn(desk, pressed, Action.HAND_ALL) as turn:
        member = await whose(turn, pressed.press.subject)
        to = await the_member(turn, pressed.press.value)
        able = to.reachable and may(to, Action.TAKE)
        if not able or to.user_id == member.user_id:
            raise CannotTakeOver(who=person(turn, to, turn.member))
        held = await holdings_of(turn, member)
        given = await _give(turn, held, member, to)
        if to.user_id != turn.member.user_id and sum(given.values()):
            await _tell(turn, to, member, given)
        await _show(turn, member, to, given, held.total - sum(given.values()))
    return turn.toast


async def _show(
    turn: Turn, member: Member, to: Member, given: dict[str, int], left: int
) -> None:
    own = member.user_id == turn.member.user_id
    subject = str(member.user_id)
    last = turn.button("erase_me") if own else turn.button("suspend", subject)
    await turn.reply(
        "handed_all",
        rows=[[last]],
        who="" if own else person(turn, member, turn.member),
        to=person(turn, to, turn.member),
        counts={name: n for name, n in given.items() if n},
        left=left,
    )


async def _tell(turn: Turn, to: Member, member: Member, given: dict[str, int]) -> None:
    rows = [[turn.button("my_tasks", locale=to.locale)]] if given["tasks"] else []
    await turn.tell(
        to,
        "handed_to_you",
        klass=MessageClass.PING,
        rows=rows,
        who=person(turn, member, to),
        counts={name: n for name, n in given.items() if n},
    )


async def _give(
    turn: Turn, held: Holdings, member: Member, to: Member
) -> dict[str, int]:
    """Hand each kind over; return how many of each went."""
    return {name: await give(turn, held, member, to) for name, give in HANDED.items()}


async def _give_issues(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    given = [issue for issue in held.issues if may_see(to, issue)]
    for had in given:
        changed = replace(had, owner=to.user_id, taken_at=turn.now)
        issue = await turn.unit.issues.save(changed)
        await turn.unit.issues.follow(issue.id, to.user_id)
        await _handed(turn, issue.id, "owner", member, to)
    return len(given)


async def _give_leading(turn: Turn, held: Holdings, member: Member, to: Member) -> int:
    given = [issue for issue in held.led if could_lead(to, issue)]
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
}
