"""Answering an offer of a role: accept with one tap, decline with a reason."""

from collections.abc import Sequence

from bot.domain.access import Action, could_see, may_see
from bot.domain.assignment import Assignment, holder
from bot.domain.errors import ButtonExpired, Refusal
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.role_errors import RoleHeld, RoleNotTheirs, RoleOfferOver, RolesClash
from bot.services.assigning.assuming import assume
from bot.services.assigning.knowing import SPEAKER, roles_of, seat_name
from bot.services.assigning.notices import tell_accepted
from bot.services.assigning.offer_letters import JOINED, roles_named
from bot.services.assigning.offering import Offer, refuse_unfit
from bot.services.assigning.role_words import deeds_of
from bot.services.assigning.vacancies import note_filled
from bot.services.desk import Desk
from bot.services.finding import finished
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def accept_roles(desk: Desk, pressed: Pressed) -> str:
    """Have the offered roles from now on; raise `RoleHeld`, `RoleOfferOver`."""
    async with member_turn(desk, pressed, Action.ACCEPT_ROLE) as turn:
        issue, offered = await offered_by_one(
            turn, pressed.press.subject, pressed.press.value
        )
        issue, taken = await _take(turn, issue, offered)
        await _say_taken(turn, issue, taken)
        await tell_accepted(turn, issue, taken)
        await note_filled(turn, issue)
    return turn.toast


async def _take(
    turn: Turn, issue: Issue, offered: Sequence[Assignment]
) -> tuple[Issue, list[Assignment]]:
    """Assume what can be, one after the other: what was taken may bar what comes next.

    Raise why the first cannot be where none can.
    """
    taken, bars = [], []
    for one in offered:
        bar = await _bar(turn, issue, one)
        if bar is None:
            issue = await assume(turn, issue, one)
            taken.append(one)
        else:
            bars.append(bar)
    if not taken:
        raise bars[0]
    return issue, taken


async def offered_by_one(
    turn: Turn, subject: str, value: str
) -> tuple[Issue, list[Assignment]]:
    """Return the issue and what was offered on it to the asker by one message.

    Who was offered a role on a restricted issue need not see it yet.
    """
    me, issue = turn.member, await turn.unit.issues.find(subject)
    ids = [f"{subject}/{short}" for short in value.split(JOINED)]
    every = [await turn.unit.assignments.find(one) for one in ids]
    mine = [one for one in every if one is not None and one.member == me.user_id]
    if issue is not None and mine and mine[0].issue_id != issue.id:
        issue = await turn.unit.issues.find(mine[0].issue_id)  # it was merged
    if issue is None or not mine or not could_see(me, issue):
        raise ButtonExpired
    if issue.state in TERMINAL:
        raise await finished(turn, issue) if may_see(me, issue) else ButtonExpired()
    return issue, mine


async def _bar(turn: Turn, issue: Issue, one: Assignment) -> Refusal | None:
    """Return why an offer cannot be accepted any more; None: it can."""
    found = await roles_of(turn, issue)
    has = holder(found, one.seat)
    who = await turn.unit.members.find(has.member) if has else None
    seen = who is not None and may_see(turn.member, issue)
    facts = {
        "number": issue.number,
        "role": seat_name(turn, one.seat, turn.locale),
        "who": person(turn, who, turn.member) if seen else "",
        "at": has.assumed_at if has else None,
        "mine": has is not None and has.member == turn.member.user_id,
    }
    if not (one.waits or one.late):
        return RoleOfferOver(**facts)
    if has is not None and has.id != one.replaces:
        return RoleHeld(**facts)
    others = [a for a in found if a.id != one.id]
    try:
        refuse_unfit(turn, issue, Offer(one.seat, turn.member), others)
    except (RoleNotTheirs, RolesClash) as unfit:
        return unfit
    return None


async def _say_taken(turn: Turn, issue: Issue, taken: Sequence[Assignment]) -> None:
    codes = [one.role for one in taken if not one.seat.deputy]
    rows = [
        [turn.button("team", issue.id, version=1), turn.button("see_issue", issue.id)]
    ]
    if any(one.seat == SPEAKER for one in taken):
        rows.insert(0, [turn.button("brief", issue.id)])
    await turn.reply(
        "role_taken",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        roles=roles_named(turn, taken, turn.locale),
        deeds=deeds_of(turn, codes, turn.locale),
    )
