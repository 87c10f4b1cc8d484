"""Offering roles of an issue: one message to each, whatever they are offered."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.assignment import KIND, Assignment, Seat, holder, offers
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.role_errors import RoleNotTheirs, RolesClash
from bot.domain.values import Struct
from bot.services.assigning.assuming import assume
from bot.services.assigning.ending import withdraw
from bot.services.assigning.knowing import (
    clashing,
    may_be_offered,
    roles_of,
    seat_name,
)
from bot.services.assigning.offer_letters import post_offer
from bot.services.turn import Turn
from bot.services.views import person


class Offer(Struct, frozen=True):
    """A seat to be offered to somebody.

    `then_ask` is who is offered it where they do not take it; `note` is what who
    hands the role over says to who comes.
    """

    seat: Seat
    to: Member
    then_ask: int | None = None
    note: str = ""


async def offer_role(
    turn: Turn,
    issue: Issue,
    to: Member,
    seat: Seat,
    *,
    then_ask: int | None = None,
    note: str = "",
) -> Assignment:
    """Offer *seat* of an issue to one person; who offers it to themselves has it.

    Whoever has the seat keeps it until the offer is accepted; earlier offers of it die.
    Nobody is let into a restricted issue before they accept. Raise `RoleNotTheirs` for
    somebody who could never have it, `RolesClash` for a forbidden pair.
    """
    found = await offer_roles(turn, issue, [Offer(seat, to, then_ask, note)])
    return found[0]


async def offer_roles(
    turn: Turn, issue: Issue, wanted: Sequence[Offer], *, by_clock: bool = False
) -> list[Assignment]:
    """Offer several seats, with one message to each person; raise as `offer_role`.

    With *by_clock* Siaga goes on to a deputy by itself.
    """
    made = []
    for offer in wanted:
        before = await roles_of(turn, issue)
        refuse_unfit(turn, issue, offer, before)
        made.append(await _offered(turn, issue, offer, before, by_clock=by_clock))
    mine = 0 if by_clock or turn.actor is None else turn.member.user_id
    own = [one for one in made if one.member == mine]
    for one in own:
        issue = await assume(turn, issue, one)
    for to in _each(offer.to for offer in wanted):
        theirs = [one for one in made if one.member == to.user_id and one not in own]
        if theirs:
            await post_offer(turn, issue, to, theirs)
    return [(await turn.unit.assignments.find(one.id)) or one for one in made]


def _each(people: Iterable[Member]) -> list[Member]:
    return list({to.user_id: to for to in people}.values())


def refuse_unfit(
    turn: Turn, issue: Issue, offer: Offer, found: Sequence[Assignment]
) -> None:
    """Raise why somebody cannot have a seat, if so: `RoleNotTheirs`, `RolesClash`."""
    viewer = turn.actor or offer.to
    facts = {
        "number": issue.number,
        "who": person(turn, offer.to, viewer),
        "role": seat_name(turn, offer.seat, viewer.locale),
        "remedies": (("team", issue.id),),
    }
    if not may_be_offered(turn, offer.to, issue, offer.seat):
        raise RoleNotTheirs(**facts)
    other = clashing(turn, offer.to, issue, offer.seat, found)
    if other is not None:
        raise RolesClash(**facts, other=seat_name(turn, Seat(other), viewer.locale))


async def _offered(
    turn: Turn,
    issue: Issue,
    offer: Offer,
    before: Sequence[Assignment],
    *,
    by_clock: bool,
) -> Assignment:
    """Keep the offer, and take back what else was offered of the seat."""
    has = holder(before, offer.seat)
    count = await turn.unit.assignments.next_count(issue.id)
    one = Assignment(
        id=f"{issue.id}/{KIND}{count}",
        issue_id=issue.id,
        seat=offer.seat,
        member=offer.to.user_id,
        offered_by=None if by_clock or turn.actor is None else turn.member.user_id,
        offered_at=turn.now,
        level=issue.level,
        expires_at=answer_until(turn, issue),
        then_ask=offer.then_ask if offer.then_ask != offer.to.user_id else None,
        replaces=has.id if has else "",
        note=offer.note,
    )
    await turn.unit.assignments.add(one)
    detail = f"{one.role} to member:{one.member}"
    await turn.record("role_offered", issue.id, detail, content=one.note)
    for old in offers(before, offer.seat):
        await withdraw(turn, issue, old, "offered_anew")
    return one


def answer_until(turn: Turn, issue: Issue) -> datetime | None:
    """Return until when an offer of an issue is answered; None: it waits."""
    waits = turn.desk.playbook.roles.offers.wait
    wait = waits.get(issue.level or Level.L1)
    return turn.now + wait if wait else None
