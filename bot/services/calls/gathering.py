"""A call that more than one must answer: who has the issue is not enough."""

from bot.domain.access import Action, may_see
from bot.domain.calling import choose
from bot.domain.errors import ButtonExpired
from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.ladders import EVERYBODY, Step
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Button, MessageClass
from bot.services.calls.calling import stop_calls
from bot.services.calls.circumstances import circumstances
from bot.services.calls.pings import (
    RowsFor,
    answer_rows,
    newest_pings,
    rewrite_pings,
)
from bot.services.cards.places import keep_called
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, listed, person


async def answered_enough(turn: Turn, issue: Issue, taker: Member) -> bool:
    """Count the taker as an answer; tell whether nobody else needs to be called."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is None or not climb.running:
        return True
    serial = climb.serial
    await turn.unit.calls.answer(issue.id, serial, taker.user_id, turn.now)
    return not await lacking(turn, issue, climb)


async def lacking(turn: Turn, issue: Issue, climb: Escalation) -> int:
    """Return how many answers a running climb still waits for, 0 for none.

    Where fewer people are there than the policy asks for, these are enough, and the
    lead is told.
    """
    step = climb.asking
    if step is None:
        return 0
    answered = await turn.unit.calls.answered(issue.id, climb.serial)
    there = await _there(turn, issue, step) | answered
    wanted = len(there) if step.answers == EVERYBODY else step.answers
    if wanted > len(there):
        await _tell_clamped(turn, issue, climb, wanted, len(there))
    return max(0, min(wanted, len(there)) - len(answered))


async def _there(turn: Turn, issue: Issue, step: Step) -> frozenset[int]:
    now = replace(await circumstances(turn, issue), answered=frozenset())
    return choose(issue, await turn.team(), step.call, now).ids


async def _tell_clamped(
    turn: Turn, issue: Issue, climb: Escalation, wanted: int, there: int
) -> None:
    """Tell the leads once a climb that its policy asks for more than the team has."""
    leads = [
        member
        for member in await turn.team()
        if member.reachable
        and Role.CRISIS_LEAD in member.roles
        and may_see(member, issue)
    ]
    await turn.record("answers_clamped", issue.id, f"{wanted}>{there}")
    for lead in leads:
        await turn.tell(
            lead,
            "answers_clamped",
            klass=MessageClass.ALARM,
            key=f"clamped:{issue.id}:{climb.serial}:{lead.user_id}",
            issue=await issue_view(turn, issue, lead),
            wanted=wanted,
            there=there,
        )


async def gathers(turn: Turn, issue: Issue) -> bool:
    """Tell whether an issue is in hand and its climb still waits for answers."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is None or not climb.running or issue.owner is None:
        return False
    answered = await turn.unit.calls.answered(issue.id, climb.serial)
    return climb.asking is not None and issue.owner in answered


async def go_on_gathering(turn: Turn, issue: Issue, taker: Member) -> None:
    """Let those who were called know who has it, and that their answer is awaited."""
    climb = await turn.unit.escalations.find(issue.id)
    assert climb is not None
    answered = await turn.unit.calls.answered(issue.id, climb.serial)
    left = await lacking(turn, issue, climb)
    taken = RowsFor(turn, issue, taker.user_id)

    def rows(to: Member) -> list[list[Button]]:
        waits = to.user_id not in answered
        return answer_rows(turn, issue, to) if waits else taken(to)

    await turn.record("gathering", issue.id, f"{len(answered)}+{left}")
    await rewrite_pings(turn, issue, "gathering", rows, left=left)


async def answer_call(desk: Desk, pressed: Pressed) -> str:
    """Answer a call that more than one must answer."""
    async with member_turn(desk, pressed, Action.TAKE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        if not await gathers(turn, issue):
            raise ButtonExpired
        await count_answer(turn, issue)
    return turn.toast


async def count_answer(turn: Turn, issue: Issue) -> None:
    """Count the answer of who asks; the last one that was needed ends the calls."""
    climb = await turn.unit.escalations.find(issue.id)
    assert climb is not None
    await turn.unit.calls.answer(issue.id, climb.serial, turn.member.user_id, turn.now)
    await turn.record("answered", issue.id, f"by member:{turn.member.user_id}")
    left = await lacking(turn, issue, climb)
    turn.toast = turn.label("toast.answered", left=left)
    if left:
        await go_on_gathering(turn, issue, await _owner(turn, issue))
        return
    await stop_calls(turn, issue)
    names = await _names(turn, issue, climb)
    rows = RowsFor(turn, issue, issue.owner)
    await rewrite_pings(turn, issue, "gathered", rows, names=names)
    await keep_called(turn, issue, await newest_pings(turn, issue))


async def _owner(turn: Turn, issue: Issue) -> Member:
    owner = await turn.unit.members.find(issue.owner or 0)
    return owner or turn.member


async def _names(turn: Turn, issue: Issue, climb: Escalation) -> str:
    answered = await turn.unit.calls.answered(issue.id, climb.serial)
    people = [m for m in await turn.team() if m.user_id in answered]
    return listed(turn, [person(turn, m, turn.member) for m in people], turn.locale)
